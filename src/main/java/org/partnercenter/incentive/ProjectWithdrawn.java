package org.partnercenter.incentive;

/** A partner has taken its delivery project back; heard in the same transaction. */
public record ProjectWithdrawn(String projectKey) {
}
