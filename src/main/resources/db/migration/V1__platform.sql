-- The last number handed out for each prefix of business keys; modules add their own prefixes.
create table record_sequence (
    prefix      varchar(8) primary key,
    last_number bigint     not null
);
insert into record_sequence values ('MAIL', 0);

-- Who did what, when: written once, never changed.
create table journal (
    id            bigint generated always as identity primary key,
    record_key    varchar(32)  not null,
    partner_id    varchar(64),
    at            timestamp with time zone not null,
    actor         varchar(64)  not null,
    public_actor  varchar(64)  not null,
    from_status   varchar(64),
    to_status     varchar(64)  not null,
    remark        varchar(2000),
    internal      boolean      not null
);
create index journal_record on journal (record_key, id);

create table attachment (
    id              varchar(36)  primary key,
    record_key      varchar(32)  not null,
    partner_id      varchar(64)  not null,
    field           varchar(64)  not null,
    name            varchar(255) not null,
    size            bigint       not null,
    type            varchar(128) not null,
    sha256          char(64)     not null,
    content         ${binary}    not null,
    partner_visible boolean      not null,
    current_one     boolean      not null,
    uploaded_by     varchar(64)  not null,
    uploaded_at     timestamp with time zone not null
);
create index attachment_record on attachment (record_key, field);

create table notice (
    id         bigint generated always as identity primary key,
    user_id    varchar(64)   not null,
    partner_id varchar(64),
    record_key varchar(32)   not null,
    zh         varchar(255)  not null,
    en         varchar(255)  not null,
    body       varchar(4000) not null,
    created_at timestamp with time zone not null,
    read_at    timestamp with time zone
);
create index notice_user on notice (user_id, created_at);

create table mail (
    mail_key   varchar(32)   primary key,
    partner_id varchar(64),
    status     varchar(16)   not null,
    channel    varchar(8)    not null,
    recipient  varchar(255)  not null,
    subject    varchar(2000),
    body       varchar(16000),
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null
);
create index mail_created on mail (created_at);

-- Which process instance carries a record; fed by the engine, read by every list.
create table record_instance (
    record_key          varchar(32) primary key,
    process_instance_id varchar(64) not null
);
