-- The years whose notice of the State Council is known, with the days each notice moves. Weekdays and weekends that a
-- notice does not name are not stored.
create table calendar_year (
    notice_year  integer                  not null,
    notice       varchar(128)             not null,
    published_at timestamp with time zone not null,
    constraint pk_calendar_year primary key (notice_year)
);

-- A notice may name days from 25 December of the year before.
create table calendar_day (
    notice_year integer     not null,
    day_date    date        not null,
    day_name    varchar(64) not null,
    kind        varchar(16) not null,
    constraint pk_calendar_day primary key (notice_year, day_date),
    constraint fk_calendar_day_year foreign key (notice_year) references calendar_year (notice_year),
    constraint ck_calendar_day_kind check (kind in ('holiday', 'workday'))
);

-- Every deadline of every record; one row per record and purpose, taken again when the same deadline starts anew.
create table deadline (
    record_key   varchar(64)              not null,
    purpose      varchar(64)              not null,
    started_on   date                     not null,
    working_days integer,
    last_day     date                     not null,
    at           timestamp with time zone not null,
    provisional  boolean                  not null,
    started_at   timestamp with time zone not null,
    closed_at    timestamp with time zone,
    constraint pk_deadline primary key (record_key, purpose)
);
