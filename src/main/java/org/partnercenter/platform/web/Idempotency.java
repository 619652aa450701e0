package org.partnercenter.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Requests that a client may send twice because it did not hear the answer. With the header {@code Idempotency-Key} the work is done once
 * for each caller, action and key; the same request again gets the first answer, another body under the same key is 409 {@code KEY_REUSED}.
 * A refused request is not remembered.
 */
@Component
public class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 64;
    /** No client repeats a request after a month. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, PlatformTransactionManager transactions, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.clock = clock;
    }

    private record First(String bodySha256, int status, String location, String answer) {
    }

    /** Does the work in one transaction with what is remembered of it; without the header it is only done. */
    public ResponseEntity<?> once(String action, Object body, Supplier<ResponseEntity<?>> work) {
        String key = key();
        if (key == null) {
            return transaction.execute(status -> work.get());
        }
        String user = Actor.current().userId();
        // an action may name a record and be of any length
        String what = sha256(action);
        String sha256 = sha256(text(body));
        Optional<First> first = first(user, what, key);
        if (first.isEmpty()) {
            jdbc.sql("delete from answered_request where created_at < ?").param(Timestamp.from(clock.instant().minus(REMEMBERED))).update();
            try {
                return transaction.execute(status -> firstTime(user, what, key, sha256, work));
            } catch (Taken e) {
                first = first(user, what, key);
            }
        }
        return again(first.orElseThrow(), sha256);
    }

    private ResponseEntity<?> firstTime(String user, String action, String key, String sha256, Supplier<ResponseEntity<?>> work) {
        try {
            // the key is taken before the work: the same request at the same moment waits here
            jdbc.sql("insert into answered_request (user_id, action, request_key, body_sha256, status, created_at) values (?, ?, ?, ?, 0, ?)")
                    .params(user, action, key, sha256, Timestamp.from(clock.instant())).update();
        } catch (DuplicateKeyException e) {
            throw new Taken();
        }
        ResponseEntity<?> answer = work.get();
        URI location = answer.getHeaders().getLocation();
        jdbc.sql("update answered_request set status = ?, location = ?, answer = ? where user_id = ? and action = ? and request_key = ?")
                .params(answer.getStatusCode().value(), location == null ? null : location.toString(),
                        answer.getBody() == null ? null : text(answer.getBody()), user, action, key)
                .update();
        return answer;
    }

    private ResponseEntity<?> again(First first, String sha256) {
        if (!first.bodySha256().equals(sha256)) {
            throw Refusal.conflict("KEY_REUSED", "the " + HEADER + " was used for another request");
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(first.status());
        if (first.location() != null) {
            answer.location(URI.create(first.location()));
        }
        return first.answer() == null ? answer.build() : answer.body(tree(first.answer()));
    }

    private Optional<First> first(String user, String action, String key) {
        return jdbc.sql("select * from answered_request where user_id = ? and action = ? and request_key = ?").params(user, action, key)
                .query((row, n) -> new First(row.getString("body_sha256").strip(), row.getInt("status"), row.getString("location"), row.getString("answer")))
                .optional();
    }

    private static String key() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return null;
        }
        String header = attributes.getRequest().getHeader(HEADER);
        // a page's form cannot set headers: it has a field of that name
        String key = header == null ? attributes.getRequest().getParameter(HEADER) : header;
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.strip().length() > MAX_LENGTH) {
            throw Refusal.field(HEADER, "must have at most " + MAX_LENGTH + " characters");
        }
        return key.strip();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode tree(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody else took the key at the same moment; the transaction is over, on PostgreSQL for good. */
    private static final class Taken extends RuntimeException {

        private Taken() {
            super("taken", null, false, false);
        }
    }
}
