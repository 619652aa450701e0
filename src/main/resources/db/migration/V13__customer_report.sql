-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('REP', 0);

create table customer_report (
    report_key           varchar(32)   primary key,
    partner_id           varchar(64)   not null,
    manager_id           varchar(64)   not null,
    status               varchar(32),
    customer_name        varchar(256)  not null,
    mobile               varchar(64)   not null,
    mobile_key           varchar(64)   not null,
    email                varchar(128)  not null,
    email_key            varchar(128)  not null,
    remark               varchar(512),
    cause                varchar(64),
    lapse_cause          varchar(16),
    association_type     varchar(1),
    inviter_id           varchar(64),
    invite_on_acceptance boolean       not null,
    expected_consumption numeric(18, 2),
    communication        varchar(2000),
    project_details      varchar(2000),
    customer_account     varchar(128),
    review_comment       varchar(1000),
    association_key      varchar(32),
    hidden               boolean       not null,
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null
);
create index customer_report_partner on customer_report (partner_id, created_at);
create index customer_report_places on customer_report (partner_id, status);
create index customer_report_created on customer_report (created_at);
create index customer_report_status on customer_report (status, created_at);
create index customer_report_mobile on customer_report (mobile_key);
create index customer_report_email on customer_report (email_key);

-- What identifies a prospect that a report holds: mobile, e-mail address, name. The key decides who of two is first (CUS-03).
create table prospect_hold (
    prospect_key varchar(270) primary key,
    report_key   varchar(32)  not null references customer_report (report_key)
);
create index prospect_hold_report on prospect_hold (report_key);
