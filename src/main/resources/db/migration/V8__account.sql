-- What is known about customers' cloud accounts. Lengths are twice the domain's: H2 counts a character outside the basic plane as two.
create table customer_account (
    customer_id             varchar(128)   primary key,
    account_name            varchar(128)   not null,
    account_key             varchar(128)   not null,
    -- the login name while the account is open: of two that take one name at once the second fails (CUS-15)
    open_key                varchar(128)   unique,
    customer_name           varchar(256),
    name_key                varchar(256),
    mobile                  varchar(64),
    mobile_key              varchar(64),
    email                   varchar(128),
    email_key               varchar(128),
    password_hash           varchar(255),
    site                    varchar(16)    default 'china' not null,
    registered_at           timestamp with time zone not null,
    closed_at               timestamp with time zone,
    real_name               integer        default -1 not null,
    available               boolean        default true not null,
    internal                boolean        default false not null,
    consumer_cloud          boolean        default false not null,
    direct_sales            boolean        default false not null,
    vendor_reported         boolean        default false not null,
    signed_with_vendor      boolean        default false not null,
    special_contract        boolean        default false not null,
    reward_programme        boolean        default false not null,
    credit_account          boolean        default false not null,
    partner_state           varchar(16)    default 'none' not null,
    sales_team              varchar(16)    default 'none' not null,
    membership              varchar(16)    default 'none' not null,
    master_id               varchar(128),
    independent_members     integer        default 0 not null,
    reserved_instances      integer        default 0 not null,
    pickup_vouchers         integer        default 0 not null,
    orders_awaiting_payment integer        default 0 not null,
    open_resources          integer        default 0 not null,
    cash_consumed           numeric(18, 2) default 0 not null,
    arrears                 numeric(18, 2) default 0 not null,
    invoice_debt            numeric(18, 2) default 0 not null,
    own_cash                numeric(18, 2) default 0 not null,
    stored_value            numeric(18, 2) default 0 not null,
    bonus_balance           numeric(18, 2) default 0 not null,
    grace_days              integer        default 0 not null,
    created_at              timestamp with time zone not null,
    updated_at              timestamp with time zone not null
);
create index customer_account_name on customer_account (account_key);
create index customer_account_mobile on customer_account (mobile_key);
create index customer_account_email on customer_account (email_key);
create index customer_account_company on customer_account (name_key);
create index customer_account_created on customer_account (created_at);

-- One row for each mobile that ever carried an account: locked while accounts of a mobile are counted (CUS-15).
create table account_mobile (
    mobile_key varchar(64) primary key
);

-- Whose customer somebody is and was; running holds the customer while the bond lasts, so that there is one at most (CUS-17).
create table bond (
    id               bigint generated always as identity primary key,
    customer_id      varchar(128) not null references customer_account (customer_id),
    partner_id       varchar(64)  not null,
    association_type varchar(1)   not null,
    association_key  varchar(32)  not null,
    since_at         timestamp with time zone not null,
    until_at         timestamp with time zone,
    manager_id       varchar(64),
    tag              varchar(64),
    campaign         varchar(128),
    excluded_until   timestamp with time zone,
    running          varchar(128),
    constraint bond_one_partner unique (running)
);
create index bond_customer on bond (customer_id, since_at);
create index bond_partner on bond (partner_id, until_at, since_at);
create index bond_manager on bond (manager_id);
