package org.partnercenter.partner;

/** The vendor has changed the company name; heard in the same transaction (CRT-14: it voids the business certification). */
public record CompanyRenamed(String partnerId, String from, String to) {
}
