package org.partnercenter.platform.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may sign in, and whose sessions are over (PTR-10, PTR-12, PTR-15). Asked for at every request, so that what changes here holds
 * at once and on every node. The table {@code user_login} may be joined for a status; only this class writes it.
 */
@Component
public class Logins {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final int maxAttempts;
    private final Duration lock;

    Logins(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, @Value("${password.max-attempts}") int maxAttempts,
           @Value("${password.lock-minutes}") int lockMinutes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.maxAttempts = maxAttempts;
        this.lock = Duration.ofMinutes(lockMinutes);
    }

    /** Wrong passwords have locked this member for a while. */
    public record Locked(String userId) {
    }

    Login of(String userId) {
        return find(userId, "").orElse(Login.FREE);
    }

    /** As {@link #of}, with the row made where it is missing, and locked until the transaction ends. */
    Login lock(String userId) {
        ensure(userId, false);
        return find(userId, " for update").orElseThrow();
    }

    private Optional<Login> find(String userId, String lock) {
        return jdbc.sql("select member, disabled, initial_until, wrong_tries, locked_until, epoch from user_login where user_id = ?" + lock)
                .param(userId)
                .query((row, n) -> new Login(row.getBoolean("member"), row.getBoolean("disabled"), instant(row.getTimestamp("initial_until")),
                        row.getInt("wrong_tries"), instant(row.getTimestamp("locked_until")), row.getLong("epoch")))
                .optional();
    }

    /** Lets a new member sign in, with a password that need not be changed unless {@link Passwords} says so. */
    public void admit(String userId) {
        ensure(userId, true);
    }

    private void ensure(String userId, boolean member) {
        jdbc.sql("""
                        insert into user_login (user_id, member, disabled, wrong_tries, epoch)
                        select ?, ?, false, 0, 0 where not exists (select 1 from user_login where user_id = ?)""")
                .params(userId, member, userId).update();
    }

    /** The password is an initial one from now on: it unlocks, and ends the sessions. */
    public void initial(String userId, Instant until) {
        jdbc.sql("update user_login set initial_until = ?, wrong_tries = 0, locked_until = null, epoch = epoch + 1 where user_id = ?")
                .params(Timestamp.from(until), userId).update();
    }

    /** The user has chosen a password; other sessions than the one it was chosen in are over. */
    void chosen(String userId) {
        jdbc.sql("update user_login set initial_until = null, epoch = epoch + 1 where user_id = ?").param(userId).update();
    }

    /** Ends all sessions and refuses every login until {@link #enable} (PTR-10). */
    public void disable(String userId) {
        jdbc.sql("update user_login set disabled = true, epoch = epoch + 1 where user_id = ?").param(userId).update();
    }

    /** Lets a disabled user sign in again. */
    public void enable(String userId) {
        jdbc.sql("update user_login set disabled = false, wrong_tries = 0, locked_until = null where user_id = ?").param(userId).update();
    }

    /** Ends the user's sessions: what they may do has changed. */
    public void endSessions(String userId) {
        jdbc.sql("update user_login set epoch = epoch + 1 where user_id = ?").param(userId).update();
    }

    /** A wrong password of a member; the last one allowed locks (PTR-15). */
    @Transactional
    public void wrongPassword(String userId) {
        Instant until = clock.instant().plus(lock);
        jdbc.sql("update user_login set wrong_tries = wrong_tries + 1 where user_id = ?").param(userId).update();
        int locked = jdbc.sql("update user_login set wrong_tries = 0, locked_until = ? where user_id = ? and wrong_tries >= ?")
                .params(Timestamp.from(until), userId, maxAttempts).update();
        if (locked > 0) {
            events.publishEvent(new Locked(userId));
        }
    }

    /** A right password: earlier wrong ones are forgotten. */
    void rightPassword(String userId) {
        jdbc.sql("update user_login set wrong_tries = 0 where user_id = ?").param(userId).update();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
