package org.partnercenter.voucher;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/**
 * An automatic taking back that something caused (VCH-16).
 *
 * @param causedAt only vouchers issued until then are meant, or those of other bonds
 */
record Recall(String key, String partnerId, OperationType type, String causeKey, Target target, Instant causedAt, Instant doneAt) {

    /** Which of the partner's vouchers are meant; what does not apply is null. */
    record Target(String voucherKey, String customerId, String associationKey, String associationType, String giverId) {

        static Target voucher(String voucherKey) {
            return new Target(voucherKey, null, null, null, null);
        }

        /** What the customer has from this association; with {@code type} only what it has as such a customer. */
        static Target bond(String customerId, String associationKey, String type) {
            return new Target(null, customerId, associationKey, type, null);
        }

        /** What the customer has from the partner, but not under the association that caused this. */
        static Target customer(String customerId) {
            return new Target(null, customerId, null, null, null);
        }

        /** What was cut from quotas of this distributor; they go back too. */
        static Target distributor(String giverId) {
            return new Target(null, null, null, null, giverId);
        }
    }

    /** The condition for the vouchers that are meant, in SQL; puts what it needs into the parameters. */
    String condition(Map<String, Object> parameters) {
        if (target.customerId() != null && target.associationKey() == null) {
            // what the new bond brings is told by its bond, not by its time: both begin at the same moment
            parameters.put("customer", target.customerId());
            parameters.put("cause", causeKey);
            return "customer_id = :customer and association_key <> :cause";
        }
        parameters.put("causedAt", Timestamp.from(causedAt));
        return "created_at <= :causedAt and " + earlier(parameters);
    }

    private String earlier(Map<String, Object> parameters) {
        if (target.voucherKey() != null) {
            parameters.put("voucher", target.voucherKey());
            return "voucher_key = :voucher";
        }
        if (target.giverId() != null) {
            parameters.put("giver", target.giverId());
            return "quota_key in (select quota_key from voucher_quota where giver_id = :giver)";
        }
        parameters.put("customer", target.customerId());
        parameters.put("association", target.associationKey());
        String condition = "customer_id = :customer and association_key = :association";
        if (target.associationType() != null) {
            parameters.put("type", target.associationType());
            condition += " and association_type = :type";
        }
        return condition;
    }
}
