package org.partnercenter.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.stereotype.Component;

/** All record types of the product, found by their name in the path or by the prefix of a key. */
@Component
class RecordTypes {

    /** The order in which people meet them; what is not named comes after, by name. */
    private static final List<String> ORDER = List.of("solutions", "nre-applications", "opportunities", "delivery-projects", "incentives",
            "customer-reports", "invitations", "associations", "association-changes", "resellers", "reseller-cooperations",
            "partners", "members", "programme-memberships", "business-certifications", "customer-accounts");

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
