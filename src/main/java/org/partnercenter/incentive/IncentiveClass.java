package org.partnercenter.incentive;

import java.util.Arrays;

/** What may be paid together (PAY-02): amounts of resale customers (association type 2), and all else. */
public enum IncentiveClass {
    RESALE("resale"), OTHER("other");

    private final String code;

    IncentiveClass(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static IncentiveClass ofAssociationType(String associationType) {
        return "2".equals(associationType) ? RESALE : OTHER;
    }

    static IncentiveClass of(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst().orElseThrow();
    }
}
