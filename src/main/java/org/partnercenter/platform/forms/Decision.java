package org.partnercenter.platform.forms;

/** What a reviewer decided; a rejection always has a comment, an approval may have one. */
public record Decision(boolean approved, String comment) {

    /** The value that gateways read. */
    public String code() {
        return approved ? "approve" : "reject";
    }
}
