/** CSV files that go out. */
package org.partnercenter.platform.csv;
