package org.partnercenter.partner;

/**
 * A new organisation with its tenant and people exists; heard in the same transaction.
 *
 * @param distributorId the distributor of a reseller, or null
 */
public record PartnerOnboarded(String partnerId, Identity identity, String distributorId) {
}
