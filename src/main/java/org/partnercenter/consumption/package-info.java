/** Fee records: what customers consumed, as the vendor's billing outside tells it. */
package org.partnercenter.consumption;
