package org.partnercenter.voucher;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The whitelists of quotas with all their versions; the last one counts (VCH-09). */
@Repository
class WhitelistRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    WhitelistRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /**
     * A version of a quota's whitelist.
     *
     * @param customers how many are on it; 0 when the list was lifted
     */
    public record Version(int version, int customers, String importedBy, Instant importedAt) {
    }

    void insert(String quotaKey, int version, Collection<String> customerIds, String importedBy, Instant at) {
        jdbc.sql("insert into voucher_whitelist values (?, ?, ?, ?, ?)").params(quotaKey, version, customerIds.size(), importedBy, Timestamp.from(at)).update();
        batch.batchUpdate("insert into voucher_whitelist_customer values (?, ?, ?)",
                customerIds.stream().map(id -> new Object[] {quotaKey, version, id}).toList());
    }

    /** The customers of a version. */
    Set<String> customers(String quotaKey, int version) {
        return new HashSet<>(jdbc.sql("select customer_id from voucher_whitelist_customer where quota_key = ? and version = ?").params(quotaKey, version)
                .query(String.class).list());
    }

    /** Those of these customers that are on the version. */
    Set<String> among(String quotaKey, int version, Collection<String> customerIds) {
        return new HashSet<>(jdbc.sql("select customer_id from voucher_whitelist_customer where quota_key = :quota and version = :version and customer_id in (:ids)")
                .param("quota", quotaKey).param("version", version).param("ids", customerIds).query(String.class).list());
    }

    /** All versions, the newest first. */
    List<Version> versions(String quotaKey) {
        return jdbc.sql("select * from voucher_whitelist where quota_key = ? order by version desc").param(quotaKey)
                .query((row, n) -> new Version(row.getInt("version"), row.getInt("customers"), row.getString("imported_by"),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }
}
