package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what opportunity incentives were claimed with. */
@Repository
class OpportunityClaimRepository {

    /** A claim runs until its amount is settled one way or the other (INC-14). */
    private static final List<String> RUNNING = List.of(IncentiveStatus.REVIEWING.code(), IncentiveStatus.REVIEW_REJECTED.code(),
            IncentiveStatus.AWAITING_CONFIRMATION.code(), IncentiveStatus.DISPUTED.code());

    private final JdbcClient jdbc;
    private final LockRows locks;

    OpportunityClaimRepository(JdbcClient jdbc, LockRows locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    void insert(String incentiveKey, Claim claim) {
        jdbc.sql("""
                        insert into incentive_claim (incentive_key, opportunity_key, customer_account, customer, claim_kind, project_start, withdrawn)
                        values (?, ?, ?, ?, ?, ?, false)""")
                .params(incentiveKey, claim.opportunityKey(), claim.customerAccount(), claim.customer(), claim.claimKind(),
                        claim.projectStart()).update();
    }

    void update(String incentiveKey, Claim claim) {
        jdbc.sql("""
                        update incentive_claim set opportunity_key = ?, customer_account = ?, customer = ?, claim_kind = ?, project_start = ?
                        where incentive_key = ?""")
                .params(claim.opportunityKey(), claim.customerAccount(), claim.customer(), claim.claimKind(), claim.projectStart(),
                        incentiveKey).update();
    }

    void withdraw(String incentiveKey) {
        jdbc.sql("update incentive_claim set withdrawn = true where incentive_key = ?").param(incentiveKey).update();
    }

    Claim get(String incentiveKey) {
        return jdbc.sql("select * from incentive_claim where incentive_key = ?").param(incentiveKey).query((row, n) -> read(row)).single();
    }

    /** The claims of these incentives, in one query; the others have none. */
    Map<String, Claim> of(Collection<String> incentiveKeys) {
        return incentiveKeys.isEmpty() ? Map.of() : jdbc.sql("select * from incentive_claim where incentive_key in (:keys)")
                .param("keys", incentiveKeys).query((row, n) -> Map.entry(row.getString("incentive_key"), read(row))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Refuses a claim that another one stands against (INC-14), naming neither the other partner nor its claim. The partner's and the
     * customer's rows stay locked until the transaction ends, so that claims at the same moment see each other.
     *
     * @param key the claim itself, empty when it is new
     */
    void requireFree(Claim claim, Opportunity opportunity, String key) {
        locks.lock(LockRows.What.PARTNER, opportunity.partnerId());
        locks.lock(LockRows.What.CLAIMED_CUSTOMER, claim.customer());
        if (others("c.opportunity_key = :opportunity and not c.withdrawn", claim, opportunity, key).size() > 0) {
            throw Refusal.conflict("ALREADY_CLAIMED_OPPORTUNITY", "this opportunity has been claimed already; one is claimed once");
        }
        String running = " and n.status in (:running)";
        List<String> offerings = new ArrayList<>();
        others("n.partner_id = :partner" + running, claim, opportunity, key).forEach(other -> offerings.addAll(other.offerings));
        if (opportunity.offerings().stream().anyMatch(offerings::contains)) {
            throw Refusal.conflict("CLAIM_OVERLAP", "another claim of your organisation's is about some of these offerings");
        }
        if (others("c.customer = :customer" + running, claim, opportunity, key).stream().anyMatch(other -> other.overlaps(opportunity))) {
            throw Refusal.conflict("CLAIM_OVERLAP", "another claim runs for this customer in an overlapping delivery period");
        }
    }

    private record Other(List<String> offerings, LocalDate deliveryStart, LocalDate deliveryEnd) {

        /** An opportunity without a beginning counts from the beginning of time. */
        boolean overlaps(Opportunity opportunity) {
            return !from(deliveryStart).isAfter(opportunity.deliveryEnd()) && !from(opportunity.deliveryStart()).isAfter(deliveryEnd);
        }

        private static LocalDate from(LocalDate start) {
            return start == null ? LocalDate.MIN : start;
        }
    }

    private List<Other> others(String condition, Claim claim, Opportunity opportunity, String key) {
        return jdbc.sql("select o.offerings, o.delivery_start, o.delivery_end from incentive_claim c"
                        + " join incentive n on n.incentive_key = c.incentive_key join opportunity o on o.opportunity_key = c.opportunity_key"
                        + " where c.incentive_key <> :key and " + condition)
                .param("key", key).param("opportunity", claim.opportunityKey()).param("customer", claim.customer())
                .param("partner", opportunity.partnerId()).param("running", RUNNING)
                .query((row, n) -> new Other(Opportunities.codes(row.getString("offerings")), row.getObject("delivery_start", LocalDate.class),
                        row.getObject("delivery_end", LocalDate.class))).list();
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(row.getString("opportunity_key"), row.getString("customer_account"), row.getString("claim_kind"),
                row.getObject("project_start", LocalDate.class));
    }
}
