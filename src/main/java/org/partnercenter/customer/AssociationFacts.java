package org.partnercenter.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the decision {@code association-check} looks at, at the moment of the click. It is handed over and forgotten: no fact about a
 * customer is ever stored in the engine.
 *
 * @param available whether the facts could be had at all
 * @param link      {@code good}, {@code not-found}, {@code expired}, {@code used} or {@code taken} by a faster session
 * @param type      the association type, {@code 1} or {@code 2}
 * @param reported  whether the partner has a report of this customer in status {@code reported}
 * @param found     what was found about the account, such as {@code in-arrears}; the decision's cells name them
 */
public record AssociationFacts(boolean available, String link, String type, boolean reported, Set<String> found) {

    static final String GOOD_LINK = "good";

    /** The facts of a link that opens nothing; {@code link} tells why. */
    static AssociationFacts deadLink(String link) {
        return new AssociationFacts(true, link, AssociationType.CONSULTING, false, Set.of());
    }

    /** As the decision's expressions read them. */
    public Map<String, Object> asMap() {
        return Map.of("available", available, "link", link, "type", type, "reported", reported, "found", List.copyOf(found));
    }
}
