package org.partnercenter.partner;

/** The vendor has frozen, thawed or delisted an organisation; heard in the same transaction. */
public record PartnerStatusChanged(String partnerId, PartnerStatus from, PartnerStatus to) {
}
