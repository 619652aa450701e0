package org.partnercenter.platform.security;

import java.time.Instant;

/**
 * What restricts a user's login.
 *
 * @param member       whether wrong passwords lock the user; of others only the guesser's address is stopped
 * @param initialUntil until when the initial password is good that is to be changed, null when the user has chosen one
 * @param wrongTries   wrong passwords since the last right one
 * @param lockedUntil  when the last lock ends or ended, or null
 * @param epoch        sessions opened under another number are over
 */
record Login(boolean member, boolean disabled, Instant initialUntil, int wrongTries, Instant lockedUntil, long epoch) {

    /** Of a user of whom nothing is recorded. */
    static final Login FREE = new Login(false, false, null, 0, null, 0);

    boolean mustChangePassword() {
        return initialUntil != null;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Whether no password signs this user in: the answer is that of a wrong one, so that nobody learns why. */
    boolean refuses(Instant now) {
        return disabled || isLocked(now) || initialUntil != null && !now.isBefore(initialUntil);
    }
}
