package org.partnercenter.platform.codes;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes of six digits that prove a mobile number (CUS-16, PTR-13). One code lives for each purpose and subject; it is stored
 * hashed, dies after a few wrong tries, and is used once.
 */
@Service
public class OneTimeCodes {

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final Duration life;
    private final Duration pause;
    private final int maxTries;

    OneTimeCodes(JdbcClient jdbc, Outbox outbox, Clock clock, PlatformTransactionManager transactions,
                 @Value("${sms-code.minutes}") int minutes, @Value("${sms-code.pause-seconds}") int pauseSeconds,
                 @Value("${sms-code.max-tries}") int maxTries) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.life = Duration.ofMinutes(minutes);
        this.pause = Duration.ofSeconds(pauseSeconds);
        this.maxTries = maxTries;
    }

    private record Stored(String hash, Instant sentAt, Instant expiresAt, int triesLeft) {
    }

    /**
     * Sends a new code, which replaces the former; 429 {@code SMS_LIMIT} within a minute of the last.
     *
     * @param subject   whom the code is for: what will be checked again by {@link #check}
     * @param partnerId the organisation it concerns, or null
     * @param occasion  what the code is asked for, bilingual, such as {@code 关联伙伴 joining a partner}
     */
    @Transactional
    public void send(String purpose, String subject, String partnerId, String mobile, String occasion) {
        Instant now = clock.instant();
        Optional<Stored> former = locked(purpose, subject);
        if (former.isPresent() && now.isBefore(former.get().sentAt().plus(pause))) {
            throw Refusal.of(429, "SMS_LIMIT", null, "a code was sent less than " + pause.toSeconds() + " seconds ago; please wait");
        }
        String code = "%06d".formatted(random.nextInt(1_000_000));
        jdbc.sql("delete from one_time_code where purpose = ? and subject = ?").params(purpose, subject).update();
        jdbc.sql("insert into one_time_code (purpose, subject, code_hash, sent_at, expires_at, tries_left) values (?, ?, ?, ?, ?, ?)")
                .params(purpose, subject, encoder.encode(code), Timestamp.from(now), Timestamp.from(now.plus(life)), maxTries).update();
        outbox.sms(partnerId, mobile, "验证码 " + code + "，" + life.toMinutes() + " 分钟内有效，用于" + occasion + "。请勿告诉他人。 Your code is " + code
                + ", valid for " + life.toMinutes() + " minutes.");
    }

    /**
     * Uses up the code in the caller's transaction; 400 with this refusal code when it is missing, wrong or over. A wrong try counts
     * although the caller rolls back.
     *
     * @param field the key of the form field that holds the code
     */
    @Transactional
    public void check(String purpose, String subject, String code, String field, String refusalCode) {
        Refusal wrong = Refusal.of(400, refusalCode, field, "is missing, wrong or no longer valid");
        if (code == null || code.isBlank()) {
            throw wrong;
        }
        String hash = apart.execute(status -> matching(purpose, subject, code));
        if (hash == null || jdbc.sql("delete from one_time_code where purpose = ? and subject = ? and code_hash = ?")
                .params(purpose, subject, hash).update() == 0) {
            throw wrong;
        }
    }

    /** The stored hash when the code is right; a wrong one costs a try. */
    private String matching(String purpose, String subject, String code) {
        Stored stored = locked(purpose, subject).orElse(null);
        if (stored == null || stored.triesLeft() == 0 || !clock.instant().isBefore(stored.expiresAt())) {
            return null;
        }
        if (encoder.matches(code, stored.hash())) {
            return stored.hash();
        }
        jdbc.sql("update one_time_code set tries_left = tries_left - 1 where purpose = ? and subject = ?").params(purpose, subject).update();
        return null;
    }

    private Optional<Stored> locked(String purpose, String subject) {
        return jdbc.sql("select code_hash, sent_at, expires_at, tries_left from one_time_code where purpose = ? and subject = ? for update")
                .params(purpose, subject)
                .query((row, n) -> new Stored(row.getString("code_hash"), row.getTimestamp("sent_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(), row.getInt("tries_left")))
                .optional();
    }
}
