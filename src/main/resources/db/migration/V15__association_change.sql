-- Requests to end or switch the bond between a partner and a customer. Lengths are twice the domain's.
insert into record_sequence values ('CHG', 0);

create table association_change (
    change_key       varchar(32)   primary key,
    partner_id       varchar(64)   not null,
    association_key  varchar(32)   not null,
    customer_id      varchar(128)  not null,
    customer_name    varchar(256)  not null,
    initiator        varchar(16)   not null,
    kind             varchar(16)   not null,
    status           varchar(32)   not null,
    association_type varchar(1)    not null,
    new_type         varchar(1),
    reason           varchar(1000),
    answer_comment   varchar(1000),
    -- the secret part of the customer's link; the link lives as long as the request (CUS-26)
    link_nonce       varchar(64)   not null,
    -- the bond while the request is open, else null: at most one is open for each
    open_association varchar(32),
    filed_by         varchar(128)  not null,
    decided_at       timestamp with time zone,
    applied_at       timestamp with time zone,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    constraint association_change_one_open unique (open_association)
);
create index association_change_partner on association_change (partner_id, created_at);
create index association_change_created on association_change (created_at);
create index association_change_status on association_change (status, created_at);
create index association_change_window on association_change (customer_id, partner_id, created_at);
create index association_change_association on association_change (association_key, created_at);

-- The links to /my-partner that were sent to accounts; not the tokens, only their random parts.
create table my_partner_link (
    nonce       varchar(64)  primary key,
    customer_id varchar(128) not null,
    sent_at     timestamp with time zone not null,
    ends_at     timestamp with time zone not null
);
create index my_partner_link_customer on my_partner_link (customer_id, sent_at);
