package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of allocations. */
@Repository
class AllocationRepository {

    /** Allocated less what came back. */
    private static final String SUM = "coalesce(sum(case when kind = 'allocate' then amount else -amount end), 0)";
    private static final String NET = SUM + " from allocation where partner_id = ? and ";

    private final JdbcClient jdbc;
    private final Clock clock;

    AllocationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Money given or taken back.
     *
     * @param customerId       or null
     * @param resellerId       or null; one of the two is there
     * @param entryKey         the partner's entry
     * @param resellerEntryKey the reseller's entry, or null
     * @param originKey        what brought it, null when people did
     */
    record Allocation(String key, String partnerId, AllocationKind kind, String customerId, String resellerId, BigDecimal amount, String entryKey,
                      String resellerEntryKey, String originKey, Instant createdAt) {
    }

    void insert(Allocation a) {
        jdbc.sql("""
                        insert into allocation (allocation_key, partner_id, kind, customer_id, reseller_id, amount, entry_key, reseller_entry_key,
                          origin_key, counts, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)""")
                .params(a.key, a.partnerId, a.kind.code(), a.customerId, a.resellerId, a.amount, a.entryKey, a.resellerEntryKey, a.originKey,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** What the partner has given to the customer during the present bond, less what it took back. */
    BigDecimal ofCustomer(String partnerId, String customerId) {
        return jdbc.sql("select " + NET + "customer_id = ? and counts").params(partnerId, customerId).query(BigDecimal.class).single();
    }

    /** What the distributor has given to the reseller during the present cooperation, less what it took back. */
    BigDecimal ofReseller(String partnerId, String resellerId) {
        return jdbc.sql("select " + NET + "reseller_id = ? and counts").params(partnerId, resellerId).query(BigDecimal.class).single();
    }

    /** As {@link #ofCustomer}, of all customers that were given something. */
    Map<String, BigDecimal> byCustomer(String partnerId) {
        return by("customer_id", partnerId);
    }

    /** As {@link #ofReseller}, of all resellers that were given something. */
    Map<String, BigDecimal> byReseller(String partnerId) {
        return by("reseller_id", partnerId);
    }

    private Map<String, BigDecimal> by(String column, String partnerId) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        jdbc.sql("select " + column + " as who, " + SUM + " as given from allocation where partner_id = ? and counts and " + column
                + " is not null group by " + column).param(partnerId).query((row, n) -> sums.put(row.getString("who"), row.getBigDecimal("given"))).list();
        return sums;
    }

    /** The bond has ended: what was given in it counts no longer for the next. */
    void closeCustomer(String partnerId, String customerId) {
        jdbc.sql("update allocation set counts = false where partner_id = ? and customer_id = ? and counts").params(partnerId, customerId).update();
    }

    /** As {@link #closeCustomer}, for a cooperation. */
    void closeReseller(String partnerId, String resellerId) {
        jdbc.sql("update allocation set counts = false where partner_id = ? and reseller_id = ? and counts").params(partnerId, resellerId).update();
    }

    static Allocation read(ResultSet row, int number) throws SQLException {
        return new Allocation(row.getString("allocation_key"), row.getString("partner_id"), StatusCode.of(AllocationKind.class, row.getString("kind")),
                row.getString("customer_id"), row.getString("reseller_id"), row.getBigDecimal("amount"), row.getString("entry_key"),
                row.getString("reseller_entry_key"), row.getString("origin_key"), row.getTimestamp("created_at").toInstant());
    }
}
