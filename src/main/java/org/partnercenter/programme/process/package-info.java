/** The people's steps and the delegates of {@code programme-join}, and the tables of the programmes. */
package org.partnercenter.programme.process;
