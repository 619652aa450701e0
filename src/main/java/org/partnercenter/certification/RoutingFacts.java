package org.partnercenter.certification;

/**
 * What decides how a certification is checked (decision {@code certification-routing}).
 *
 * @param supplierDiffers    whether the vendor's supplier data hold another name or bank account for the credit code
 * @param bankTyped          whether the bank was typed
 * @param intermediaryNamed  whether an intermediary bank is named
 * @param certifiedElsewhere whether the bank account is certified for another credit code
 */
public record RoutingFacts(boolean supplierDiffers, boolean bankTyped, boolean intermediaryNamed, boolean certifiedElsewhere) {
}
