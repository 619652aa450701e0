package org.partnercenter.reseller;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.FactsUnavailable;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Whether a reseller and a distributor may work together: gathers the facts, asks the decision, and refuses with all that it finds. */
@Component
class CooperationChecks {

    private static final int REAL_NAME_VERIFIED = 2;

    private final Partners partners;
    private final AccountFacts accounts;
    private final CooperationRepository cooperations;
    private final ResellerPlan plan;
    private final CooperationPolicy policy;

    CooperationChecks(Partners partners, AccountFacts accounts, CooperationRepository cooperations, ResellerPlan plan, CooperationPolicy policy) {
        this.partners = partners;
        this.accounts = accounts;
        this.cooperations = cooperations;
        this.plan = plan;
        this.policy = policy;
    }

    /** Refuses (400) a counterpart that does not exist, or is the organisation itself. */
    void requireCounterpart(String partnerId, String counterpartId) {
        requireKnown("counterpartId", counterpartId);
        if (counterpartId.equals(partnerId)) {
            throw Refusal.field("counterpartId", "must be another organisation");
        }
    }

    /** Refuses (409 {@code COOPERATION_BLOCKED}) a request against which something stands, with all of it as {@code blockers}. */
    void require(Cooperation request) {
        Partner reseller = partners.get(request.resellerId());
        Partner distributor = partners.get(request.distributorId());
        boolean application = request.kind() == CooperationKind.APPLICATION;
        // an invitee is known already: nothing is asked of its account
        Optional<CustomerAccount> account = application ? account(reseller) : Optional.empty();
        require(new CooperationFacts(request.kind().code(), account.filter(a -> a.realName() == REAL_NAME_VERIFIED).isPresent(),
                reseller.isActive(), reseller.distributorId() != null, application && isPartner(reseller, account, request.key()),
                isActiveDistributor(distributor), plan.isMember(reseller.id()), reseller.region().equals(distributor.region())));
    }

    /** Refuses another distributor for a reseller: 400 for an unknown one or the present one, else as {@link #require}. */
    void requireNewDistributor(Cooperation running, String newDistributorId) {
        requireKnown("newDistributorId", newDistributorId);
        if (newDistributorId.equals(running.distributorId())) {
            throw Refusal.field("newDistributorId", "must be another distributor");
        }
        Partner reseller = partners.get(running.resellerId());
        Partner distributor = partners.get(newDistributorId);
        // the vendor decides: neither the old bond nor the status stands against it
        require(new CooperationFacts(CooperationKind.INVITATION.code(), true, true, false, false, isActiveDistributor(distributor),
                plan.isMember(reseller.id()), reseller.region().equals(distributor.region())));
    }

    private void requireKnown(String field, String partnerId) {
        if (partners.byId(List.of(partnerId)).isEmpty()) {
            throw Refusal.field(field, "is no organisation");
        }
    }

    private void require(CooperationFacts facts) {
        List<CooperationPolicy.Blocker> blockers = policy.blockers(facts);
        if (!blockers.isEmpty()) {
            String codes = blockers.stream().map(CooperationPolicy.Blocker::code).collect(Collectors.joining(", "));
            throw Refusal.conflict("COOPERATION_BLOCKED", "the cooperation is not possible: " + codes).with("blockers", blockers);
        }
    }

    private Optional<CustomerAccount> account(Partner partner) {
        try {
            return accounts.find(partner.cloudAccountId());
        } catch (FactsUnavailable e) {
            throw Refusal.of(503, "SYSTEM_BUSY", null, "the facts about the account are not available now, try again later");
        }
    }

    private boolean isPartner(Partner reseller, Optional<CustomerAccount> account, String requestKey) {
        return reseller.identity() != Identity.NONE || account.filter(a -> !a.partnerState().equals("none")).isPresent()
                || cooperations.isApplying(reseller.id(), requestKey);
    }

    private static boolean isActiveDistributor(Partner partner) {
        return partner.identity() == Identity.DISTRIBUTOR && partner.isActive();
    }
}
