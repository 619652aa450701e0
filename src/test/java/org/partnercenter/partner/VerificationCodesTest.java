package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("verification codes")
@Rule("PTR-13")
class VerificationCodesTest extends MemberFixture {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final String ACTION = "association-change";

    @Autowired
    private VerificationCodes codes;
    private String mobile;

    @BeforeEach
    void aMobile() {
        moveTo(NOW);
        mobile = "1380000" + Math.abs(admin.hashCode() % 10_000);
        change(admin, "mobile", mobile);
    }

    private void switchOn() {
        jdbc.sql("update partner set verification_codes = true where id = ?").param(partner).update();
    }

    private String send(String action) {
        as(admin, () -> codes.send(Actor.current(), action));
        return lastCode(mobile);
    }

    private void require(String action, String code) {
        as(admin, () -> codes.require(Actor.current(), action, code));
    }

    @Test
    @DisplayName("are not asked for unless the organisation wants them")
    void off() {
        assertThatCode(() -> require(ACTION, null)).doesNotThrowAnyException();
        assertThatCode(() -> as("pdm", () -> codes.require(Actor.current(), ACTION, null))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"association-change", "association-change-answer", "allocation", "reclaim", "voucher-issue", "voucher-reclaim",
        "quota-issue", "quota-reclaim"})
    @DisplayName("are asked for by each critical action, once each")
    void on(String action) {
        switchOn();
        String code = send(action);
        assertThat(code).matches("\\d{6}");
        require(action, code);
        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> require(action, code));
    }

    @Test
    @DisplayName("that are missing, wrong, of another action or of another member are refused")
    void wrong() {
        switchOn();
        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> require(ACTION, null));
        String code = send(ACTION);
        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> require(ACTION, "no code"));
        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> require("allocation", code));
        String other = member("other", Role.ADMIN);
        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> as(other, () -> codes.require(Actor.current(), ACTION, code)));
        require(ACTION, code);
    }

    @Test
    @DisplayName("are sent once a minute, to members only, for actions that ask for them")
    void sending() {
        send(ACTION);
        assertRefused(429, "SMS_LIMIT", "", () -> send(ACTION));
        moveTo(NOW.plus(Duration.ofSeconds(60)));
        send(ACTION);
        assertFieldRefused("action", () -> send("reading"));
        assertRefused(403, "NOT_ALLOWED", "", () -> as("pdm", () -> codes.send(Actor.current(), ACTION)));
    }
}
