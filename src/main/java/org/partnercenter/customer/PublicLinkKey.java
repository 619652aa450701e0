package org.partnercenter.customer;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key that signs the public links: the setting {@code public-link.signing-key}, which production must have. Elsewhere one is made
 * up once and kept in the database, so that the links of a demo outlive a restart.
 */
@Component
class PublicLinkKey {

    private static final int LEAST_CHARACTERS = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final String setting;
    private byte[] bytes;

    PublicLinkKey(JdbcClient jdbc, PlatformTransactionManager transactions, Environment environment,
                  @Value("${public-link.signing-key:}") String setting) {
        this.jdbc = jdbc;
        // the key stays although the step that first needed it rolls back: the next one signs with it
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.setting = setting.strip();
        if (environment.acceptsProfiles(Profiles.of("prod")) && this.setting.length() < LEAST_CHARACTERS) {
            throw new IllegalStateException("public-link.signing-key must be set in production, to at least " + LEAST_CHARACTERS + " characters");
        }
    }

    /** The key, made up when there is neither a setting nor a stored one. */
    synchronized byte[] bytes() {
        if (bytes == null) {
            String key = setting.isEmpty() ? stored().orElseGet(this::make) : setting;
            bytes = key.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    private Optional<String> stored() {
        return jdbc.sql("select signing_key from public_link_key where id = 1").query(String.class).optional();
    }

    private String make() {
        byte[] random = new byte[LEAST_CHARACTERS];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        try {
            apart.executeWithoutResult(status ->
                    jdbc.sql("insert into public_link_key (id, signing_key) values (1, ?)").param(key).update());
            return key;
        } catch (DuplicateKeyException e) {
            return stored().orElseThrow();
        }
    }
}
