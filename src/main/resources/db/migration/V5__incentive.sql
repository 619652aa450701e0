-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('OPP', 0);
insert into record_sequence values ('PRJ', 0);
insert into record_sequence values ('INC', 0);

create table opportunity (
    opportunity_key     varchar(32)  primary key,
    partner_id          varchar(64)  not null,
    opportunity_id      varchar(128) not null,
    name                varchar(256) not null,
    source              varchar(8)   not null,
    customer_name       varchar(256) not null,
    customer_account    varchar(128) not null,
    status              varchar(16)  not null,
    verified_on         date         not null,
    delivery_start      date,
    delivery_end        date,
    annual_cloud_volume numeric(18, 2),
    offerings           varchar(1000) not null,
    core                boolean      not null,
    marketplace         boolean      not null,
    new_customer        boolean      not null,
    manager_id          varchar(64),
    created_at          timestamp with time zone not null,
    updated_at          timestamp with time zone not null,
    constraint opportunity_id_once unique (opportunity_id)
);
create index opportunity_partner on opportunity (partner_id, created_at);
create index opportunity_created on opportunity (created_at);
create index opportunity_status on opportunity (status, created_at);

create table delivery_project (
    project_key          varchar(32)    primary key,
    partner_id           varchar(64)    not null,
    opportunity_key      varchar(32)    not null references opportunity (opportunity_key),
    status               varchar(32)    not null,
    customer_name        varchar(256)   not null,
    customer_account     varchar(128)   not null,
    customer             varchar(256)   not null,
    scene                varchar(32)    not null,
    delivery_start       date           not null,
    delivery_end         date           not null,
    annual_cloud_volume  numeric(18, 2) not null,
    workload_person_days integer        not null,
    completed_on         date,
    quality_score        integer,
    incentive_key        varchar(32),
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null
);
create index delivery_project_partner on delivery_project (partner_id, created_at);
create index delivery_project_created on delivery_project (created_at);
create index delivery_project_status on delivery_project (status, created_at);
create index delivery_project_customer on delivery_project (customer, delivery_start);

-- One row for each customer that ever had a project: locked while a registration looks for overlaps (INC-10).
create table subsidised_customer (
    customer varchar(256) primary key
);

create table incentive (
    incentive_key      varchar(32)    primary key,
    partner_id         varchar(64)    not null,
    kind               varchar(32)    not null,
    status             varchar(32)    not null,
    title              varchar(256)   not null,
    origin_key         varchar(32)    not null,
    calculation        varchar(2000)  not null,
    association_type   varchar(1),
    amount             numeric(18, 2) not null,
    generated_at       timestamp with time zone not null,
    slip_key           varchar(32),
    offset_amount      numeric(18, 2) not null,
    clawed_back_amount numeric(18, 2) not null,
    feedback           varchar(1000),
    expected_amount    numeric(18, 2),
    answer             varchar(1000),
    rest_working_days  integer,
    created_at         timestamp with time zone not null,
    updated_at         timestamp with time zone not null
);
create index incentive_partner on incentive (partner_id, created_at);
create index incentive_created on incentive (created_at);
create index incentive_status on incentive (status, created_at);
create index incentive_origin on incentive (origin_key);

-- Every amount that somebody entered for an incentive, the first one and the answers to disputes (INC-08).
create table incentive_amount (
    id              bigint generated always as identity primary key,
    incentive_key   varchar(32)    not null references incentive (incentive_key),
    at              timestamp with time zone not null,
    actor           varchar(64)    not null,
    public_actor    varchar(64)    not null,
    previous_amount numeric(18, 2),
    amount          numeric(18, 2) not null,
    reason          varchar(2000)  not null
);
create index incentive_amount_incentive on incentive_amount (incentive_key, id);

-- The reminders that went out, so that none does twice (INC-05).
create table incentive_reminder (
    incentive_key     varchar(32) not null references incentive (incentive_key),
    working_days_left integer     not null,
    sent_at           timestamp with time zone not null,
    primary key (incentive_key, working_days_left)
);
