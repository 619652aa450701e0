package org.partnercenter.voucher;

/** What is to be done next with a recall. */
public enum RecallStep {

    /** Nothing is left. */
    DONE("done"),
    /** There are more vouchers than one transaction takes. */
    MORE("more"),
    /** Orders hold what is left. */
    LOCKED("locked");

    private final String code;

    RecallStep(String code) {
        this.code = code;
    }

    /** As the gateway reads it. */
    public String code() {
        return code;
    }
}
