package org.partnercenter.funds;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.PartnerStatus;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The balances of partners (FND-25): a partner its own, the vendor those of all organisations. They are so few that they are filtered and
 * sorted in memory. They count every entry, also those of customers that left (FND-21).
 */
@Component
public class BalanceRecords implements RecordCollection<BalanceView> {

    private static final Map<String, Comparator<Partner>> SORTS = Map.of("key", Comparator.comparing(Partner::id),
            "partnerId", Comparator.comparing(Partner::id), "companyName", Comparator.comparing(Partner::companyName),
            "createdAt", Comparator.comparing(Partner::createdAt), "updatedAt", Comparator.comparing(Partner::updatedAt));

    private final JdbcClient jdbc;
    private final Partners partners;

    BalanceRecords(JdbcClient jdbc, Partners partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    @Override
    public String name() {
        return "account-balances";
    }

    /** None: a balance's key is its partner's id. */
    @Override
    public String prefix() {
        return "";
    }

    @Override
    public String label() {
        return "账户余额 Account balances";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(PartnerStatus.values()).map(PartnerStatus::status).toList();
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
    public Page<BalanceView> list(ListQuery query, Actor viewer) {
        List<String> codes = statuses().stream().map(Status::code).toList();
        if (!codes.containsAll(query.status())) {
            throw Refusal.field("status", "must be one of " + String.join(", ", codes));
        }
        List<Partner> found = visible(viewer).filter(partner -> query.status().isEmpty() || query.status().contains(partner.status().code()))
                .filter(partner -> query.q() == null || matches(partner, query.q())).sorted(order(query.sort())).toList();
        return new Page<>(views(found.stream().skip(query.offset()).limit(query.limit()).toList()), found.size());
    }

    private static boolean matches(Partner partner, String q) {
        return (partner.id() + " " + partner.companyName()).toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
    }

    private static Comparator<Partner> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<Partner> order = SORTS.get(descending ? sort.substring(1) : sort);
        if (order == null) {
            throw Refusal.field("sort", "must be one of " + String.join(", ", SORTS.keySet().stream().sorted().toList()));
        }
        return (descending ? order.reversed() : order).thenComparing(Partner::id);
    }

    @Override
    public List<BalanceView> rows(Collection<String> keys, Actor viewer) {
        return views(visible(viewer).filter(partner -> keys.contains(partner.id())).toList());
    }

    @Override
    public BalanceView item(String key, Actor viewer) {
        return rows(List.of(key), viewer).stream().findFirst().orElseThrow(() -> Refusal.notFound("balance"));
    }

    private Stream<Partner> visible(Actor viewer) {
        FundsPeople.requireLedgerReader(viewer);
        return viewer.isPartner() ? Stream.of(partners.get(viewer.partnerId())) : partners.all().stream();
    }

    /** What is known of these partners' money, in three queries. */
    private List<BalanceView> views(List<Partner> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<String> ids = shown.stream().map(Partner::id).toList();
        Map<String, BigDecimal> recharge = new HashMap<>();
        Map<String, BigDecimal> available = new HashMap<>();
        Map<String, BigDecimal> line = new HashMap<>();
        jdbc.sql("select partner_id, account, balance, credit_line from fund_account where partner_id in (:ids)").param("ids", ids).query((row, n) -> {
            boolean credit = row.getString("account").equals(FundAccount.CREDIT.code());
            line.merge(row.getString("partner_id"), row.getBigDecimal("credit_line"), BigDecimal::add);
            return (credit ? available : recharge).put(row.getString("partner_id"), row.getBigDecimal("balance"));
        }).list();
        Map<String, BigDecimal> allocated = sums("""
                select partner_id, sum(case when kind = 'allocate' then amount else -amount end) as total from allocation
                where customer_id is not null and partner_id in (:ids) group by partner_id""", ids);
        Map<String, BigDecimal> owed = sums("select partner_id, sum(amount) as total from owed_invoice where partner_id in (:ids) group by partner_id", ids);
        return shown.stream().map(partner -> view(partner, amount(recharge, partner), amount(line, partner), amount(available, partner),
                amount(allocated, partner), amount(owed, partner))).toList();
    }

    private Map<String, BigDecimal> sums(String sql, List<String> ids) {
        Map<String, BigDecimal> sums = new HashMap<>();
        jdbc.sql(sql).param("ids", ids).query((row, n) -> sums.put(row.getString("partner_id"), row.getBigDecimal("total"))).list();
        return sums;
    }

    private static BigDecimal amount(Map<String, BigDecimal> amounts, Partner partner) {
        return amounts.getOrDefault(partner.id(), BigDecimal.ZERO);
    }

    private static BalanceView view(Partner partner, BigDecimal recharge, BigDecimal line, BigDecimal available, BigDecimal allocated, BigDecimal owed) {
        return new BalanceView(partner.id(), partner.id(), partner.companyName(), partner.status().status(), partner.createdAt(), partner.updatedAt(), null,
                null, List.of(), Money.text(recharge), Money.text(line), Money.text(available), Money.text(recharge.add(available)),
                Money.text(allocated), Money.text(owed), null);
    }
}
