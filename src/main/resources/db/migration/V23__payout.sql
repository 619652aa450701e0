-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('PAY', 0);
insert into record_sequence values ('TRF', 0);
insert into record_sequence values ('BCH', 0);

create table payout_slip (
    slip_key             varchar(32)    primary key,
    partner_id           varchar(64)    not null,
    -- what asked for it: request, run, nre, marketplace
    origin               varchar(16)    not null,
    -- the record whose instance waits for payout-finished, if one does
    record_key           varchar(32),
    source_key           varchar(64)    not null,
    title                varchar(512)   not null,
    incentive_class      varchar(16),
    way                  varchar(32)    not null,
    amount               numeric(18, 2) not null,
    status               varchar(32)    not null,
    result_key           varchar(32),
    bank_reference       varchar(128),
    paid_on              date,
    settlement_reference varchar(128),
    approved_at          timestamp with time zone,
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null,
    -- one slip for each thing that is paid, however often it is asked for (NRE-14, MKT-03)
    constraint payout_slip_once unique (origin, source_key)
);
create index payout_slip_partner on payout_slip (partner_id, created_at);
create index payout_slip_created on payout_slip (created_at);
create index payout_slip_status on payout_slip (status);

create table payout_line (
    slip_key    varchar(32)    not null,
    line_no     integer        not null,
    source_key  varchar(64)    not null,
    kind        varchar(32)    not null,
    period      varchar(32)    not null,
    description varchar(512)   not null,
    amount      numeric(18, 2) not null,
    primary key (slip_key, line_no)
);

create table payout_invoice (
    slip_key   varchar(32)    not null,
    round_no   integer        not null,
    place      integer        not null,
    code       varchar(16),
    number     varchar(32)    not null,
    amount     numeric(18, 2) not null,
    issued_on  date           not null,
    -- code and number while a slip uses them, else null: one slip for each invoice (PAY-07)
    in_use     varchar(64),
    primary key (slip_key, round_no, place),
    constraint payout_invoice_once unique (in_use)
);

-- What the bank is told to pay, with the data certified at that moment (PAY-10).
create table payment_instruction (
    instruction_id varchar(32)    primary key,
    slip_key       varchar(32)    not null,
    round_no       integer        not null,
    partner_id     varchar(64)    not null,
    payee_name     varchar(256)   not null,
    bank_name      varchar(256)   not null,
    bank_branch    varchar(256)   not null,
    bank_account   varchar(64)    not null,
    amount         numeric(18, 2) not null,
    status         varchar(16)    not null,
    batch_key      varchar(32),
    created_at     timestamp with time zone not null,
    updated_at     timestamp with time zone not null,
    constraint payment_instruction_once unique (slip_key, round_no)
);
create index payment_instruction_status on payment_instruction (status);
create index payment_instruction_batch on payment_instruction (batch_key);
create index payment_instruction_created on payment_instruction (created_at);

create table payout_setting (
    partner_id varchar(64) primary key,
    automatic  boolean     not null,
    other_way  varchar(32),
    resale_way varchar(32),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null
);

-- What the automatic run has decided, once for each partner, class and release (PAY-11); without a slip it waits for the next release.
create table payout_run_decision (
    partner_id      varchar(64) not null,
    incentive_class varchar(16) not null,
    released_on     date        not null,
    slip_key        varchar(32),
    decided_at      timestamp with time zone not null,
    primary key (partner_id, incentive_class, released_on)
);
