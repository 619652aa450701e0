/** Bills of the marketplace: countersigned, then paid by a slip. */
package org.partnercenter.marketplace;
