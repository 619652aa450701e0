package org.partnercenter.customer;

import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Status;

/**
 * Where refunds of one kind of purchase go after a change, in words for both sides (CUS-31).
 *
 * @param paidBy how the purchase was paid
 * @param target {@code customer} or {@code partner}
 */
public record RefundRoute(Status paidBy, Status target) {

    private static final Map<String, Status> TARGETS = Map.of(
            "customer", new Status("customer", "退给客户", "To the customer"),
            "partner", new Status("partner", "退给伙伴", "To the partner"));
    private static final List<Status> PAID_BY = List.of(
            new Status("customer", "客户在线支付", "Paid online by the customer"),
            new Status("balance", "余额支付", "Paid from the balance"),
            new Status("partner", "伙伴代付", "Paid by the partner"));

    /** The routes of all purchases made under the present type, once the change is carried out. */
    static List<RefundRoute> after(RefundTargets table, String type, ChangeKind kind) {
        return PAID_BY.stream().map(paidBy -> new RefundRoute(paidBy, TARGETS.get(table.target(type, paidBy.code(), kind.code())))).toList();
    }
}
