package org.partnercenter.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.stereotype.Component;

/** All record types of the product, found by their name in the path or by the prefix of a key. */
@Component
class RecordTypes {

    /** What belongs together, in the order in which people meet it; what is not named comes last, by name. */
    private static final List<Family> FAMILIES = List.of(
            new Family("方案与激励 Solutions and incentives", List.of("solutions", "nre-applications", "opportunities", "delivery-projects", "incentives")),
            new Family("激励结算 Settlement", List.of("incentive-statements", "payouts", "marketplace-bills", "payment-instructions", "payout-settings")),
            new Family("资金与发票 Funds and invoices", List.of("account-balances", "ledger-entries", "allocations", "remittance-receipts", "remittance-claims",
                    "payment-agreements", "account-adjustments", "invoice-titles")),
            new Family("代金券 Vouchers", List.of("voucher-quotas", "vouchers", "voucher-operations", "fee-records", "performance-lines")),
            new Family("文件 Files", List.of("imports", "exports")),
            new Family("客户 Customers", List.of("customer-reports", "invitations", "associations", "association-changes", "customer-accounts")),
            new Family("云经销商 Resellers", List.of("resellers", "reseller-cooperations")),
            new Family("伙伴 Partner", List.of("partners", "members", "programme-memberships", "business-certifications")));
    private static final Family REST = new Family("其他 More", List.of());
    private static final List<String> ORDER = FAMILIES.stream().flatMap(family -> family.names().stream()).toList();

    private final List<RecordCollection<?>> all;

    RecordTypes(List<RecordCollection<?>> all) {
        this.all = all.stream().sorted(Comparator.<RecordCollection<?>>comparingInt(c -> position(c.name()))
                .thenComparing(RecordCollection::name)).toList();
    }

    private static int position(String name) {
        int known = ORDER.indexOf(name);
        return known < 0 ? ORDER.size() : known;
    }

    List<RecordCollection<?>> all() {
        return all;
    }

    /** Record types that belong together; {@code label} is bilingual. */
    record Family(String label, List<String> names) {
    }

    /** The types that this person may list, by family; a family of which nothing is offered is left out. */
    Map<Family, List<RecordCollection<?>>> offeredTo(Actor viewer) {
        Map<Family, List<RecordCollection<?>>> offered = new LinkedHashMap<>();
        all.stream().filter(type -> type.offeredTo(viewer))
                .forEach(type -> offered.computeIfAbsent(familyOf(type.name()), family -> new ArrayList<>()).add(type));
        return offered;
    }

    private static Family familyOf(String name) {
        return FAMILIES.stream().filter(family -> family.names().contains(name)).findFirst().orElse(REST);
    }

    /** The collection of that name; 404 when there is none. */
    RecordCollection<?> named(String name) {
        return all.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow(() -> Refusal.notFound("collection"));
    }

    /** The collection that a key such as {@code SOL-2026-000001} belongs to. */
    Optional<RecordCollection<?>> ofKey(String key) {
        return key == null ? Optional.empty() : all.stream().filter(c -> hasPrefix(c) && key.startsWith(c.prefix() + "-")).findFirst();
    }

    /** Whether its keys are business keys; those of partners, members and customers are ids of their own. */
    static boolean hasPrefix(RecordCollection<?> collection) {
        return collection.prefix() != null && collection.prefix().matches("[A-Z]+");
    }

    /** The path of the record's page, if the key belongs to a record type that has pages. */
    Optional<String> path(String key) {
        return ofKey(key).map(c -> "/records/" + c.name() + "/" + key);
    }
}
