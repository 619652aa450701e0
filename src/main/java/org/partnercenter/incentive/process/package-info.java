/** The people's steps and the delegates of {@code delivery-incentive} and {@code incentive-confirmation}. */
package org.partnercenter.incentive.process;
