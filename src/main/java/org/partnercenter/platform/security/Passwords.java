package org.partnercenter.platform.security;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passwords that people choose (PTR-14) and initial ones that are made for them (PTR-16). The engine keeps the present password;
 * the replaced ones are kept as it had hashed them.
 */
@Component
public class Passwords {

    private static final int MAX_LENGTH = 64;
    private static final int KINDS = 3;
    /** Nothing that could be taken for something else. */
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int INITIAL_LENGTH = 14;

    private final SecureRandom random = new SecureRandom();
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final AsSystem asSystem;
    private final Logins logins;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int minLength;
    private final int history;
    private final Duration initialLife;

    Passwords(IdentityService identity, ProcessEngineConfigurationImpl engine, AsSystem asSystem, Logins logins, JdbcClient jdbc,
              ApplicationEventPublisher events, Clock clock, @Value("${password.min-length}") int minLength,
              @Value("${password.history}") int history, @Value("${password.initial-days}") int initialDays) {
        this.identity = identity;
        this.engine = engine;
        this.asSystem = asSystem;
        this.logins = logins;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.minLength = minLength;
        this.history = history;
        this.initialLife = Duration.ofDays(initialDays);
    }

    /** A user has chosen a password; {@code first} when it was the first after an initial one. */
    public record Chosen(String userId, boolean first) {
    }

    /** What an initial password is good until, counted from now. */
    public Instant initialUntil() {
        return clock.instant().plus(initialLife);
    }

    /**
     * Replaces the password of a user whose login {@link Logins#admit} has made by a random one that must be changed; answers it. It
     * unlocks and ends the sessions.
     */
    @Transactional
    public String reset(String userId) {
        String initial = random(userId);
        logins.lock(userId);
        replace(userId, initial);
        logins.initial(userId, initialUntil());
        return initial;
    }

    /** A password that nobody can guess and everybody can type. */
    public String random(String userId) {
        return Stream.generate(() -> random.ints(INITIAL_LENGTH, 0, SIGNS.length()).mapToObj(SIGNS::charAt)
                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString())
                .filter(password -> kinds(password) >= KINDS && !contains(password, userId)).findFirst().orElseThrow();
    }

    /**
     * Replaces the user's own password by one of its choice. Throws {@link Refusal} 400 {@code FIELD_INVALID} on {@code oldPassword}, or
     * {@code PASSWORD_WEAK} on {@code newPassword}.
     */
    @Transactional
    public void change(String userId, String oldPassword, String newPassword) {
        Login login = logins.lock(userId);
        if (login.refuses(clock.instant()) || !matches(userId, oldPassword)) {
            throw Refusal.field("oldPassword", "is wrong");
        }
        requireStrong(userId, newPassword);
        if (oldPassword.equals(newPassword) || isFormer(userId, newPassword)) {
            throw weak("USED_BEFORE", "is one of the last " + history);
        }
        replace(userId, newPassword);
        logins.chosen(userId);
        events.publishEvent(new Chosen(userId, login.mustChangePassword()));
    }

    /** Whether this is the user's present password. */
    boolean matches(String userId, String password) {
        return asSystem.call(() -> identity.checkPassword(userId, password));
    }

    private void requireStrong(String userId, String password) {
        int length = password.codePointCount(0, password.length());
        if (length > MAX_LENGTH) {
            throw Refusal.field("newPassword", "must have at most " + MAX_LENGTH + " characters");
        }
        if (length < minLength) {
            throw weak("TOO_SHORT", "must have at least " + minLength + " characters");
        }
        if (kinds(password) < KINDS) {
            throw weak("TOO_FEW_KINDS", "must have " + KINDS + " kinds of: lower case, upper case, digit, sign");
        }
        if (contains(password, userId)) {
            throw weak("CONTAINS_USER_ID", "must not contain the user id");
        }
    }

    private static Refusal weak(String cause, String reason) {
        return Refusal.of(400, "PASSWORD_WEAK", "newPassword", reason).with("reason", cause);
    }

    private static long kinds(String password) {
        return password.codePoints().map(c -> Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
                .distinct().count();
    }

    private static boolean contains(String password, String userId) {
        return password.toLowerCase(Locale.ROOT).contains(userId.toLowerCase(Locale.ROOT));
    }

    /** The present password is one of the last, too. */
    private boolean isFormer(String userId, String password) {
        record Former(String hash, String salt) {
        }
        return jdbc.sql("select password_hash, salt from former_password where user_id = ? order by id desc limit ?").params(userId, history - 1)
                .query((row, n) -> new Former(row.getString("password_hash"), row.getString("salt"))).list().stream()
                .anyMatch(former -> engine.getPasswordManager().check(EncryptionUtil.saltPassword(password, former.salt()), former.hash()));
    }

    private void replace(String userId, String password) {
        asSystem.run(() -> {
            User user = identity.createUserQuery().userId(userId).singleResult();
            UserEntity stored = (UserEntity) user;
            jdbc.sql("insert into former_password (user_id, password_hash, salt, replaced_at) values (?, ?, ?, ?)")
                    .params(userId, stored.getPassword(), stored.getSalt(), Timestamp.from(clock.instant())).update();
            user.setPassword(password);
            identity.saveUser(user);
        });
    }
}
