insert into record_sequence values ('TTL', 0);

-- Invoice information of partners (发票信息).
create table invoice_title (
    title_key          varchar(32)  primary key,
    partner_id         varchar(64)  not null,
    status             varchar(16)  not null,
    title_type         varchar(16)  not null,
    invoice_type       varchar(16)  not null,
    title              varchar(200) not null,
    tax_number         varchar(32),
    bank_name          varchar(200),
    bank_account       varchar(64),
    registered_address varchar(400),
    registered_phone   varchar(64),
    created_at         timestamp with time zone not null,
    updated_at         timestamp with time zone not null,
    -- the partner while the record is valid, else null: one valid record for each (INV-06)
    valid_of           varchar(64),
    constraint invoice_title_once unique (valid_of)
);
create index invoice_title_partner on invoice_title (partner_id, created_at);
create index invoice_title_created on invoice_title (created_at);

-- What a record said before it was changed (INV-06).
create table invoice_title_version (
    title_key          varchar(32)  not null,
    version_no         integer      not null,
    title_type         varchar(16)  not null,
    invoice_type       varchar(16)  not null,
    title              varchar(200) not null,
    tax_number         varchar(32),
    bank_name          varchar(200),
    bank_account       varchar(64),
    registered_address varchar(400),
    registered_phone   varchar(64),
    replaced_at        timestamp with time zone not null,
    replaced_by        varchar(64)  not null,
    primary key (title_key, version_no)
);

-- What an invoice list (开票清单) says, as it was when its payout slip was made (INV-11).
create table invoice_list (
    slip_key             varchar(32)    primary key,
    slip_day             date           not null,
    total                numeric(18, 2) not null,
    buyer_name           varchar(256)   not null,
    buyer_tax_number     varchar(64)    not null,
    buyer_address        varchar(512)   not null,
    buyer_phone          varchar(64)    not null,
    buyer_bank           varchar(256)   not null,
    buyer_account        varchar(64)    not null,
    postal_address       varchar(512)   not null,
    mailbox              varchar(128)   not null,
    supplier_name        varchar(256)   not null,
    supplier_credit_code varchar(64)    not null,
    supplier_bank        varchar(512)   not null,
    supplier_account     varchar(64)    not null,
    supplier_phone       varchar(64)    not null,
    supplier_email       varchar(128)   not null,
    certification_key    varchar(32)    not null
);

create table invoice_list_row (
    slip_key    varchar(32)    not null,
    row_no      integer        not null,
    period      varchar(32)    not null,
    source_key  varchar(64)    not null,
    description varchar(512)   not null,
    amount      numeric(18, 2) not null,
    primary key (slip_key, row_no)
);
