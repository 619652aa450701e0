package org.partnercenter.partner;

/**
 * The vendor has changed the identity by hand; heard in the same transaction (PRG-11: it makes or ends the programme's membership).
 * {@link Partners#grantIdentity} and {@link Partners#takeIdentity} announce nothing, because it is a programme that calls them.
 */
public record IdentityChanged(String partnerId, Identity from, Identity to, String reason) {
}
