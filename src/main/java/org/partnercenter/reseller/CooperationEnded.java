package org.partnercenter.reseller;

/**
 * A reseller has been detached from its distributor; heard in the same transaction (RSL-10). Quotas from the old distributor go back
 * (VCH-21), allocated money that is still there returns as {@code BERETRIEVE}, customers' vouchers from those quotas by cause 9.
 *
 * @param newDistributorId the distributor that it was given to, or null
 */
public record CooperationEnded(String cooperationKey, String resellerId, String distributorId, String newDistributorId, String reason) {
}
