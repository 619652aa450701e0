package org.partnercenter.reseller;

/**
 * What the decision {@code cooperation-check} reads (RSL-04, RSL-05).
 *
 * @param kind              {@code application} or {@code invitation}; an assignment by the vendor is checked as an invitation
 * @param realName          whether the reseller-to-be is real-name verified
 * @param active            whether it is neither frozen nor delisted
 * @param attached          whether it has a distributor
 * @param partner           whether it has an identity, is a partner elsewhere, or applies for one
 * @param distributorActive whether the other one is a distributor and active
 * @param planMember        whether the reseller-to-be is in the reseller plan
 * @param sameRegion        whether both are of one region
 */
public record CooperationFacts(String kind, boolean realName, boolean active, boolean attached, boolean partner, boolean distributorActive,
                               boolean planMember, boolean sameRegion) {
}
