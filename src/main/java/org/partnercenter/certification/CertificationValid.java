package org.partnercenter.certification;

/**
 * A partner can settle again (CRT-12): a certification became valid, or the change of one that stayed valid was given up. Heard in the
 * transaction that made it so.
 */
public record CertificationValid(String partnerId) {
}
