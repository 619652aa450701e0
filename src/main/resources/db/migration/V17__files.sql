-- Files that come in and lists that go out, worked on in the background. The bytes lie in pieces, so that none is held whole in memory.
insert into record_sequence values ('IMP', 0);
insert into record_sequence values ('EXP', 0);

create table file_piece (
    run_key varchar(32) not null,
    number  integer     not null,
    content ${binary}   not null,
    primary key (run_key, number)
);

create table import_run (
    run_key       varchar(32)  primary key,
    kind          varchar(64)  not null,
    status        varchar(16)  not null,
    file_name     varchar(510) not null,
    sha256        char(64)     not null,
    imported_by   varchar(64)  not null,
    row_count     bigint       not null,
    imported      bigint       not null,
    skipped       bigint       not null,
    faults        varchar(100000),
    created_at    timestamp with time zone not null,
    updated_at    timestamp with time zone not null
);
create index import_run_created on import_run (created_at);
create index import_run_kind on import_run (kind, created_at);

-- How far a running import is: a row of its own, written while the import's transaction holds the other.
create table import_progress (
    run_key  varchar(32) primary key,
    row_count bigint     not null,
    done     bigint      not null
);

create table export_run (
    run_key    varchar(32)   primary key,
    partner_id varchar(64)   not null,
    kind       varchar(64)   not null,
    status     varchar(16)   not null,
    filters    varchar(4000) not null,
    asked_by   varchar(64)   not null,
    row_count  bigint        not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    good_until timestamp with time zone
);
create index export_run_partner on export_run (partner_id, created_at);

-- The first answer to a request that a client may send twice.
create table answered_request (
    user_id     varchar(64) not null,
    action      varchar(64) not null,
    request_key varchar(64) not null,
    body_sha256 char(64)    not null,
    status      integer     not null,
    location    varchar(512),
    answer      varchar(100000),
    created_at  timestamp with time zone not null,
    primary key (user_id, action, request_key)
);
create index answered_request_created on answered_request (created_at);
