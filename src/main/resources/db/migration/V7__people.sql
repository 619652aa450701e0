-- Codes that prove a mobile number: one for each purpose and subject, stored hashed.
create table one_time_code (
    purpose    varchar(64)  not null,
    subject    varchar(128) not null,
    code_hash  varchar(255) not null,
    sent_at    timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    tries_left integer      not null,
    primary key (purpose, subject)
);

-- Who saw which masked value in plain, and how many a day.
create table reveal (
    id              bigint generated always as identity primary key,
    user_id         varchar(64) not null,
    at              timestamp with time zone not null,
    collection_name varchar(64) not null,
    column_name     varchar(64) not null,
    record_key      varchar(64) not null
);
create index reveal_record on reveal (record_key, id);
create table reveal_count (
    user_id  varchar(64) not null,
    on_day   date        not null,
    revealed integer     not null,
    primary key (user_id, on_day)
);
