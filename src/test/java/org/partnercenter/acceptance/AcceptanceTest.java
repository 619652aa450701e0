package org.partnercenter.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * The running application with its demo data, driven from outside only: over HTTP, as the demo users. Subclasses know
 * the domain's contract (process keys, task ids, field keys, status codes) and nothing of the code. The application is
 * started once for all of them, so every test makes the records that it needs and leaves the others' alone.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "server.address=127.0.0.1",
    "spring.datasource.url=jdbc:h2:mem:acceptance;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
    // all tests share one address, and a test of its own counts the requests of one
    "public-link.requests-per-minute=100000"
})
@ActiveProfiles("demo")
abstract class AcceptanceTest {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    @BeforeEach
    void connect() {
        Client.connect(port);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    static LocalDate today() {
        return LocalDate.now(SHANGHAI);
    }

    /**
     * Does something at ten in the morning of another day. Days are taken in the past: a clock moved forward would fire
     * the timers of everybody's records.
     */
    static <T> T onDay(LocalDate day, Callable<T> work) {
        return at(LocalDateTime.of(day, LocalTime.of(10, 0)).atZone(SHANGHAI).toInstant(), work);
    }

    static <T> T at(Instant moment, Callable<T> work) {
        ClockUtil.setCurrentTime(Date.from(moment));
        try {
            return work.call();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            ClockUtil.reset();
        }
    }

    /** The end of a local day, 24:00 in Shanghai. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    }
}
