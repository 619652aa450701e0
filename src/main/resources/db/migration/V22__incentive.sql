-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.

-- Whatever sets a partner's incentives off against each other locks its row first (PAY-02, PAY-03, PAY-04).
create table incentive_owner (
    partner_id varchar(64) primary key
);

-- A claim has no amount until it is approved.
alter table incentive alter column amount drop not null;
alter table incentive alter column generated_at drop not null;
alter table incentive add column payable_since timestamp with time zone;
-- What it was made from once: an imported line, a bill.
alter table incentive add column once_key varchar(160);
alter table incentive add constraint incentive_once unique (once_key);
create index incentive_partner_status on incentive (partner_id, status);
create index incentive_slip on incentive (slip_key);

-- One row for each customer that ever had a claim, and for each period: locked while a claim looks for others (INC-14), or lines come in.
create table claimed_customer (
    customer varchar(128) primary key
);
create table incentive_period (
    period varchar(7) primary key
);

create table incentive_claim (
    incentive_key    varchar(32)  primary key references incentive (incentive_key),
    opportunity_key  varchar(32)  not null references opportunity (opportunity_key),
    customer_account varchar(128) not null,
    customer         varchar(128) not null,
    claim_kind       varchar(16)  not null,
    project_start    date         not null,
    withdrawn        boolean      not null
);
create index incentive_claim_opportunity on incentive_claim (opportunity_key);
create index incentive_claim_customer on incentive_claim (customer);

insert into record_sequence values ('STM', 0);

-- When the period was closed: its lines come in no more (INC-19). Null while it is open.
alter table incentive_period add column closed_at timestamp with time zone;

create table incentive_statement (
    statement_key varchar(32) primary key,
    partner_id    varchar(64) not null,
    period        varchar(7)  not null,
    status        varchar(32) not null,
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    constraint incentive_statement_once unique (partner_id, period)
);
create index incentive_statement_created on incentive_statement (created_at);
create index incentive_statement_period on incentive_statement (period, status, statement_key);
create index incentive_statement_status on incentive_statement (status, created_at);

-- What the lines of each association type come to; once the statement is formal the incentive has the amount.
create table statement_amount (
    statement_key    varchar(32)    not null references incentive_statement (statement_key),
    association_type varchar(1)     not null,
    amount           numeric(18, 2) not null,
    frozen_amount    numeric(18, 2) not null,
    incentive_key    varchar(32),
    primary key (statement_key, association_type)
);

create table performance_line (
    line_id          varchar(128)   primary key,
    partner_id       varchar(64)    not null,
    period           varchar(7)     not null,
    -- where it counts: its own period, or the one that was open when it was freed (INC-20)
    counted_period   varchar(7)     not null,
    plan_code        varchar(64)    not null,
    plan_name        varchar(128)   not null,
    association_type varchar(1)     not null,
    customer_id      varchar(128)   not null,
    order_id         varchar(128)   not null,
    consumed_on      date           not null,
    base_amount      numeric(18, 2) not null,
    rate             numeric(9, 4)  not null,
    amount           numeric(18, 2) not null,
    frozen           boolean        not null,
    import_key       varchar(32)    not null,
    -- who may not confirm what it makes (INC-08)
    imported_by      varchar(64)    not null,
    public_importer  varchar(64)    not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);
create index performance_line_statement on performance_line (partner_id, counted_period, association_type);
create index performance_line_created on performance_line (created_at);
-- a partner's own list, page by page
create index performance_line_partner on performance_line (partner_id, created_at, line_id);
