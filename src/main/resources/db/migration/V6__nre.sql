insert into record_sequence values ('NRE', 0);

create table nre_application (
    nre_key          varchar(32)    primary key,
    solution_key     varchar(32)    not null,
    partner_id       varchar(64)    not null,
    status           varchar(32)    not null,
    expected_revenue numeric(18, 2) not null,
    cloud_services   varchar(2000),
    workload         integer,
    note             varchar(1000),
    amount           numeric(18, 2),
    agreement_by     varchar(2000),
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    -- one NRE per solution, ever (NRE-02)
    constraint nre_once unique (solution_key)
);
create index nre_partner on nre_application (partner_id, created_at);
create index nre_created on nre_application (created_at);
create index nre_status on nre_application (status);

create table nre_milestone (
    nre_key      varchar(32)    not null,
    milestone_no integer        not null,
    name         varchar(128)   not null,
    share        numeric(5, 2)  not null,
    amount       numeric(18, 2) not null,
    due_date     date           not null,
    status       varchar(16)    not null,
    payout_key   varchar(32),
    primary key (nre_key, milestone_no)
);

-- What an approved milestone is worth; the payout takes it from here.
create table nre_payable (
    nre_key      varchar(32)    not null,
    milestone_no integer        not null,
    amount       numeric(18, 2) not null,
    payout_key   varchar(32),
    created_at   timestamp with time zone not null,
    primary key (nre_key, milestone_no)
);
