-- Money of the partners: two accounts each, and their ledger. Lengths are twice the domain's where people type.

-- The balance is that of the account's last entry (FND-18); the row is locked before an entry is booked, so that entries follow one another.
create table fund_account (
    partner_id  varchar(64)    not null,
    account     varchar(16)    not null,
    balance     numeric(18, 2) not null,
    -- of the credit account, else 0
    credit_line numeric(18, 2) not null,
    primary key (partner_id, account)
);

-- Entries are never changed or deleted (FND-18). Their order of booking in an account is that of their ids.
create table ledger_entry (
    id            bigint generated always as identity primary key,
    partner_id    varchar(64)    not null,
    account       varchar(16)    not null,
    trade_type    varchar(16)    not null,
    detail        varchar(64)    not null,
    direction     varchar(16)    not null,
    amount        numeric(18, 2) not null,
    balance_after numeric(18, 2) not null,
    trade_at      timestamp with time zone not null,
    trade_id      varchar(128)   not null,
    customer_id   varchar(128),
    booked_at     timestamp with time zone not null,
    constraint ledger_entry_once unique (partner_id, account, trade_id, detail),
    constraint ledger_entry_amount check (amount > 0),
    constraint ledger_entry_balance check (balance_after >= 0)
);
create index ledger_entry_account on ledger_entry (partner_id, account, id);
create index ledger_entry_partner on ledger_entry (partner_id, trade_at);
create index ledger_entry_trade on ledger_entry (trade_at);
create index ledger_entry_customer on ledger_entry (customer_id, partner_id, trade_at);

-- The invoices that a partner owes (PAY-10): one row for each slip that was credited without one.
create table owed_invoice (
    slip_key   varchar(32)    primary key,
    partner_id varchar(64)    not null,
    amount     numeric(18, 2) not null,
    added_at   timestamp with time zone not null
);
create index owed_invoice_partner on owed_invoice (partner_id);

insert into record_sequence values ('RCP', 0);
insert into record_sequence values ('CLM', 0);
insert into record_sequence values ('PPA', 0);
insert into record_sequence values ('ALC', 0);
insert into record_sequence values ('ADJ', 0);

-- Money on the common account (RCP-). What is locked by claims and what is credited stand in the receipt, whose row decides between claims
-- that come at once (FND-08).
create table remittance_receipt (
    receipt_key     varchar(32)    primary key,
    bank_reference  varchar(128)   not null,
    received_on     date           not null,
    remitter_name   varchar(256)   not null,
    remitter_bank   varchar(256)   not null,
    remitter_account varchar(64)   not null,
    amount          numeric(18, 2) not null,
    purpose         varchar(512),
    -- the form in which a search compares them (FND-02)
    name_key        varchar(256)   not null,
    account_key     varchar(64)    not null,
    status          varchar(16)    not null,
    reserved        numeric(18, 2) not null,
    credited        numeric(18, 2) not null,
    imported_by     varchar(64)    not null,
    import_key      varchar(32)    not null,
    return_reason   varchar(1000),
    -- when finance was told that nobody claims it (FND-17)
    reminded_at     timestamp with time zone,
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null,
    constraint remittance_receipt_once unique (bank_reference),
    constraint remittance_receipt_bounds check (reserved >= 0 and credited >= 0 and reserved + credited <= amount)
);
create index remittance_receipt_search on remittance_receipt (account_key, amount, name_key);
create index remittance_receipt_status on remittance_receipt (status, received_on);
create index remittance_receipt_created on remittance_receipt (created_at);

-- Searches that found nothing in the last hour, by partner (FND-04).
create table receipt_search_miss (
    id         bigint generated always as identity primary key,
    partner_id varchar(64) not null,
    at         timestamp with time zone not null
);
create index receipt_search_miss_partner on receipt_search_miss (partner_id, at);

create table remittance_claim (
    claim_key     varchar(32)    primary key,
    partner_id    varchar(64)    not null,
    receipt_key   varchar(32)    not null references remittance_receipt (receipt_key),
    claim_amount  numeric(18, 2) not null,
    note          varchar(1000),
    status        varchar(16)    not null,
    claimed_by    varchar(64)    not null,
    -- the agreement that allows somebody else's payment (FND-10), as found last
    agreement_key varchar(32),
    payer_checked boolean        not null,
    remark        varchar(1000),
    entry_key     varchar(32),
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null
);
create index remittance_claim_partner on remittance_claim (partner_id, created_at);
create index remittance_claim_receipt on remittance_claim (receipt_key);
create index remittance_claim_status on remittance_claim (status, created_at);
create index remittance_claim_created on remittance_claim (created_at);

create table payment_agreement (
    agreement_key varchar(32)  primary key,
    partner_id    varchar(64)  not null,
    payer_name    varchar(256) not null,
    payer_key     varchar(256) not null,
    status        varchar(16)  not null,
    reason        varchar(1000),
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null
);
create index payment_agreement_partner on payment_agreement (partner_id, status, payer_key);
create index payment_agreement_created on payment_agreement (created_at);

-- Money that a partner gives to a customer or a reseller, and takes back (ALC-). What is open counts for what the other side still has: a
-- bond or a cooperation that ends closes its rows.
create table allocation (
    allocation_key    varchar(32)    primary key,
    partner_id        varchar(64)    not null,
    kind              varchar(16)    not null,
    customer_id       varchar(128),
    reseller_id       varchar(64),
    amount            numeric(18, 2) not null,
    entry_key         varchar(32)    not null,
    reseller_entry_key varchar(32),
    -- the association change or the cooperation that brought it; null when people did
    origin_key        varchar(32),
    counts            boolean        not null,
    created_at        timestamp with time zone not null
);
create index allocation_partner on allocation (partner_id, created_at);
create index allocation_customer on allocation (customer_id, partner_id);
create index allocation_reseller on allocation (reseller_id, partner_id);
create index allocation_created on allocation (created_at);

-- Credit lines and corrections: proposed by one member of finance, confirmed by another.
create table account_adjustment (
    adjustment_key varchar(32)    primary key,
    partner_id     varchar(64)    not null,
    kind           varchar(16)    not null,
    account        varchar(16)    not null,
    amount         numeric(18, 2) not null,
    reason         varchar(1000)  not null,
    status         varchar(32)    not null,
    proposed_by    varchar(64)    not null,
    decided_by     varchar(64),
    remark         varchar(1000),
    entry_key      varchar(32),
    -- partner and kind while it waits: one of a kind at a time; else null
    open_for       varchar(128),
    created_at     timestamp with time zone not null,
    updated_at     timestamp with time zone not null,
    constraint account_adjustment_open_once unique (open_for)
);
create index account_adjustment_partner on account_adjustment (partner_id, created_at);
create index account_adjustment_created on account_adjustment (created_at);
