package org.partnercenter.platform.notice;

/** A message to people: it appears as 站内信 in the portal and leaves as e-mail where an address is known. */
public record Notice(Audience audience, String recordKey, String zh, String en, String text) {
}
