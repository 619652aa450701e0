-- The former facts become the whole profile of an organisation. Codes and names have room for twice what their fields allow.
alter table partner alter column company_name set data type varchar(256);
alter table partner alter column manager_name set data type varchar(128);
alter table partner alter column manager_email set data type varchar(128);
alter table partner add column credit_code varchar(36) default '' not null;
alter table partner add column region varchar(4) default 'CN' not null;
alter table partner add column identity varchar(32) default 'none' not null;
alter table partner add column status varchar(16) default 'active' not null;
-- the stage on each path: joined, role-certified, or null when the path is not joined
alter table partner add column software_stage varchar(32);
alter table partner add column service_stage varchar(32);
alter table partner add column cloud_account_id varchar(128);
alter table partner add column distributor_id varchar(64) references partner (id);
alter table partner add column customer_development boolean default false not null;
alter table partner add column manager_id varchar(64) default '' not null;
alter table partner add column contact_name varchar(128);
alter table partner add column contact_mobile varchar(64);
alter table partner add column contact_email varchar(128);
alter table partner add column address varchar(512);
alter table partner add column verification_codes boolean default false not null;
alter table partner add column share_with_distributor boolean default false not null;
alter table partner add column main_account boolean default true not null;
-- PTR-04: once a solution provider, the credit code stays
alter table partner add column credit_code_fixed boolean default false not null;
alter table partner add column created_at timestamp with time zone default current_timestamp not null;
alter table partner add column updated_at timestamp with time zone default current_timestamp not null;

update partner set software_stage = 'joined' where paths like '%software%';
update partner set service_stage = 'joined' where paths like '%service%';
alter table partner drop column paths;
-- certifications are records of their own
alter table partner drop column business_certified;

create index partner_created on partner (created_at);
create index partner_status on partner (status, created_at);
create index partner_credit_code on partner (credit_code);
create index partner_distributor on partner (distributor_id);

create table partner_capability_label (
    partner_id varchar(64)  not null references partner (id),
    code       varchar(128) not null,
    label_level varchar(4)  not null,
    granted_on date         not null,
    primary key (partner_id, code)
);
alter table partner drop column capability_labels;

-- 修改记录: what was changed, field by field; written once, never changed
create table partner_modification (
    id           bigint generated always as identity primary key,
    partner_id   varchar(64) not null references partner (id),
    at           timestamp with time zone not null,
    actor        varchar(64) not null,
    public_actor varchar(64) not null,
    field        varchar(64) not null,
    old_value    varchar(4000),
    new_value    varchar(4000),
    reason       varchar(1000)
);
create index partner_modification_partner on partner_modification (partner_id, id);

-- Its row is the lock under which partner ids are taken and main accounts marked.
insert into record_sequence values ('PARTNER', 0);
