package org.partnercenter.customer;

/** A report has ended without an association; heard in the same transaction (CUS-10). */
public record ReportEnded(String reportKey, String partnerId) {
}
