create table partner (
    id                 varchar(64)  primary key,
    company_name       varchar(128) not null,
    paths              varchar(64)  not null,
    business_certified boolean      not null,
    capability_labels  integer      not null,
    manager_name       varchar(64)  not null,
    manager_email      varchar(64)  not null,
    manager_mobile     varchar(32)  not null
);
