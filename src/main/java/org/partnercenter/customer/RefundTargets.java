package org.partnercenter.customer;

/** The decision {@code refund-target}: a port, because the rules do not know the engine. */
public interface RefundTargets {

    /**
     * Who gets the refund: {@code customer} or {@code partner}.
     *
     * @param type   the association's type at the purchase, {@code 1} or {@code 2}
     * @param paidBy {@code customer}, {@code balance} or {@code partner}
     * @param bond   {@code associated}, {@code disassociate} or {@code switch}: what became of the bond until the refund
     */
    String target(String type, String paidBy, String bond);
}
