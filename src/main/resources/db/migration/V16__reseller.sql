-- Cooperations of a reseller with its distributor (RSC-). Lengths are twice the domain's.
insert into record_sequence values ('RSC', 0);

create table reseller_cooperation (
    cooperation_key varchar(32) primary key,
    kind            varchar(16) not null,
    -- who asked, and who has to answer; one of the two is the reseller, the other its distributor
    partner_id      varchar(64) not null,
    counterpart_id  varchar(64) not null,
    reseller_id     varchar(64) not null,
    distributor_id  varchar(64) not null,
    status          varchar(32) not null,
    message         varchar(2000),
    remark          varchar(1000),
    cooperating_at  timestamp with time zone,
    ended_at        timestamp with time zone,
    -- while the answer is awaited, the two of them: one open cooperation per pair (RSL-07); else null
    open_pair       varchar(130),
    -- while they cooperate, the reseller: it has one distributor (RSL-08); else null
    running_for     varchar(64),
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null,
    constraint reseller_cooperation_open_once unique (open_pair),
    constraint reseller_cooperation_running_once unique (running_for)
);
create index reseller_cooperation_partner on reseller_cooperation (partner_id, created_at);
create index reseller_cooperation_counterpart on reseller_cooperation (counterpart_id, created_at);
create index reseller_cooperation_distributor on reseller_cooperation (distributor_id, status, reseller_id);
create index reseller_cooperation_reseller on reseller_cooperation (reseller_id, status);
create index reseller_cooperation_created on reseller_cooperation (created_at);
create index reseller_cooperation_status on reseller_cooperation (status, created_at);
