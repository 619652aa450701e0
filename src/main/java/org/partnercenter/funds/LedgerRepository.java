package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The tables of accounts and their entries. Who locks several accounts takes them in the order of their partners' ids. */
@Repository
class LedgerRepository {

    private static final String INSERT = """
            insert into ledger_entry (partner_id, account, trade_type, detail, direction, amount, balance_after, trade_at, trade_id, customer_id,
              booked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final int PORTION = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Partners partners;
    private final Clock clock;

    LedgerRepository(JdbcClient jdbc, JdbcTemplate batches, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.partners = partners;
        this.clock = clock;
    }

    /** An account of a partner, in the order in which accounts are locked. */
    record AccountId(String partnerId, FundAccount account) implements Comparable<AccountId> {

        static AccountId of(Booking booking) {
            return new AccountId(booking.partnerId(), booking.account());
        }

        @Override
        public int compareTo(AccountId other) {
            return Comparator.comparing(AccountId::partnerId).thenComparing(AccountId::account).compare(this, other);
        }
    }

    /** The account, its row locked until the transaction ends: of two bookings the second sees the first's balance (FND-18). */
    AccountBalance locked(String partnerId, FundAccount account) {
        AccountId id = new AccountId(partnerId, account);
        return locked(List.of(id)).get(id);
    }

    /** As {@link #locked(String, FundAccount)}, of several: all that are missing are opened before the first is locked. */
    Map<AccountId, AccountBalance> locked(Collection<AccountId> accounts) {
        TreeSet<AccountId> inOrder = new TreeSet<>(accounts);
        // the organisation's row decides who opens an account that two want to use first; it is never waited for with an account locked
        inOrder.stream().filter(id -> find(id.partnerId, id.account, "").isEmpty()).forEach(id -> {
            partners.lock(id.partnerId);
            if (find(id.partnerId, id.account, "").isEmpty()) {
                open(id.partnerId, id.account);
            }
        });
        Map<AccountId, AccountBalance> locked = new LinkedHashMap<>();
        inOrder.forEach(id -> locked.put(id, find(id.partnerId, id.account, " for update").orElseThrow()));
        return locked;
    }

    /** The account as it is, not locked. */
    AccountBalance read(String partnerId, FundAccount account) {
        return find(partnerId, account, "").orElseGet(() -> empty(partnerId, account));
    }

    private Optional<AccountBalance> find(String partnerId, FundAccount account, String lock) {
        return jdbc.sql("select balance, credit_line from fund_account where partner_id = ? and account = ?" + lock)
                .params(partnerId, account.code())
                .query((row, n) -> new AccountBalance(partnerId, account, row.getBigDecimal("balance"), row.getBigDecimal("credit_line")))
                .optional();
    }

    private void open(String partnerId, FundAccount account) {
        jdbc.sql("insert into fund_account (partner_id, account, balance, credit_line) values (?, ?, 0, 0)")
                .params(partnerId, account.code()).update();
    }

    private static AccountBalance empty(String partnerId, FundAccount account) {
        return new AccountBalance(partnerId, account, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2));
    }

    /** Writes balance and line of a locked account. */
    void update(AccountBalance account) {
        jdbc.sql("update fund_account set balance = ?, credit_line = ? where partner_id = ? and account = ?")
                .params(account.balance(), account.creditLine(), account.partnerId, account.account.code()).update();
    }

    /** The key of the entry that is booked for this already. */
    Optional<String> booked(Booking booking) {
        return jdbc.sql("select id, booked_at from ledger_entry where partner_id = ? and account = ? and trade_id = ? and detail = ?")
                .params(booking.partnerId(), booking.account().code(), booking.tradeId(), booking.detail().detail())
                .query((row, n) -> EntryKey.of(row.getLong("id"), row.getTimestamp("booked_at").toInstant())).optional();
    }

    /** What is booked under the trade ids of these already, in one query for each thousand. */
    Map<EntryId, Booking> booked(List<Booking> bookings) {
        Map<EntryId, Booking> booked = new HashMap<>();
        for (int from = 0; from < bookings.size(); from += PORTION) {
            List<Booking> portion = bookings.subList(from, Math.min(from + PORTION, bookings.size()));
            jdbc.sql("select * from ledger_entry where partner_id in (:partners) and trade_id in (:trades)")
                    .param("partners", portion.stream().map(Booking::partnerId).distinct().toList())
                    .param("trades", portion.stream().map(Booking::tradeId).distinct().toList())
                    .query(LedgerRepository::booking).list().forEach(booking -> booked.put(EntryId.of(booking), booking));
        }
        return booked;
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        return new Booking(row.getString("partner_id"), StatusCode.of(FundAccount.class, row.getString("account")),
                TradeDetail.of(row.getString("detail")).orElseThrow(), StatusCode.of(Direction.class, row.getString("direction")),
                row.getBigDecimal("amount"), row.getTimestamp("trade_at").toInstant(), row.getString("trade_id"), row.getString("customer_id"));
    }

    /** An entry with the balance after it. */
    record Entry(Booking booking, BigDecimal balanceAfter) {
    }

    /** Writes many entries in their order. */
    void insert(List<Entry> entries) {
        Timestamp now = Timestamp.from(clock.instant());
        for (int from = 0; from < entries.size(); from += PORTION) {
            batches.batchUpdate(INSERT, entries.subList(from, Math.min(from + PORTION, entries.size())).stream()
                    .map(entry -> values(entry.booking, entry.balanceAfter, now)).toList());
        }
    }

    private static Object[] values(Booking booking, BigDecimal balanceAfter, Timestamp now) {
        return new Object[] {booking.partnerId(), booking.account().code(), booking.detail().type().code(), booking.detail().detail(),
                booking.direction().code(), booking.amount(), balanceAfter, Timestamp.from(booking.tradeAt()), booking.tradeId(),
                booking.customerId(), now};
    }

    /** Writes the entry; answers its key. */
    String insert(Booking booking, BigDecimal balanceAfter) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(INSERT).params(values(booking, balanceAfter, now)).update(id, "id");
        return EntryKey.of(id.getKey().longValue(), now.toInstant());
    }
}
