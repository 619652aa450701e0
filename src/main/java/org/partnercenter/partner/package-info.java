/**
 * The organisations on the partner side and their people.
 *
 * <p>Doors: {@link org.partnercenter.partner.Partners} for the organisations and {@link org.partnercenter.partner.PathHolder}, which the
 * modules above implement.
 */
package org.partnercenter.partner;
