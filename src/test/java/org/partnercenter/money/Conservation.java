package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
            new Law("a quota is what was given less the vouchers made of it, plus what came back", """
                    select q.quota_key, q.quota_value, q.balance from voucher_quota q where q.partner_id = :partner
                      and (q.balance < 0 or q.balance > q.quota_value)"""));

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

    BigDecimal amount(String sql, String partner) {
        return jdbc.sql(sql).param("partner", partner).query(BigDecimal.class).single();
    }
}
