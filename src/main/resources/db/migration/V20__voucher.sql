-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
-- No foreign keys to partner: each row written would lock the partner's row for a moment, against those who work with it locked.
insert into record_sequence values ('QTA', 0);
insert into record_sequence values ('CPN', 0);
insert into record_sequence values ('VRC', 0);

create table voucher_quota (
    quota_key             varchar(32)    primary key,
    partner_id            varchar(64)    not null,
    kind                  varchar(16)    not null,
    status                varchar(16)    not null,
    -- what was given, and what of it is still there to be given out
    quota_value           numeric(18, 2) not null,
    balance               numeric(18, 2) not null,
    effective_at          timestamp with time zone not null,
    expire_at             timestamp with time zone not null,
    -- one code each line; none: no limit
    cloud_service_types   varchar(8000)  not null,
    product_ids           varchar(8000)  not null,
    min_face_value        numeric(18, 2),
    max_face_value        numeric(18, 2),
    first_associated_only boolean        not null,
    -- of a reseller's quota: the one that it was cut from, and whose that is
    parent_key            varchar(32)    references voucher_quota (quota_key),
    giver_id              varchar(64)   ,
    -- of a quota that a payout slip made: one each (PAY-10)
    slip_key              varchar(32)    constraint voucher_quota_slip_once unique,
    reason                varchar(1000),
    -- 0: nothing was ever imported; size 0: lifted
    whitelist_version     integer        not null,
    whitelist_size        integer        not null,
    -- a grant or a new value that a second member of operations has to confirm (VCH-19)
    pending_value         numeric(18, 2),
    pending_by            varchar(64),
    pending_reason        varchar(1000),
    status_before         varchar(16),
    -- null until the grant was confirmed
    granted_at            timestamp with time zone,
    created_at            timestamp with time zone not null,
    updated_at            timestamp with time zone not null,
    constraint voucher_quota_balance check (balance >= 0 and balance <= quota_value)
);
create index voucher_quota_partner on voucher_quota (partner_id, created_at);
create index voucher_quota_giver on voucher_quota (giver_id, created_at);
create index voucher_quota_parent on voucher_quota (parent_key);
create index voucher_quota_created on voucher_quota (created_at);

-- The versions of a quota's whitelist, the last one counts; the former stay on record (VCH-09).
create table voucher_whitelist (
    quota_key   varchar(32) not null references voucher_quota (quota_key),
    version     integer     not null,
    customers   integer     not null,
    imported_by varchar(64) not null,
    imported_at timestamp with time zone not null,
    primary key (quota_key, version)
);

create table voucher_whitelist_customer (
    quota_key   varchar(32)  not null,
    version     integer      not null,
    customer_id varchar(128) not null,
    primary key (quota_key, version, customer_id),
    foreign key (quota_key, version) references voucher_whitelist (quota_key, version)
);

create table voucher (
    voucher_key         varchar(32)    primary key,
    voucher_code        varchar(16)    not null constraint voucher_code_once unique,
    -- whose it is: the issuer of a customer's voucher, the holder of an own one
    partner_id          varchar(64)    not null,
    -- null: the partner holds it itself
    customer_id         varchar(128),
    -- the bond under which it was issued
    association_key     varchar(32),
    association_type    varchar(1),
    quota_key           varchar(32)    references voucher_quota (quota_key),
    kind                varchar(16)    not null,
    status              varchar(16)    not null,
    -- face value = balance + used amount + what went back
    face_value          numeric(18, 2) not null,
    balance             numeric(18, 2) not null,
    used_amount         numeric(18, 2) not null,
    min_order_amount    numeric(18, 2),
    effective_at        timestamp with time zone not null,
    expire_at           timestamp with time zone not null,
    cloud_service_types varchar(8000)  not null,
    product_ids         varchar(8000)  not null,
    frozen              boolean        not null,
    -- the order that holds it for itself, and the last one that was paid with it
    locked_by           varchar(128),
    order_id            varchar(128),
    last_used_at        timestamp with time zone,
    plan_id             varchar(128),
    plan_name           varchar(1024),
    plan_description    varchar(1024),
    issued_by           varchar(64)    not null,
    -- when it was used up, taken back, or its rest went back after the end
    closed_at           timestamp with time zone,
    created_at          timestamp with time zone not null,
    updated_at          timestamp with time zone not null,
    constraint voucher_balance check (balance >= 0 and used_amount >= 0 and balance + used_amount <= face_value)
);
create index voucher_partner on voucher (partner_id, created_at);
create index voucher_customer on voucher (customer_id, status);
create index voucher_quota_customer on voucher (quota_key, customer_id);
create index voucher_expiry on voucher (status, expire_at);
create index voucher_created on voucher (created_at);

-- 操作记录: every giving out and taking back, failed ones too (VCH-23).
create table voucher_operation (
    id              bigint generated always as identity primary key,
    -- whose record it is: who gave out
    partner_id      varchar(64)    not null,
    -- 1 to 9 of vouchers, 10 and 11 of quotas
    operation_type  integer        not null,
    quota_key       varchar(32),
    quota_kind      varchar(16),
    parent_key      varchar(32),
    voucher_key     varchar(32),
    customer_id     varchar(128),
    reseller_id     varchar(64),
    amount          numeric(18, 2) not null,
    succeeded       boolean        not null,
    -- what came back did not reach a quota (VCH-13)
    lapsed          boolean        not null,
    code            varchar(64),
    reason          varchar(1000),
    remark          varchar(512),
    -- for the issuing partner alone (VCH-11)
    memo            varchar(512),
    operator        varchar(64)    not null,
    public_operator varchar(64)    not null,
    -- what an automatic taking back was caused by; null where a person did it
    cause_key       varchar(128),
    at              timestamp with time zone not null,
    -- a cause takes effect once for each voucher (VCH-16)
    constraint voucher_operation_once unique (voucher_key, operation_type, cause_key)
);
create index voucher_operation_partner on voucher_operation (partner_id, at);
create index voucher_operation_quota on voucher_operation (quota_key, at);
create index voucher_operation_customer on voucher_operation (customer_id, at);
create index voucher_operation_at on voucher_operation (at);

-- What orders did with vouchers, as the vendor's billing tells it (VCH-17).
create table voucher_usage (
    id          bigint generated always as identity primary key,
    event_id    varchar(128)   not null constraint voucher_usage_once unique,
    voucher_key varchar(32)    not null references voucher (voucher_key),
    event       varchar(16)    not null,
    order_id    varchar(128),
    amount      numeric(18, 2),
    at          timestamp with time zone not null
);
create index voucher_usage_voucher on voucher_usage (voucher_key, at, id);

-- An automatic taking back that was caused; its process works it off (VCH-16).
create table voucher_recall (
    recall_key  varchar(32)  primary key,
    partner_id  varchar(64)  not null,
    operation_type integer   not null,
    cause_key   varchar(128) not null,
    -- what is taken back: one voucher, what a customer has from a bond or a type of it, or what came from a former distributor
    voucher_key      varchar(32),
    customer_id      varchar(128),
    association_key  varchar(32),
    association_type varchar(1),
    giver_id         varchar(64),
    caused_at   timestamp with time zone not null,
    done_at     timestamp with time zone,
    constraint voucher_recall_once unique (partner_id, operation_type, cause_key)
);
create index voucher_recall_open on voucher_recall (done_at, partner_id);
