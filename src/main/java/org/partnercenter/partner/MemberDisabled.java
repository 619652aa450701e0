package org.partnercenter.partner;

/** A member was disabled: its claimed tasks go back to their groups, its customers show no account manager (PTR-10). */
public record MemberDisabled(String partnerId, String userId) {
}
