package org.partnercenter.programme;

/**
 * A membership was made without an application; heard in the same transaction, and its process begins joined.
 *
 * @param running whether the record had an open application, whose process goes on joined
 * @param limited whether the membership has a term
 */
public record MembershipGranted(String membershipKey, String partnerId, String programmeCode, boolean running, boolean limited) {
}
