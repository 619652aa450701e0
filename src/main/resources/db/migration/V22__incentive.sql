-- Lengths are twice the domain's: H2 counts a character outside the basic plane as two.

-- Whatever sets a partner's incentives off against each other locks its row first (PAY-02, PAY-03, PAY-04).
create table incentive_owner (
    partner_id varchar(64) primary key
);

-- A claim has no amount until it is approved.
alter table incentive alter column amount drop not null;
alter table incentive alter column generated_at drop not null;
alter table incentive add column payable_since timestamp with time zone;
-- What it was made from once: an imported line, a bill.
alter table incentive add column once_key varchar(160);
alter table incentive add constraint incentive_once unique (once_key);
create index incentive_partner_status on incentive (partner_id, status);
create index incentive_slip on incentive (slip_key);
