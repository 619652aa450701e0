/** The people's steps and the delegates of {@code business-certification}. */
package org.partnercenter.certification.process;
