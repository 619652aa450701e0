package org.partnercenter.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the tokens of the public pages: signed with HMAC-SHA-256 over kind, key, nonce and end (CUS-12). Records keep the
 * nonce, never the token; with it the same link can be made again.
 */
@Component
public class PublicLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int MOST_CHARACTERS = 512;
    private static final String SEPARATOR = "|";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final PublicLinkKey signingKey;
    private final String baseUrl;

    PublicLinks(PublicLinkKey signingKey, @Value("${public-link.base-url}") String baseUrl) {
        this.signingKey = signingKey;
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** A new random part. */
    public String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    /** The token of this link; the same for the same link. */
    public String token(PublicLink link) {
        String payload = String.join(SEPARATOR, link.kind(), link.key(), link.nonce(), link.end() == null ? "" : "" + link.end().getEpochSecond());
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
    }

    /** The whole address of the link's page, as mails and QR codes carry it. */
    public String url(PublicLink link) {
        return baseUrl + "/" + link.kind() + "/" + token(link);
    }

    /**
     * What a token says, if we have signed it for this kind of page. Whether its end is over, or its record has changed, is for the
     * caller to see.
     */
    public Optional<PublicLink> read(String kind, String token) {
        if (token == null || token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        int dot = token.indexOf('.');
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot)));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(signature, signature(payload)) ? link(kind, new String(payload, StandardCharsets.UTF_8), token)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Base64 has several spellings of the same bytes: only the one that we write counts. */
    private Optional<PublicLink> link(String kind, String payload, String token) {
        String[] parts = payload.split("\\" + SEPARATOR, -1);
        if (parts.length != 4 || !parts[0].equals(kind)) {
            return Optional.empty();
        }
        try {
            Instant end = parts[3].isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(parts[3]));
            PublicLink link = new PublicLink(kind, parts[1], parts[2], end);
            return token(link).equals(token) ? Optional.of(link) : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(signingKey.bytes(), ALGORITHM));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
