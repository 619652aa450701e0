package org.partnercenter.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.EngineClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who belongs to whom, now and formerly. A customer has one partner at most (CUS-17): the account's row is locked before its bond is
 * written, and the customer is the primary key of the running bonds.
 */
@Service
public class Bonds {

    private static final String COLUMNS = "customer_id, partner_id, association_type, association_key, since_at, until_at, manager_id, tag, campaign, excluded_until";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int exclusionMonths;

    Bonds(JdbcClient jdbc, Clock clock, @Value("${customer.rebind-exclusion-months}") int exclusionMonths) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.exclusionMonths = exclusionMonths;
    }

    /** What a new bond brings beside customer and partner. */
    public record Terms(String type, String associationKey, String managerId, String tag, String campaign) {
    }

    /** The customer's running bond. */
    public Optional<Bond> current(String customerId) {
        return jdbc.sql("select " + COLUMNS + " from bond where customer_id = ? and until_at is null").param(customerId).query(Bonds::bond).optional();
    }

    /** The customer's running bond, its row locked until the transaction ends. */
    public Optional<Bond> locked(String customerId) {
        lock(customerId);
        return current(customerId);
    }

    /** The running bonds of these customers by customer, in one query. */
    public Map<String, Bond> ofCustomers(Collection<String> customerIds) {
        return customerIds.isEmpty() ? Map.of() : jdbc.sql("select " + COLUMNS + " from bond where customer_id in (:ids) and until_at is null")
                .param("ids", Set.copyOf(customerIds)).query(Bonds::bond).list().stream().collect(Collectors.toMap(Bond::customerId, Function.identity()));
    }

    /** The bond at that moment, so that records of the time can be told whose they were. */
    public Optional<Bond> at(String customerId, Instant moment) {
        Timestamp then = Timestamp.from(moment);
        return jdbc.sql("select " + COLUMNS + " from bond where customer_id = ? and since_at <= ? and (until_at is null or until_at > ?)")
                .params(customerId, then, then).query(Bonds::bond).optional();
    }

    /** All that the customer ever had, oldest first. */
    public List<Bond> history(String customerId) {
        return jdbc.sql("select " + COLUMNS + " from bond where customer_id = ? order by since_at").param(customerId).query(Bonds::bond).list();
    }

    /** All that each of these customers ever had, oldest first, in one query. */
    public Map<String, List<Bond>> histories(Collection<String> customerIds) {
        return customerIds.isEmpty() ? Map.of() : jdbc.sql("select " + COLUMNS + " from bond where customer_id in (:ids) order by since_at")
                .param("ids", Set.copyOf(customerIds)).query(Bonds::bond).list().stream().collect(Collectors.groupingBy(Bond::customerId));
    }

    /** The partner's customers of now, the newest first. */
    public List<Bond> ofPartner(String partnerId) {
        return jdbc.sql("select " + COLUMNS + " from bond where partner_id = ? and until_at is null order by since_at desc, customer_id").param(partnerId)
                .query(Bonds::bond).list();
    }

    /**
     * Binds the customer to the partner; throws {@link AlreadyBound} when it has one. A customer that had another partner before is
     * excluded from performance for some months (CUS-20).
     */
    @Transactional
    public Bond bind(String customerId, String partnerId, Terms terms) {
        lock(customerId);
        List<Bond> former = history(customerId);
        if (former.stream().anyMatch(bond -> bond.until() == null)) {
            throw new AlreadyBound(customerId);
        }
        Instant now = clock.instant();
        boolean another = former.stream().anyMatch(bond -> !bond.partnerId().equals(partnerId));
        Instant excluded = another ? ZonedDateTime.ofInstant(now, EngineClock.ZONE).plusMonths(exclusionMonths).toInstant() : null;
        jdbc.sql("insert into bond (" + COLUMNS + ", running) values (?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?)")
                .params(customerId, partnerId, terms.type(), terms.associationKey(), Timestamp.from(now), terms.managerId(), terms.tag(),
                        terms.campaign(), excluded == null ? null : Timestamp.from(excluded), customerId)
                .update();
        return current(customerId).orElseThrow();
    }

    /** Ends the customer's bond; nothing happens when there is none. */
    @Transactional
    public void end(String customerId) {
        lock(customerId);
        jdbc.sql("update bond set until_at = ?, running = null where customer_id = ? and until_at is null")
                .params(Timestamp.from(clock.instant()), customerId).update();
    }

    /** Gives the customer's bond another type, {@code 1} or {@code 2}, from now on; the time before keeps the former. */
    @Transactional
    public void switchType(String customerId, String type) {
        Bond bond = locked(customerId).orElseThrow(() -> new IllegalStateException(customerId + " is not bound"));
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update bond set until_at = ?, running = null where customer_id = ? and until_at is null").params(now, customerId).update();
        jdbc.sql("insert into bond (" + COLUMNS + ", running) values (?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?)")
                .params(customerId, bond.partnerId(), type, bond.associationKey(), now, bond.managerId(), bond.tag(), bond.campaign(),
                        bond.performanceExcludedUntil() == null ? null : Timestamp.from(bond.performanceExcludedUntil()), customerId)
                .update();
    }

    /** The customers of an account manager who left show none (PTR-10). */
    @Transactional
    public void forgetManager(String managerId) {
        jdbc.sql("update bond set manager_id = null where manager_id = ? and until_at is null").param(managerId).update();
    }

    private void lock(String customerId) {
        jdbc.sql("select customer_id from customer_account where customer_id = ? for update").param(customerId).query(String.class).optional();
    }

    private static Bond bond(ResultSet row, int number) throws SQLException {
        return new Bond(row.getString("customer_id"), row.getString("partner_id"), row.getString("association_type"), row.getString("association_key"),
                row.getTimestamp("since_at").toInstant(), instant(row, "until_at"), row.getString("manager_id"), row.getString("tag"),
                row.getString("campaign"), instant(row, "excluded_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
