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
