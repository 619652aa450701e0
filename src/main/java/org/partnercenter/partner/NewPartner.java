package org.partnercenter.partner;

import java.util.List;

/**
 * An organisation to be onboarded, its fields checked one by one.
 *
 * @param region           ISO 3166 code
 * @param paths            {@code software}, {@code service}
 * @param cloudAccountId   may be null
 * @param distributorId    of a reseller, may be null: it then waits for an invitation
 * @param ecosystemManager the user id of its contact at the vendor
 */
public record NewPartner(String partnerId, String companyName, String creditCode, String region, Identity identity, List<String> paths,
                         String cloudAccountId, String distributorId, String ecosystemManager) {
}
