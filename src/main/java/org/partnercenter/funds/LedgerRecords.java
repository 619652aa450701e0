package org.partnercenter.funds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Revealable;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger as people read it. A partner sees the last months (FND-20), and of entries that name a customer those of the time in which
 * it was associated with the partner (FND-21); names and accounts are masked (FND-23).
 */
@Component
public class LedgerRecords implements RecordCollection<LedgerEntryView>, Revealable {

    static final Status BOOKED = new Status("booked", "已入账", "Booked");

    /**
     * Whether the entry's customer was the partner's when it happened. The end belongs to the bond: what returns because it ends is
     * booked at that very moment.
     */
    private static final String OF_THE_BOND = """
            e.partner_id = :own and (e.customer_id is null or exists (select 1 from bond b where b.customer_id = e.customer_id
              and b.partner_id = :own and b.since_at <= e.trade_at and (b.until_at is null or b.until_at >= e.trade_at)))""";
    private static final int PORTION = 1000;
    private static final Set<String> REVEALERS = Set.of("partner-admin", "partner-sales");

    private final JdbcClient jdbc;
    private final Partners partners;
    private final CustomerAccounts accounts;
    private final Journal journal;
    private final Clock clock;
    private final int months;

    LedgerRecords(JdbcClient jdbc, Partners partners, CustomerAccounts accounts, Journal journal, Clock clock,
                  @Value("${funds.ledger-months}") int months) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
        this.months = months;
    }

    @Override
    public String name() {
        return "ledger-entries";
    }

    @Override
    public String prefix() {
        return "LED";
    }

    @Override
    public String label() {
        return "收支明细 Ledger";
    }

    @Override
    public List<Status> statuses() {
        return List.of(BOOKED);
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return FundsPeople.readsLedger(viewer);
    }

    @Override
    public Page<LedgerEntryView> list(ListQuery query, Actor viewer) {
        return page(selection(LedgerFilter.NONE, viewer), query, null);
    }

    /** The entries that the filter leaves, with their sums; 403 for who does not read ledgers. */
    public LedgerPage list(ListQuery query, LedgerFilter filter, Actor viewer) {
        Page<LedgerEntryView> page = page(selection(filter, viewer), query, null);
        Map<Direction, BigDecimal> sums = new EnumMap<>(Direction.class);
        selection(filter, viewer).grouped(jdbc, "e.direction, sum(e.amount) as total", "e.direction", query, (row, n) ->
                sums.put(StatusCode.of(Direction.class, row.getString("direction")), row.getBigDecimal("total")));
        return new LedgerPage(page.items(), page.total(), sum(sums, Direction.INCOME), sum(sums, Direction.EXPENSE), visibleFrom(viewer));
    }

    private static String sum(Map<Direction, BigDecimal> sums, Direction direction) {
        return Money.text(sums.getOrDefault(direction, BigDecimal.ZERO));
    }

    /** The first day whose entries this reader sees; null where there is none (FND-20). */
    public LocalDate visibleFrom(Actor viewer) {
        return viewer.isPartner() ? WorkingCalendar.today(clock).minusMonths(months) : null;
    }

    @Override
    public List<LedgerEntryView> rows(Collection<String> keys, Actor viewer) {
        return views(found(keys, viewer), null);
    }

    @Override
    public LedgerEntryView item(String key, Actor viewer) {
        List<Row> found = found(Set.of(key), viewer);
        if (found.isEmpty()) {
            throw Refusal.notFound("ledger entry");
        }
        List<Journal.Entry> history = new ArrayList<>();
        history.add(new Journal.Entry(found.get(0).bookedAt, "system", null, BOOKED.code(), null));
        history.addAll(journal.of(key, viewer));
        return views(found, history).get(0);
    }

    private List<Row> found(Collection<String> keys, Actor viewer) {
        List<Long> ids = keys.stream().map(EntryKey::id).flatMap(Optional::stream).toList();
        return ids.isEmpty() ? List.of() : selection(LedgerFilter.NONE, viewer).where("e.id in (:ids)", "ids", ids)
                .page(jdbc, "e.*", ListQuery.LARGEST, Row::read).items().stream().filter(row -> keys.contains(row.key())).toList();
    }

    /** All entries that the filter leaves, the newest first, handed on in portions: for the export. */
    void each(LedgerFilter filter, Actor viewer, Consumer<LedgerEntryView> taker) {
        Long before = null;
        List<Row> portion;
        do {
            Selection selection = selection(filter, viewer);
            if (before != null) {
                selection.where("e.id < :before", "before", before);
            }
            // booked in the order of their numbers: the next portion begins below the last
            portion = selection.portion(jdbc, "e.*", new ListQuery(List.of(), null, 0, PORTION, "-key"), Row::read);
            views(portion, null).forEach(taker);
            before = portion.isEmpty() ? null : portion.get(portion.size() - 1).id;
        } while (portion.size() == PORTION);
    }

    @Override
    public String collection() {
        return name();
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of("customerAccount", REVEALERS, "customerName", REVEALERS);
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        List<Row> found = found(keys, actor);
        Map<String, CustomerAccount> customers = customers(found);
        return found.stream().collect(Collectors.toMap(Row::key, row -> {
            CustomerAccount customer = open(row, customers);
            return customer == null ? "" : Objects.toString(column.equals("customerName") ? customer.customerName() : customer.accountName(), "");
        }));
    }

    private Selection selection(LedgerFilter filter, Actor viewer) {
        FundsPeople.requireLedgerReader(viewer);
        Selection entries = Selection.from("ledger_entry e").search("e.trade_id", "e.customer_id", "e.partner_id").status(Map.of(BOOKED.code(), "1 = 1"))
                // the order of booking is that of the numbers (FND-18)
                .sortable("key", "e.id").sortable("createdAt", "e.id").sortable("updatedAt", "e.id").sortable("tradeAt", "e.trade_at")
                .sortable("amount", "e.amount").sortable("partnerId", "e.partner_id").sortable("account", "e.account")
                .sortable("tradeType", "e.trade_type").sortable("direction", "e.direction");
        LocalDate from = filter.from();
        if (viewer.isPartner()) {
            entries.where(OF_THE_BOND, "own", viewer.partnerId());
            LocalDate first = visibleFrom(viewer);
            from = from == null || from.isBefore(first) ? first : from;
        }
        where(entries, "e.trade_at >= :from", "from", from == null ? null : startOf(from));
        where(entries, "e.trade_at < :to", "to", filter.to() == null ? null : startOf(filter.to().plusDays(1)));
        where(entries, "e.account = :account", "account", filter.account());
        where(entries, "e.trade_type = :tradeType", "tradeType", filter.tradeType());
        where(entries, "e.customer_id = :customer", "customer", filter.customerId());
        return entries;
    }

    private static void where(Selection selection, String condition, String parameter, Object value) {
        if (value != null) {
            selection.where(condition, parameter, value);
        }
    }

    private static Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(EngineClock.ZONE).toInstant());
    }

    private record Row(long id, Instant bookedAt, String partnerId, FundAccount account, TradeType type, String detail, Direction direction,
                       BigDecimal amount, BigDecimal balanceAfter, Instant tradeAt, String tradeId, String customerId) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(row.getLong("id"), row.getTimestamp("booked_at").toInstant(), row.getString("partner_id"),
                    StatusCode.of(FundAccount.class, row.getString("account")), StatusCode.of(TradeType.class, row.getString("trade_type")),
                    row.getString("detail"), StatusCode.of(Direction.class, row.getString("direction")), row.getBigDecimal("amount"),
                    row.getBigDecimal("balance_after"), row.getTimestamp("trade_at").toInstant(), row.getString("trade_id"),
                    row.getString("customer_id"));
        }

        String key() {
            return EntryKey.of(id, bookedAt);
        }
    }

    private Page<LedgerEntryView> page(Selection selection, ListQuery query, List<Journal.Entry> history) {
        return selection.page(jdbc, "e.*", query, Row::read).map(rows -> views(rows, history));
    }

    private List<LedgerEntryView> views(List<Row> rows, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(rows.stream().map(Row::partnerId).distinct().toList());
        Map<String, CustomerAccount> customers = customers(rows);
        return rows.stream().map(row -> view(row, names.get(row.partnerId), open(row, customers), history)).toList();
    }

    private Map<String, CustomerAccount> customers(List<Row> rows) {
        return accounts.byId(rows.stream().map(Row::customerId).filter(Objects::nonNull).distinct().toList());
    }

    /** The entry's customer, unless the account was cancelled (FND-22). */
    private static CustomerAccount open(Row row, Map<String, CustomerAccount> customers) {
        CustomerAccount customer = row.customerId == null ? null : customers.get(row.customerId);
        return customer == null || customer.isClosed() ? null : customer;
    }

    private static LedgerEntryView view(Row e, String companyName, CustomerAccount customer, List<Journal.Entry> history) {
        return new LedgerEntryView(e.key(), e.partnerId, companyName, e.type.status().zh() + " " + e.direction.status().zh(), BOOKED, e.bookedAt,
                e.bookedAt, null, null, List.of(), e.account.code(), e.type.code(), e.detail, e.direction.code(), Money.text(e.amount),
                Money.text(e.balanceAfter), e.tradeAt, e.tradeId, e.customerId, customer == null ? null : Masking.name(customer.accountName()),
                customer == null ? null : Masking.name(customer.customerName()), history);
    }
}
