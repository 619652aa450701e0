/**
 * Customers: from a reported prospect to a bound customer, and the end or change of the bond.
 *
 * <p>Doors: {@link org.partnercenter.customer.Reports}, {@link org.partnercenter.customer.Associations},
 * {@link org.partnercenter.customer.Invitations} and {@link org.partnercenter.customer.Changes}. Customers are no users: they act on public
 * pages, with links that {@link org.partnercenter.customer.PublicLinks} signs.
 */
package org.partnercenter.customer;
