-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('BIL', 0);

-- Bills of the marketplace: what a partner earned there in a period, countersigned and then paid by one slip.
create table marketplace_bill (
    bill_key      varchar(32)    primary key,
    bill_id       varchar(128)   not null,
    partner_id    varchar(64)    not null,
    period        varchar(14)    not null,
    amount        numeric(18, 2) not null,
    status        varchar(32)    not null,
    -- how often it went to the countersigners
    round         integer        not null,
    incentive_key varchar(32),
    slip_key      varchar(32),
    -- why no slip could be made
    failure       varchar(1000),
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    constraint marketplace_bill_id_once unique (bill_id)
);
create index marketplace_bill_partner on marketplace_bill (partner_id, created_at);
create index marketplace_bill_created on marketplace_bill (created_at);
create index marketplace_bill_status on marketplace_bill (status, created_at);

create table marketplace_bill_row (
    bill_key         varchar(32)    not null references marketplace_bill (bill_key),
    row_number       integer        not null,
    transaction_id   varchar(128)   not null,
    customer_account varchar(128)   not null,
    product_name     varchar(256)   not null,
    amount           numeric(18, 2) not null,
    primary key (bill_key, row_number)
);

-- One row for each group that is asked in a round; decision is null until it has decided, and stays so when another rejected first.
create table marketplace_countersign (
    bill_key   varchar(32) not null references marketplace_bill (bill_key),
    round      integer     not null,
    group_id   varchar(64) not null,
    decision   varchar(16),
    actor      varchar(64),
    remark     varchar(2000),
    decided_at timestamp with time zone,
    primary key (bill_key, round, group_id)
);
