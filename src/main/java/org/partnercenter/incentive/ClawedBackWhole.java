package org.partnercenter.incentive;

/** An incentive that is still to be confirmed was clawed back whole; heard in the same transaction. */
public record ClawedBackWhole(String incentiveKey) {
}
