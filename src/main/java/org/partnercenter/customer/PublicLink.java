package org.partnercenter.customer;

import java.time.Instant;

/**
 * What a token of a public page says: which record it opens, and until when. The record's own state decides whether it still opens
 * anything (CUS-12).
 *
 * @param kind  the page: {@code join}, {@code change} or {@code my-partner}; a token of one kind opens no other page
 * @param key   the record's key
 * @param nonce the random part; a record that keeps only its newest nonce knows an older link by it
 * @param end   when the link ends, to the second; null for no end
 */
public record PublicLink(String kind, String key, String nonce, Instant end) {

    /** The kind of an invitation's link, {@code /join/{token}}. */
    public static final String JOIN = "join";
    /** The kind of an association change's link, {@code /change/{token}}. */
    public static final String CHANGE = "change";
    /** The kind of a customer's own link, {@code /my-partner/{token}}. */
    public static final String MY_PARTNER = "my-partner";

    /** The nonce is half of what opens the page: it stays out of every text. */
    @Override
    public String toString() {
        return "PublicLink[" + kind + " " + key + "]";
    }
}
