/**
 * 商业信息认证, the business certification: whose bank account a partner's money may go to.
 *
 * <p>Doors: {@link org.partnercenter.certification.Certifications}, which everything that settles asks (CRT-12), and the port
 * {@link org.partnercenter.certification.SupplierData}.
 */
package org.partnercenter.certification;
