package org.partnercenter.platform;

/** A status as every door shows it: a stable code, the manual's Chinese term and a short English one. */
public record Status(String code, String zh, String en) {

    /** Both labels in one line, Chinese first. */
    public String label() {
        return zh + " " + en;
    }
}
