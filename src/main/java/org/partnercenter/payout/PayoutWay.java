package org.partnercenter.payout;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways in which the vendor pays (激励发放方式). */
public enum PayoutWay {
    BANK_TRANSFER("bank-transfer", true),
    CLOUD_ACCOUNT("cloud-account", true),
    CLOUD_ACCOUNT_UNINVOICED("cloud-account-uninvoiced", false),
    VOUCHER_QUOTA("voucher-quota", false);

    private static final String RESALE = "resale";

    private final String code;
    private final boolean invoiced;

    PayoutWay(String code, boolean invoiced) {
        this.code = code;
        this.invoiced = invoiced;
    }

    public String code() {
        return code;
    }

    /** Whether the partner sends an invoice for it (PAY-05). */
    boolean isInvoiced() {
        return invoiced;
    }

    /** Whether amounts of this class may be paid in this way (PAY-05). */
    boolean isFor(String incentiveClass) {
        return !invoiced || !RESALE.equals(incentiveClass);
    }

    /** The way with this code, if there is one. */
    static Optional<PayoutWay> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
    }

    /** The codes of the ways for this class, as forms offer them. */
    public static List<String> codesFor(String incentiveClass) {
        return Arrays.stream(values()).filter(way -> way.isFor(incentiveClass)).map(PayoutWay::code).toList();
    }
}
