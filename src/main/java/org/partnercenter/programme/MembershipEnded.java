package org.partnercenter.programme;

/** A membership was ended, or has expired; heard in the same transaction. */
public record MembershipEnded(String membershipKey, String partnerId, String programmeCode, MembershipStatus how) {
}
