package org.partnercenter.platform.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@Rule("CUS-16")
class OneTimeCodesTest extends ProcessTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired
    private OneTimeCodes codes;
    @Autowired
    private TransactionTemplate transaction;
    private String subject;
    private String mobile;

    @BeforeEach
    void aNewSubject() {
        moveTo(NOW);
        subject = UUID.randomUUID().toString();
        mobile = "139" + subject.hashCode();
    }

    private String send() {
        codes.send("test", subject, null, mobile, "测试 a test");
        return lastCode(mobile);
    }

    private void check(String code) {
        codes.check("test", subject, code, "smsCode", "SMS_CODE_WRONG");
    }

    private void assertWrong(String code) {
        assertRefused(400, "SMS_CODE_WRONG", "smsCode", () -> check(code));
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = send();
        assertThat(code).matches("\\d{6}");
        check(code);
        assertWrong(code);
    }

    @Test
    void aCodeLivesTenMinutes() {
        String code = send();
        moveTo(NOW.plus(Duration.ofMinutes(10)));
        assertWrong(code);
        moveTo(NOW.plus(Duration.ofMinutes(10)).minusMillis(1));
        assertThatCode(() -> check(code)).doesNotThrowAnyException();
    }

    @Test
    void aCodeBearsFiveTries() {
        String code = send();
        for (int i = 0; i < 4; i++) {
            assertWrong(other(code));
        }
        check(code);

        moveTo(NOW.plusSeconds(60));
        String next = send();
        for (int i = 0; i < 5; i++) {
            assertWrong(other(next));
        }
        assertWrong(next);
    }

    @Test
    void aWrongTryCountsAlthoughItsCallerRollsBack() {
        String code = send();
        for (int i = 0; i < 5; i++) {
            assertRefused(400, "SMS_CODE_WRONG", "", () -> transaction.executeWithoutResult(status -> check(other(code))));
        }
        assertWrong(code);
    }

    @Test
    void aCallerThatFailsLaterKeepsTheCode() {
        String code = send();
        transaction.executeWithoutResult(status -> {
            check(code);
            status.setRollbackOnly();
        });
        assertThatCode(() -> check(code)).doesNotThrowAnyException();
    }

    @Test
    void oneIsSentInAMinuteAtMostAndReplacesTheFormer() {
        String former = send();
        moveTo(NOW.plusSeconds(59));
        assertRefused(429, "SMS_LIMIT", "", this::send);
        moveTo(NOW.plusSeconds(60));
        String code = send();
        if (!former.equals(code)) {
            assertWrong(former);
        }
        check(code);
    }

    @Test
    void aMissingCodeIsWrongAndCostsNoTry() {
        String code = send();
        for (int i = 0; i < 9; i++) {
            assertWrong(null);
        }
        check(code);
    }

    @Test
    void theCodeIsStoredHashed() {
        String code = send();
        assertThat(jdbc.sql("select code_hash from one_time_code where subject = ?").param(subject).query(String.class).single())
                .doesNotContain(code);
    }
}
