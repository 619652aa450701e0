package org.partnercenter.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Stops guessing: after so many wrong passwords for a user from one address, that address gets no further try for a while. Others
 * are not concerned, so that a stranger cannot lock people out. Each node counts for itself.
 */
@Component
class WrongPasswords {

    private final Cache<String, Integer> wrong;
    private final int maxAttempts;

    WrongPasswords(@Value("${password.max-attempts}") int maxAttempts, @Value("${password.lock-minutes}") int lockMinutes) {
        this.maxAttempts = maxAttempts;
        this.wrong = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofMinutes(lockMinutes)).build();
    }

    boolean tooMany(Authentication login) {
        Integer count = wrong.getIfPresent(key(login));
        return count != null && count >= maxAttempts;
    }

    void another(Authentication login) {
        wrong.asMap().merge(key(login), 1, Integer::sum);
    }

    void forget(Authentication login) {
        wrong.invalidate(key(login));
    }

    private static String key(Authentication login) {
        String address = login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return login.getName() + " " + address;
    }
}
