package org.partnercenter.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Changing one's own password, for members of partners and the vendor's people alike. */
@Component
public class OwnPassword {

    private final Passwords passwords;
    private final Logins logins;
    private final WrongPasswords wrongPasswords;
    private final Clock clock;

    OwnPassword(Passwords passwords, Logins logins, WrongPasswords wrongPasswords, Clock clock) {
        this.passwords = passwords;
        this.logins = logins;
        this.wrongPasswords = wrongPasswords;
        this.clock = clock;
    }

    /** Whether the signed-in user must choose a password before anything else (PTR-12). */
    public boolean isInitial(Actor actor) {
        return logins.of(actor.userId()).mustChangePassword();
    }

    /**
     * Changes the password of whoever has signed in with this request; the session of the request goes on, all others are over.
     *
     * @param body {@code oldPassword} and {@code newPassword}, both taken as they are
     */
    public void change(Map<String, ?> body, HttpServletRequest request, HttpServletResponse response) {
        body.keySet().stream().filter(key -> !key.equals("oldPassword") && !key.equals("newPassword")).findFirst().ifPresent(key -> {
            throw Refusal.field(key, "is not a field of this action");
        });
        String oldPassword = text(body, "oldPassword");
        String newPassword = text(body, "newPassword");
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication.getPrincipal() instanceof SignedInUser user)) {
            throw Refusal.notAllowed("nobody has signed in");
        }
        requireOldPassword(authentication, user.getUsername(), oldPassword);
        passwords.change(user.getUsername(), oldPassword, newPassword);
        keepSession(user, request, response);
    }

    private static String text(Map<String, ?> body, String field) {
        if (body.get(field) == null || "".equals(body.get(field))) {
            throw Refusal.field(field, "is required");
        }
        if (body.get(field) instanceof String text) {
            return text;
        }
        throw Refusal.field(field, "must be text");
    }

    /** Guessing here is guessing at the login; a wrong try counts although nothing else is changed. */
    private void requireOldPassword(Authentication authentication, String userId, String oldPassword) {
        Login login = logins.of(userId);
        if (login.refuses(clock.instant()) || !login.member() && wrongPasswords.tooMany(authentication)) {
            throw Refusal.field("oldPassword", "was wrong too often; try again later");
        }
        if (!passwords.matches(userId, oldPassword)) {
            if (login.member()) {
                logins.wrongPassword(userId);
            } else {
                wrongPasswords.another(authentication);
            }
            throw Refusal.field("oldPassword", "is wrong");
        }
    }

    private void keepSession(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            return;
        }
        SignedInUser renewed = user.withEpoch(logins.of(user.getUsername()).epoch());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        var authentication = UsernamePasswordAuthenticationToken.authenticated(renewed, null, renewed.getAuthorities());
        authentication.setDetails(SecurityContextHolder.getContext().getAuthentication().getDetails());
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
