-- What a login knows beyond the engine's password. Without a row nothing restricts a user.
create table user_login (
    user_id       varchar(64) primary key,
    -- a partner's member is locked by wrong passwords; of the vendor's people only the guesser's address is
    member        boolean     not null,
    disabled      boolean     not null,
    -- the password is an initial one, good until then, to be changed before anything else
    initial_until timestamp with time zone,
    wrong_tries   integer     not null,
    locked_until  timestamp with time zone,
    -- a session that was opened under another number is over
    epoch         bigint      not null
);

-- The passwords that were replaced, as the engine had hashed them.
create table former_password (
    id            bigint generated always as identity primary key,
    user_id       varchar(64)  not null,
    password_hash varchar(255) not null,
    salt          varchar(255),
    replaced_at   timestamp with time zone not null
);
create index former_password_user on former_password (user_id, id);

-- The people of an organisation. They are never deleted, so that their ids are never used again (PTR-08).
create table partner_member (
    user_id          varchar(64)  primary key,
    -- ids and addresses that differ in case only are the same to people
    id_key           varchar(64)  not null constraint member_id_once unique,
    partner_id       varchar(64)  not null references partner (id),
    display_name     varchar(128) not null,
    email            varchar(128) not null,
    email_key        varchar(128) not null constraint member_email_once unique,
    mobile           varchar(64)  not null,
    lead_id          varchar(64)  references partner_member (user_id),
    customer_contact boolean      not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null
);
create index partner_member_partner on partner_member (partner_id, created_at);
create index partner_member_created on partner_member (created_at);
create index partner_member_lead on partner_member (lead_id);

create table member_role (
    user_id varchar(64) not null references partner_member (user_id),
    role    varchar(64) not null,
    primary key (user_id, role)
);

-- a member's history goes under MBR- and its user id
alter table journal alter column record_key set data type varchar(64);
alter table notice alter column record_key set data type varchar(64);
