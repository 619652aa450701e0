/**
 * The second tier: a reseller (云经销商) works under exactly one distributor (总经销商).
 *
 * <p>Doors: {@link org.partnercenter.reseller.Cooperations} joins and parts the two, {@link org.partnercenter.reseller.Resellers} is the
 * distributor's list. {@link org.partnercenter.reseller.CooperationEnded} tells the modules of money what has to go back.
 */
package org.partnercenter.reseller;
