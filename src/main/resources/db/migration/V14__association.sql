-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('INV', 0);
insert into record_sequence values ('ASC', 0);

-- The key that signs public links, where no setting gives one.
create table public_link_key (
    id          integer      primary key,
    signing_key varchar(256) not null
);

-- A link by which customers join a partner. The token is not kept: the nonce is its random part.
create table invitation (
    invitation_key   varchar(32)  primary key,
    partner_id       varchar(64)  not null,
    kind             varchar(16)  not null,
    status           varchar(16)  not null,
    association_type varchar(1)   not null,
    tag              varchar(64),
    campaign         varchar(128),
    manager_id       varchar(64),
    created_by       varchar(64)  not null,
    association_key  varchar(32),
    report_key       varchar(32),
    nonce            varchar(32)  not null,
    expires_at       timestamp with time zone,
    associations     integer      not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);
create index invitation_partner on invitation (partner_id, created_at);
create index invitation_created on invitation (created_at);
create index invitation_status on invitation (status, created_at);
create index invitation_association on invitation (association_key, status);

create table association (
    association_key  varchar(32)  primary key,
    partner_id       varchar(64)  not null,
    status           varchar(32)  not null,
    association_type varchar(1)   not null,
    kind             varchar(16)  not null,
    report_key       varchar(32),
    invitation_key   varchar(32),
    customer_name    varchar(256),
    mobile           varchar(64),
    email            varchar(128),
    customer_id      varchar(128),
    account_name     varchar(64),
    tag              varchar(64),
    campaign         varchar(128),
    manager_id       varchar(64),
    inviter_id       varchar(64),
    failure          varchar(64),
    failed_at        timestamp with time zone,
    note             varchar(1000),
    service_comment  varchar(1000),
    associated_at    timestamp with time zone,
    ended_at         timestamp with time zone,
    end_reason       varchar(1000),
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);
create index association_partner on association (partner_id, created_at);
create index association_created on association (created_at);
create index association_status on association (status, created_at);
create index association_report on association (report_key);
create index association_mobile on association (partner_id, mobile);
create index association_customer on association (customer_id);
create index association_manager on association (partner_id, manager_id, created_at);

-- How many invitations a user has mailed on a local day (CUS-09).
create table invitation_mail_count (
    user_id varchar(64) not null,
    on_day  date        not null,
    mailed  integer     not null,
    constraint pk_invitation_mail_count primary key (user_id, on_day)
);

-- Which version of the notice for its type a customer has accepted, and when; never changed (CUS-14).
create table notice_signature (
    id               bigint generated always as identity primary key,
    customer_id      varchar(128) not null,
    partner_id       varchar(64)  not null,
    association_key  varchar(32)  not null,
    association_type varchar(1)   not null,
    version          varchar(32)  not null,
    signed_at        timestamp with time zone not null
);
create index notice_signature_customer on notice_signature (customer_id, id);
create index notice_signature_association on notice_signature (association_key, id);
