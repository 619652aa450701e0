package org.partnercenter.certification;

/**
 * What a partner's valid certification says: who is paid, and where.
 *
 * @param companyName as it was certified, which is also the holder of the account
 */
public record CertifiedBusiness(String certificationKey, String companyName, String creditCode, BusinessInformation information) {
}
