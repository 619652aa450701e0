package org.partnercenter.partner;

import java.util.Set;
import org.partnercenter.platform.web.Selection;

/**
 * Whose customers, reports and opportunities somebody may see within its organisation: those of all account managers, or only of
 * these (PTR-07). It comes on top of what belongs to the organisation, and replaces no check of that.
 *
 * @param accountManagers user ids; null when all are seen
 */
public record SalesScope(Set<String> accountManagers) {

    /** Sees what belongs to the organisation, whoever manages it. */
    public static final SalesScope ALL = new SalesScope(null);

    public SalesScope {
        accountManagers = accountManagers == null ? null : Set.copyOf(accountManagers);
    }

    public boolean seesAll() {
        return accountManagers == null;
    }

    /** Whether a record of this account manager is seen; {@code null} is nobody's. */
    public boolean sees(String accountManager) {
        return seesAll() || accountManager != null && accountManagers.contains(accountManager);
    }

    /** Narrows a list to what is seen; the column holds the account manager's user id. */
    public Selection narrow(Selection selection, String managerColumn) {
        return seesAll() ? selection : selection.where(managerColumn + " in (:accountManagers)", "accountManagers", accountManagers);
    }
}
