insert into record_sequence values ('JOIN', 0);

-- An application for a programme, and the membership that it became.
create table programme_membership (
    membership_key       varchar(32)   primary key,
    partner_id           varchar(64)   not null,
    programme_code       varchar(128)  not null,
    name_zh              varchar(256)  not null,
    name_en              varchar(256)  not null,
    status               varchar(32)   not null,
    -- 1 or 2 while it is open: two where the next term is applied for, null when it is over
    slot                 smallint,
    renews_key           varchar(32),
    conditions_confirmed boolean       not null,
    agreements           varchar(8000) not null,
    conditions           varchar(8000) not null,
    note                 varchar(1000),
    review_comment       varchar(1000),
    submitted_at         timestamp with time zone,
    joined_at            timestamp with time zone,
    valid_from           date,
    term_no              integer       not null,
    term_from            date,
    term_until           date,
    ended_on             date,
    end_reason           varchar(2000),
    redeem_until         date,
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null
);
create unique index programme_membership_slot on programme_membership (partner_id, programme_code, slot);
create index programme_membership_partner on programme_membership (partner_id, created_at);
create index programme_membership_created on programme_membership (created_at);
create index programme_membership_status on programme_membership (status, created_at);
