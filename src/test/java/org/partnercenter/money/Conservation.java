package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What holds of one partner's money at every moment, told by the tables alone: each yuan is in one place, ledger entries sum up to the
 * balances, quotas are their vouchers and the rest.
 */
final class Conservation {

    private static final List<Law> LAWS = List.of(
            new Law("an account's balance is what came in less what went out", """
                    select a.account, a.balance, coalesce(sum(case e.direction when 'income' then e.amount else -e.amount end), 0) as booked
                    from fund_account a left join ledger_entry e on e.partner_id = a.partner_id and e.account = a.account
                    where a.partner_id = :partner group by a.account, a.balance
                    having a.balance <> coalesce(sum(case e.direction when 'income' then e.amount else -e.amount end), 0)"""),
            new Law("each entry's balance is the one before it plus or minus its amount", """
                    select id, balance_after, before_it, signed from (select id, balance_after,
                      case direction when 'income' then amount else -amount end as signed,
                      coalesce(lag(balance_after) over (partition by account order by id), 0) as before_it
                      from ledger_entry where partner_id = :partner) where balance_after <> before_it + signed"""),
            new Law("no recharge account is below 0", "select * from fund_account where partner_id = :partner and balance < 0"),
            new Law("what lapsed and owed was set off against each other in full", """
                    select pos.used, neg.used as covered, rest.owed from
                      (select coalesce(sum(offset_amount), 0) as used from incentive where partner_id = :partner and amount > 0) pos,
                      (select coalesce(sum(-amount), 0) as used from incentive where partner_id = :partner and amount < 0 and status = 'offset') neg,
                      (select coalesce(sum(-amount), 0) as owed from incentive where partner_id = :partner and amount < 0
                         and calculation like '冲抵后余额%') rest
                    where neg.used <> pos.used + rest.owed"""),
            new Law("nothing is used for an offset beyond its amount",
                    "select * from incentive where partner_id = :partner and amount > 0 and (offset_amount < 0 or offset_amount > amount)"),
            new Law("what is in payout is in exactly one slip that is not over, for its amount", """
                    select i.incentive_key from incentive i where i.partner_id = :partner and i.status = 'in-payout' and 1 <>
                      (select count(*) from payout_slip s join payout_line l on l.slip_key = s.slip_key where s.partner_id = :partner
                       and l.source_key = i.incentive_key and l.amount = i.amount and s.slip_key = i.slip_key and s.status not in ('completed', 'cancelled'))"""),
            new Law("what is paid is in exactly one completed slip, for its amount", """
                    select i.incentive_key from incentive i where i.partner_id = :partner and i.status = 'paid' and 1 <>
                      (select count(*) from payout_slip s join payout_line l on l.slip_key = s.slip_key where s.partner_id = :partner
                       and l.source_key = i.incentive_key and l.amount = i.amount and s.status = 'completed')"""),
            new Law("what is neither in payout nor paid is in no slip but cancelled ones", """
                    select i.incentive_key from payout_slip s join payout_line l on l.slip_key = s.slip_key join incentive i on i.incentive_key = l.source_key
                    where s.partner_id = :partner and i.status not in ('in-payout', 'paid', 'clawed-back') and s.status <> 'cancelled'"""),
            new Law("a slip is the sum of its lines", """
                    select s.slip_key from payout_slip s where s.partner_id = :partner
                      and s.amount <> (select sum(l.amount) from payout_line l where l.slip_key = s.slip_key)"""),
            new Law("a completed slip is paid once, in its way, for its amount; any other is not paid", """
                    select s.slip_key, s.way, s.status from payout_slip s where s.partner_id = :partner and (
                      (select coalesce(sum(e.amount), 0) from ledger_entry e where e.partner_id = :partner and e.trade_id = s.slip_key)
                        <> case when s.status = 'completed' and s.way in ('cloud-account', 'cloud-account-uninvoiced') then s.amount else 0 end
                      or (select coalesce(sum(q.quota_value), 0) from voucher_quota q where q.slip_key = s.slip_key)
                        <> case when s.status = 'completed' and s.way = 'voucher-quota' then s.amount else 0 end
                      or (select coalesce(sum(p.amount), 0) from payment_instruction p where p.slip_key = s.slip_key and p.status = 'paid')
                        <> case when s.status = 'completed' and s.way = 'bank-transfer' and s.amount > 0 then s.amount else 0 end
                      or (select coalesce(sum(o.amount), 0) from owed_invoice o where o.slip_key = s.slip_key)
                        <> case when s.status = 'completed' and s.way = 'cloud-account-uninvoiced' then s.amount else 0 end)"""),
            new Law("the bank is told to pay a slip once at a time", """
                    select s.slip_key from payout_slip s where s.partner_id = :partner and
                      (select count(*) from payment_instruction p where p.slip_key = s.slip_key and p.status <> 'returned') > 1"""),
            new Law("a receipt is what is locked by claims, what is credited, and the rest", """
                    select r.receipt_key from remittance_receipt r where r.account_key = '62220000' || :partner and (
                      r.reserved <> (select coalesce(sum(c.claim_amount), 0) from remittance_claim c where c.receipt_key = r.receipt_key and c.status in ('reviewing', 'approved'))
                      or r.credited <> (select coalesce(sum(c.claim_amount), 0) from remittance_claim c where c.receipt_key = r.receipt_key and c.status = 'credited')
                      or r.reserved + r.credited > r.amount or r.status = 'returned' and r.reserved + r.credited > 0)"""),
            new Law("a credited claim is one entry of its amount, any other is none", """
                    select c.claim_key from remittance_claim c where c.partner_id = :partner and
                      (select coalesce(sum(e.amount), 0) from ledger_entry e where e.partner_id = :partner and e.trade_id = c.claim_key)
                        <> case c.status when 'credited' then c.claim_amount else 0 end"""),
            new Law("what claims and slips brought is in the recharge account, with whatever else was booked there", """
                    select a.balance from fund_account a where a.partner_id = :partner and a.account = 'recharge' and a.balance <>
                      (select coalesce(sum(c.claim_amount), 0) from remittance_claim c where c.partner_id = :partner and c.status = 'credited')
                      + (select coalesce(sum(s.amount), 0) from payout_slip s where s.partner_id = :partner and s.status = 'completed'
                         and s.way in ('cloud-account', 'cloud-account-uninvoiced'))
                      + (select coalesce(sum(case e.direction when 'income' then e.amount else -e.amount end), 0) from ledger_entry e
                         where e.partner_id = :partner and e.account = 'recharge' and e.trade_id not like 'CLM-%' and e.trade_id not like 'PAY-%')"""),
            new Law("a quota is its rest, the vouchers made of it, and nothing else; what came back is in the rest again", """
                    select q.quota_key, q.quota_value, q.balance from voucher_quota q where q.partner_id = :partner and (q.balance < 0 or q.balance <> q.quota_value
                      - (select coalesce(sum(v.face_value), 0) from voucher v where v.quota_key = q.quota_key)
                      - (select coalesce(sum(c.quota_value), 0) from voucher_quota c where c.parent_key = q.quota_key)
                      + (select coalesce(sum(o.amount), 0) from voucher_operation o where o.quota_key = q.quota_key and o.voucher_key is not null
                         and o.operation_type between 2 and 9 and o.succeeded and not o.lapsed)
                      + (select coalesce(sum(o.amount), 0) from voucher_operation o where o.parent_key = q.quota_key
                         and o.operation_type = 11 and o.succeeded and not o.lapsed))
                      and q.granted_at is not null"""),
            new Law("a voucher's face is its balance, what was used of it and what went back", """
                    select v.voucher_key from voucher v where v.partner_id = :partner and v.quota_key is not null and v.face_value <> v.balance + v.used_amount
                      + (select coalesce(sum(o.amount), 0) from voucher_operation o where o.voucher_key = v.voucher_key and o.operation_type between 2 and 9 and o.succeeded)"""));

    private final JdbcClient jdbc;

    Conservation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A law, and the query that finds what breaks it. */
    private record Law(String text, String breaches) {
    }

    /** Fails with what breaks a law, if anything does. */
    void check(String partner) {
        for (Law law : LAWS) {
            assertThat(jdbc.sql(law.breaches).param("partner", partner).query().listOfRows()).as(law.text).isEmpty();
        }
    }
}
