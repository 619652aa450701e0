package org.partnercenter.customer;

/** The two ways of being a partner's customer, as codes of the contract. */
public final class AssociationType {

    /** 顾问销售: the customer trades with the vendor and is invoiced by it. */
    public static final String CONSULTING = "1";
    /** 代售: the customer spends what the partner allocates and is invoiced by the partner (CUS-19). */
    public static final String RESALE = "2";

    private AssociationType() {
    }

    /** The type in Chinese. */
    public static String zh(String type) {
        return type.equals(RESALE) ? "代售" : "顾问销售";
    }

    /** The type in English. */
    public static String en(String type) {
        return type.equals(RESALE) ? "Resale" : "Consulting sales";
    }

    /** Both languages in one line, Chinese first. */
    public static String label(String type) {
        return zh(type) + " " + en(type);
    }
}
