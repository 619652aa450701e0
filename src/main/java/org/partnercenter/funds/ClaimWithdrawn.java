package org.partnercenter.funds;

/** A partner has taken a claim back; its process ends. */
public record ClaimWithdrawn(String claimKey) {
}
