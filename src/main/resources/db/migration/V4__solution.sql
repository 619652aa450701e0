-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
insert into record_sequence values ('SOL', 0);

create table solution (
    solution_key         varchar(32)   primary key,
    partner_id           varchar(64)   not null,
    brand                varchar(128)  not null,
    product              varchar(128)  not null,
    common_name          varchar(128)  not null,
    name                 varchar(400)  not null,
    name_key             varchar(400)  not null,
    summary              varchar(4000) not null,
    initiation           varchar(16)   not null,
    verification         varchar(16)   not null,
    configurator         varchar(16)   not null,
    listing              varchar(16)   not null,
    launch               varchar(16)   not null,
    design_lead          varchar(128),
    architecture_note    varchar(4000),
    architecture_changed boolean,
    configurator_link    varchar(2000),
    product_name         varchar(256),
    shop_url             varchar(2000),
    product_id           varchar(128),
    certified_at         timestamp with time zone,
    nre_until            date,
    offer_open           boolean       not null,
    nre_key              varchar(32),
    expected_revenue     numeric(18, 2),
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null,
    constraint solution_name unique (partner_id, name_key)
);
create index solution_partner on solution (partner_id, created_at);
create index solution_created on solution (created_at);
