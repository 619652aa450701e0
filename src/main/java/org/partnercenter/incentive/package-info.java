/**
 * Opportunities, delivery projects and the incentives that partners earn with them.
 *
 * <p>Doors: {@link org.partnercenter.incentive.Opportunities}, {@link org.partnercenter.incentive.DeliveryProjects} and
 * {@link org.partnercenter.incentive.Incentives}.
 */
package org.partnercenter.incentive;
