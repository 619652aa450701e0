package org.partnercenter.reseller;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.stereotype.Component;

/**
 * 我的云经销商: a distributor's resellers, past and present, masked (RSL-01, RSL-02). The vendor sees each reseller with its newest
 * cooperation. A distributor has so few that they are filtered and sorted in memory: what is searched belongs to other modules.
 */
@Component
public class Resellers implements RecordCollection<ResellerView> {

    private static final List<CooperationStatus> STATUSES = List.of(CooperationStatus.COOPERATING, CooperationStatus.ENDED);
    private static final Map<String, Comparator<Reseller>> SORTS = Map.of("key", by(Reseller::id), "createdAt", by(Reseller::associatedAt),
            "associatedAt", by(Reseller::associatedAt), "updatedAt", by(Reseller::updatedAt), "companyName", by(Reseller::companyName),
            "accountName", by(Reseller::accountName), "status", by(r -> r.status().code()));

    private final CooperationRepository cooperations;
    private final Partners partners;
    private final CustomerAccounts accounts;
    private final Journal journal;

    Resellers(CooperationRepository cooperations, Partners partners, CustomerAccounts accounts, Journal journal) {
        this.cooperations = cooperations;
        this.partners = partners;
        this.accounts = accounts;
        this.journal = journal;
    }

    static Refusal notADistributor() {
        return Refusal.of(403, "NOT_A_DISTRIBUTOR", null, "only a distributor has resellers");
    }

    @Override
    public String name() {
        return "resellers";
    }

    /** None: a reseller's key is its partner id. */
    @Override
    public String prefix() {
        return "";
    }

    @Override
    public String label() {
        return "我的云经销商 My resellers";
    }

    @Override
    public List<Status> statuses() {
        return STATUSES.stream().map(CooperationStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return viewer.isVendor() || isDistributor(viewer);
    }

    @Override
    public Page<ResellerView> list(ListQuery query, Actor viewer) {
        return list(query, ResellerFilter.NONE, viewer);
    }

    /** The resellers that the filter accepts; 403 {@code NOT_A_DISTRIBUTOR} to other organisations. */
    public Page<ResellerView> list(ListQuery query, ResellerFilter filter, Actor viewer) {
        Page<Reseller> page = plain(query, filter, viewer);
        return page.map(resellers -> resellers.stream().map(Reseller::masked).toList());
    }

    @Override
    public List<ResellerView> rows(Collection<String> keys, Actor viewer) {
        return plain(viewer).filter(reseller -> keys.contains(reseller.id())).map(Reseller::masked).toList();
    }

    @Override
    public ResellerView item(String key, Actor viewer) {
        ResellerView v = find(key, viewer).masked();
        return new ResellerView(v.key(), v.partnerId(), v.status(), v.createdAt(), v.updatedAt(), v.deadline(), v.processInstanceId(),
                v.companyName(), v.accountName(), v.mobile(), v.email(), v.region(), v.associatedAt(), v.endedAt(), v.distributorId(),
                v.cooperationKey(), v.sharesCustomers(), history(v, viewer));
    }

    /** The cooperation's history, and what the distributor's people had shown to them (RSL-03); the reseller's own is not theirs to read. */
    private List<Journal.Entry> history(ResellerView reseller, Actor viewer) {
        Stream<Journal.Entry> reveals = viewer.partnerId() == null ? Stream.empty() : journal.by(viewer.partnerId(), reseller.key()).stream();
        return Stream.concat(journal.of(reseller.cooperationKey(), viewer).stream(), reveals).sorted(Comparator.comparing(Journal.Entry::at)).toList();
    }

    /** One of the viewer's resellers; 404 when it is not. */
    Reseller find(String resellerId, Actor viewer) {
        return plain(viewer).filter(reseller -> reseller.id().equals(resellerId)).findFirst().orElseThrow(() -> Refusal.notFound("reseller"));
    }

    /** The resellers that the viewer sees, each once with its newest cooperation. */
    Stream<Reseller> plain(Actor viewer) {
        if (!viewer.isVendor() && !isDistributor(viewer)) {
            throw notADistributor();
        }
        Map<String, Cooperation> newest = new LinkedHashMap<>();
        cooperations.established(viewer.isVendor() ? null : viewer.partnerId()).forEach(c -> newest.put(c.resellerId(), c));
        Map<String, Partner> organisations = partners.byId(newest.keySet());
        Map<String, CustomerAccount> known = accounts.byId(organisations.values().stream().map(Partner::cloudAccountId)
                .filter(Objects::nonNull).toList());
        return newest.values().stream().filter(c -> organisations.containsKey(c.resellerId()))
                .map(c -> reseller(c, organisations.get(c.resellerId()), known));
    }

    private Page<Reseller> plain(ListQuery query, ResellerFilter filter, Actor viewer) {
        requireKnownStatuses(query);
        List<Reseller> found = plain(viewer).filter(filter::accepts).filter(reseller -> reseller.matches(query.q()))
                .filter(reseller -> query.status().isEmpty() || query.status().contains(reseller.status().code()))
                .sorted(order(query.sort())).toList();
        return new Page<>(found.stream().skip(query.offset()).limit(query.limit()).toList(), found.size());
    }

    private boolean isDistributor(Actor viewer) {
        return viewer.partnerId() != null && partners.get(viewer.partnerId()).identity() == Identity.DISTRIBUTOR;
    }

    private static Reseller reseller(Cooperation cooperation, Partner partner, Map<String, CustomerAccount> known) {
        CustomerAccount account = partner.cloudAccountId() == null ? null : known.get(partner.cloudAccountId());
        return new Reseller(cooperation, partner, account == null ? null : account.accountName(),
                partner.contactMobile() != null ? partner.contactMobile() : account == null ? null : account.mobile(),
                partner.contactEmail() != null ? partner.contactEmail() : account == null ? null : account.email());
    }

    private void requireKnownStatuses(ListQuery query) {
        List<String> codes = STATUSES.stream().map(CooperationStatus::code).toList();
        if (!codes.containsAll(query.status())) {
            throw Refusal.field("status", "must be one of " + String.join(", ", codes));
        }
    }

    private static Comparator<Reseller> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<Reseller> order = SORTS.get(descending ? sort.substring(1) : sort);
        if (order == null) {
            throw Refusal.field("sort", "must be one of " + String.join(", ", SORTS.keySet().stream().sorted().toList()));
        }
        return (descending ? order.reversed() : order).thenComparing(Reseller::id);
    }

    private static <C extends Comparable<? super C>> Comparator<Reseller> by(Function<Reseller, C> field) {
        return Comparator.comparing(field, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
