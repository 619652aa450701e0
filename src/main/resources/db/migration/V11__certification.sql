-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('CRT', 0);

create table business_certification (
    certification_key   varchar(32)  primary key,
    partner_id          varchar(64)  not null references partner (id),
    status              varchar(32)  not null,
    company_name        varchar(256) not null,
    credit_code         varchar(36)  not null,
    taxpayer_type       varchar(16)  not null,
    registered_address  varchar(512) not null,
    registered_phone    varchar(64)  not null,
    contact_name        varchar(128) not null,
    contact_mobile      varchar(64)  not null,
    contact_email       varchar(128) not null,
    bank_code           varchar(16)  not null,
    bank_name           varchar(256) not null,
    bank_branch         varchar(256) not null,
    bank_account_holder varchar(256) not null,
    bank_account        varchar(32)  not null,
    intermediary_bank   varchar(256),
    remark              varchar(1000),
    tries_left          integer      not null,
    result              varchar(32),
    bank_reference      varchar(128),
    transfer_sent_at    timestamp with time zone,
    note                varchar(1000),
    certified_at        timestamp with time zone,
    created_at          timestamp with time zone not null,
    updated_at          timestamp with time zone not null
);
create index business_certification_partner on business_certification (partner_id, created_at);
create index business_certification_created on business_certification (created_at);
create index business_certification_status on business_certification (status, created_at);
create index business_certification_account on business_certification (bank_account, status);

-- The amount of the transfer under way, apart from the record: nothing that shows the record reads it (CRT-03).
create table certification_transfer (
    certification_key varchar(32)    primary key references business_certification (certification_key),
    amount            numeric(18, 2) not null
);

-- What the vendor's supplier data hold of a company; maintained by finance.
create table supplier_account (
    credit_code  varchar(36)  primary key,
    company_name varchar(256) not null,
    bank_account varchar(32)  not null,
    created_at   timestamp with time zone not null,
    updated_at   timestamp with time zone not null
);
create index supplier_account_created on supplier_account (created_at);
