package org.partnercenter.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class IdempotencyTest {

    private final AtomicInteger done = new AtomicInteger();
    private final Idempotency idempotency = idempotency();

    private static Idempotency idempotency() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).placeholders(Map.of("binary", "blob")).load().migrate();
        return new Idempotency(JdbcClient.create(database), new DataSourceTransactionManager(database), new ObjectMapper(), Clock.systemUTC());
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private ResponseEntity<?> send(String key, Object body) {
        return send(key, body, () -> ResponseEntity.created(URI.create("/api/x/1")).body(Map.of("number", done.incrementAndGet())));
    }

    private ResponseEntity<?> send(String key, Object body, Supplier<ResponseEntity<?>> work) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (key != null) {
            request.addHeader("Idempotency-Key", key);
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return idempotency.once("test", body, work);
    }

    @Test
    void theSameRequestGetsTheFirstAnswer() {
        send("k", Map.of("a", 1, "b", 2));
        ResponseEntity<?> again = send("k", Map.of("b", 2, "a", 1));
        assertThat(done).hasValue(1);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(201));
        assertThat(again.getHeaders().getLocation()).hasToString("/api/x/1");
        assertThat(((JsonNode) again.getBody()).get("number").asInt()).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        send("k", Map.of("a", 1));
        assertThatThrownBy(() -> send("k", Map.of("a", 2))).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.line()).startsWith("KEY_REUSED"));
        assertThat(done).hasValue(1);
    }

    @Test
    void withoutAKeyEveryRequestIsAnother() {
        send(null, Map.of());
        send(null, Map.of());
        assertThat(done).hasValue(2);
    }

    @Test
    void aRefusedRequestIsNotRemembered() {
        assertThatThrownBy(() -> send("k", Map.of(), () -> {
            throw Refusal.conflict("NO", "no");
        })).isInstanceOf(Refusal.class);
        send("k", Map.of());
        assertThat(done).hasValue(1);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> send("k".repeat(65), Map.of())).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(400));
    }

    @Test
    void atTheSameMomentTheWorkIsDoneOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<ResponseEntity<?>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(people.submit((Callable<ResponseEntity<?>>) () -> {
                together.await();
                return send("k", Map.of("a", 1));
            }));
        }
        together.countDown();
        for (Future<ResponseEntity<?>> answer : answers) {
            assertThat(answer.get().getStatusCode()).isEqualTo(HttpStatusCode.valueOf(201));
        }
        people.shutdown();
        assertThat(done).hasValue(1);
    }
}
