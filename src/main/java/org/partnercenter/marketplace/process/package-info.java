/** The people's steps and the delegates of {@code marketplace-settlement}. */
package org.partnercenter.marketplace.process;
