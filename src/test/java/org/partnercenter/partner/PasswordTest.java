package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.security.Passwords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@DisplayName("passwords")
class PasswordTest extends MemberFixture {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired
    private Passwords passwords;
    @Autowired
    private List<AuthenticationProvider> logins;

    private String reset(String user) {
        return by(admin, () -> actions.resetPassword(user, Actor.current()));
    }

    private void assertLogin(String user, String password) {
        assertThat(logins.get(0).authenticate(new UsernamePasswordAuthenticationToken(user, password)).isAuthenticated()).isTrue();
    }

    private void assertNoLogin(String user, String password) {
        assertThatThrownBy(() -> logins.get(0).authenticate(new UsernamePasswordAuthenticationToken(user, password)))
                .isInstanceOf(BadCredentialsException.class);
    }

    private void guess(String user, int times) {
        for (int i = 0; i < times; i++) {
            assertNoLogin(user, "guess" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"Ab1-567, TOO_SHORT", "lower-case, TOO_FEW_KINDS", "lower1234, TOO_FEW_KINDS", "12345678-, TOO_FEW_KINDS",
        "'', FIELD", "x{user}Y1, CONTAINS_USER_ID", "1-{USER}a, CONTAINS_USER_ID", "Chosen-2026, USED_BEFORE"})
    @Rule("PTR-14")
    @DisplayName("that are weak are refused with the reason")
    void weak(String template, String reason) {
        String user = member("weak", Role.SALES);
        String weak = template.replace("{user}", user).replace("{USER}", user.toUpperCase());
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> passwords.change(user, CHOSEN, weak));
        assertThat(refusal.field()).isEqualTo("newPassword");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("PASSWORD_WEAK");
        assertThat(refusal.details().get("reason")).isEqualTo(reason.equals("FIELD") ? "TOO_SHORT" : reason);
        assertThat(signsIn(user, CHOSEN)).isTrue();
    }

    @Test
    @Rule("PTR-14")
    @DisplayName("are none of the last five; of 64 characters at most; of three kinds at least")
    void history() {
        String user = member("history", Role.SALES);
        String present = CHOSEN;
        for (String next : List.of("Second-22", "Third-333", "Fourth-44", "Fifth-555")) {
            passwords.change(user, present, next);
            present = next;
        }
        for (String former : List.of(CHOSEN, "Second-22", "Fifth-555")) {
            assertRefused(400, "PASSWORD_WEAK", "one of the last 5", () -> passwords.change(user, "Fifth-555", former));
        }
        assertFieldRefused("newPassword", () -> passwords.change(user, "Fifth-555", "Aa1-".repeat(16) + "x"));
        assertFieldRefused("oldPassword", () -> passwords.change(user, "wrong", "Sixth-666"));
        passwords.change(user, "Fifth-555", "密码 Sixth 6");
        passwords.change(user, "密码 Sixth 6", CHOSEN);
        assertLogin(user, CHOSEN);
    }

    @Test
    @Rule("PTR-14")
    @DisplayName("of the vendor's people keep the same rules")
    void vendor() {
        assertRefused(400, "PASSWORD_WEAK", "newPassword", () -> passwords.change("expert", "expert", "expertexpert"));
        passwords.change("expert", "expert", "Chosen-2026");
        assertRefused(400, "PASSWORD_WEAK", "newPassword", () -> passwords.change("expert", "Chosen-2026", "Chosen-2026"));
        assertLogin("expert", "Chosen-2026");
    }

    @Test
    @Rule("PTR-15")
    @DisplayName("five wrong ones lock the member for a quarter of an hour")
    void locking() {
        moveTo(NOW);
        String user = member("locked", Role.SALES);
        guess(user, 4);
        assertLogin(user, CHOSEN);
        guess(user, 4);
        assertStatus(user, MemberStatus.ACTIVE);
        guess(user, 1);
        assertStatus(user, MemberStatus.LOCKED);
        assertThat(records.item(user, actor(admin)).history()).last().satisfies(entry -> assertThat(entry.to()).isEqualTo("locked"));
        assertNoLogin(user, CHOSEN);
        moveTo(NOW.plus(Duration.ofMinutes(15)).minusMillis(1));
        assertNoLogin(user, CHOSEN);
        moveTo(NOW.plus(Duration.ofMinutes(15)));
        assertLogin(user, CHOSEN);
        assertStatus(user, MemberStatus.ACTIVE);
    }

    @Test
    @Rule("PTR-15")
    @DisplayName("a reset unlocks")
    void unlocking() {
        String user = member("locked", Role.SALES);
        guess(user, 5);
        assertStatus(user, MemberStatus.LOCKED);
        String initial = reset(user);
        assertStatus(user, MemberStatus.INITIAL);
        assertLogin(user, initial);
    }

    @Test
    @Rule({"PTR-12", "PTR-16"})
    @DisplayName("after a reset are random, mailed to nobody, good for seven days, and changed at the first login")
    void initial() {
        moveTo(NOW);
        String user = member("forgetful", Role.SALES);
        String initial = reset(user);
        assertNoLogin(user, CHOSEN);
        assertThat(reset(user)).isNotEqualTo(initial);
        String second = reset(user);
        assertLogin(user, second);
        assertThat(notices(user, Member.key(user))).containsOnly("您的密码已重置");
        assertThat(noticeTexts(user, Member.key(user))).noneMatch(text -> text.contains(initial) || text.contains(second));
        assertThat(count("select count(*) from mail where recipient = ?", user + "@team.example")).isEqualTo(3);
        assertThat(passwords.random(user)).hasSizeGreaterThanOrEqualTo(12);

        moveTo(NOW.plus(Duration.ofDays(7)).minusMillis(1));
        assertLogin(user, second);
        moveTo(NOW.plus(Duration.ofDays(7)));
        assertNoLogin(user, second);
        assertFieldRefused("oldPassword", () -> passwords.change(user, second, "Another-1"));

        String third = reset(user);
        passwords.change(user, third, "Another-1");
        assertStatus(user, MemberStatus.ACTIVE);
        assertThat(records.item(user, actor(admin)).history()).last().satisfies(entry -> {
            assertThat(entry.from()).isEqualTo("initial");
            assertThat(entry.to()).isEqualTo("active");
        });
    }

    @Test
    @Rule("PTR-16")
    @DisplayName("are reset by the organisation's administrator; an administrator's by operations, too")
    void whoResets() {
        String user = member("sales", Role.SALES);
        String stranger = organisation();
        assertRefused(404, "NOT_FOUND", "", () -> by(stranger + "-admin", () -> actions.resetPassword(user, Actor.current())));
        assertRefused(404, "NOT_FOUND", "", () -> reset("nobody"));
        assertRefused(404, "NOT_FOUND", "", () -> reset("pdm"));
        assertRefused(403, "NOT_ALLOWED", "", () -> by(user, () -> actions.resetPassword(user, Actor.current())));
        assertRefused(403, "NOT_ALLOWED", "", () -> by("operations", () -> actions.resetPassword(user, Actor.current())));
        assertRefused(403, "NOT_ALLOWED", "", () -> by("pdm", () -> actions.resetPassword(admin, Actor.current())));
        String initial = by("operations", () -> actions.resetPassword(admin, Actor.current()));
        assertLogin(admin, initial);
        assertThat(notices(admin, Member.key(admin))).containsExactly("您的密码已重置");
    }
}
