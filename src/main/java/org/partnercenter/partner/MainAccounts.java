package org.partnercenter.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/**
 * Of the organisations of one credit code exactly one is the main account (主账号): the first, until the vendor moves the mark (PTR-03).
 * Callers hold {@link OrganisationRepository#oneAtATime()}, so that no two marks are given at the same moment.
 */
@Component
class MainAccounts {

    private final OrganisationRepository organisations;
    private final PartnerModifications modifications;

    MainAccounts(OrganisationRepository organisations, PartnerModifications modifications) {
        this.organisations = organisations;
        this.modifications = modifications;
    }

    /** Whether an organisation that takes this code now is its first. */
    boolean isFirst(String creditCode) {
        return of(creditCode).isEmpty();
    }

    /** Gives the organisation another code: the mark it leaves goes to the eldest that keeps the old one. */
    void recode(Organisation organisation, String creditCode, String reason) {
        if (creditCode.equals(organisation.creditCode)) {
            return;
        }
        String left = organisation.creditCode;
        organisation.recode(creditCode);
        if (organisation.mainAccount) {
            heir(organisation, left).ifPresent(heir -> mark(heir, true, reason));
        }
        organisation.mainAccount = isFirst(creditCode);
    }

    /** Moves the mark to this organisation; it cannot be taken away, only given to another. */
    void move(Organisation organisation, boolean marked, String reason) {
        if (!marked) {
            throw Refusal.field("mainAccount", "is moved by marking another organisation of the same credit code");
        }
        if (!organisation.mainAccount) {
            of(organisation.creditCode).stream().filter(other -> other.mainAccount).forEach(other -> mark(other, false, reason));
            organisation.mainAccount = true;
        }
    }

    private Optional<Organisation> heir(Organisation leaving, String creditCode) {
        return of(creditCode).stream().filter(other -> !other.id.equals(leaving.id)).findFirst();
    }

    private void mark(Organisation other, boolean marked, String reason) {
        Organisation locked = organisations.locked(other.id).orElseThrow();
        Map<String, String> before = locked.texts();
        locked.mainAccount = marked;
        organisations.update(locked);
        modifications.write(locked, before, reason);
    }

    private List<Organisation> of(String creditCode) {
        return organisations.query("credit_code = :code", Map.of("code", creditCode), "created_at, id");
    }
}
