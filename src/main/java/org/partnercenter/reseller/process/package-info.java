/** The people's steps, the timer's step and the decision of {@code reseller-cooperation}. */
package org.partnercenter.reseller.process;
