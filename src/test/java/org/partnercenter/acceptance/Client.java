package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** One demo user at the doors of the application; the password of a demo user is the user name. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    private static final AtomicInteger COMPLETIONS = new AtomicInteger();

    private static volatile URI base;

    private final String user;
    private final String password;
    private final String idempotencyKey;

    private Client(String user, String password) {
        this(user, password, null);
    }

    private Client(String user, String password, String idempotencyKey) {
        this.user = user;
        this.password = password;
        this.idempotencyKey = idempotencyKey;
    }

    static Client as(String user) {
        return new Client(user, user);
    }

    static Client as(String user, String password) {
        return new Client(user, password);
    }

    static Client anonymous() {
        return new Client(null, null);
    }

    /** The same user, whose requests all bear this {@code Idempotency-Key}. */
    Client keyed(String key) {
        return new Client(user, password, key);
    }

    /** Health answers 200 only when the demo data are complete; tests begin then. */
    static void connect(int port) {
        URI address = URI.create("http://127.0.0.1:" + port);
        if (!address.equals(base)) {
            base = address;
            eventually("the application is healthy", Duration.ofMinutes(2),
                () -> anonymous().get("/actuator/health").status, status -> status == 200);
        }
    }

    /** Where the application answers. */
    static URI base() {
        return base;
    }

    String user() {
        return user;
    }

    // plain HTTP

    Reply get(String path, Object... arguments) {
        return send("GET", url(path, arguments), null, null);
    }

    Reply post(String path, Object body) {
        return send("POST", path, "application/json", bytes(body));
    }

    Reply put(String path, Object body) {
        return send("PUT", path, "application/json", bytes(body));
    }

    Reply delete(String path, Object... arguments) {
        return send("DELETE", url(path, arguments), null, null);
    }

    Reply patch(String path, Object body) {
        return send("PATCH", path, "application/json", bytes(body));
    }

    /** Sends a page's form, as a browser does. */
    Reply form(String path, Object... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                form.append(form.isEmpty() ? "" : "&").append(URLEncoder.encode(pairs[i].toString(), StandardCharsets.UTF_8)).append('=')
                    .append(URLEncoder.encode(pairs[i + 1].toString(), StandardCharsets.UTF_8));
            }
        }
        return send("POST", path, "application/x-www-form-urlencoded", form.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends fields and files as a page with a file field does. */
    Reply multipart(String method, String path, Object... parts) {
        String boundary = "acceptance-7d91f3";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i += 2) {
            String disposition = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + parts[i] + "\"";
            if (parts[i + 1] instanceof TestFile file) {
                body.writeBytes((disposition + "; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                body.writeBytes(file.content());
            } else {
                body.writeBytes((disposition + "\r\n\r\n" + parts[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(method, path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    Reply send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (user != null) {
            String login = user + ":" + password;
            request.header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String sent = body == null ? ""
                : readable(new String(body, 0, Math.min(body.length, 200_000), StandardCharsets.UTF_8));
            return new Reply(method + " " + path + " as " + user + (sent.isEmpty() ? "" : " with " + sent),
                path, response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Location").orElse(""), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + path + " as " + user + " got no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** File contents left out. */
    private static String readable(String body) {
        return abbreviated(body.replaceAll("[A-Za-z0-9+/=]{60,}", "…"), 800);
    }

    private static byte[] bytes(Object body) {
        if (body == null) {
            return null;
        }
        try {
            return JSON.writeValueAsBytes(body instanceof Values values ? Map.of("variables", values.wire()) : body);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    static String url(String path, Object... arguments) {
        return arguments.length == 0 ? path : path.formatted(Arrays.stream(arguments)
            .map(argument -> URLEncoder.encode(String.valueOf(argument), StandardCharsets.UTF_8).replace("+", "%20"))
            .toArray());
    }

    static String abbreviated(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    // processes

    /** Starts a process by its form and answers the key of the new record. */
    String start(String process, Values values) {
        Reply reply = tryStart(process, values).ok();
        String key = reply.json().path("businessKey").asText("");
        assertThat(key).as("business key answered by %s", reply).isNotEmpty();
        return key;
    }

    Reply tryStart(String process, Values values) {
        return post("/engine-rest/process-definition/key/" + process + "/submit-form", values);
    }

    List<JsonNode> tasks(String key) {
        return list(get("/engine-rest/task?processInstanceBusinessKey=%s", key).ok().json());
    }

    Optional<JsonNode> findTask(String key, String task) {
        List<JsonNode> found = list(get(
            "/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=%s", key, task).ok().json());
        assertThat(found).as("open tasks %s of %s", task, key).hasSizeLessThanOrEqualTo(1);
        return found.stream().findFirst();
    }

    /** The one open task of that kind, which may need a moment to appear after an asynchronous step. */
    JsonNode task(String key, String task) {
        return eventually(user + " sees the task " + task + " of " + key,
            () -> findTask(key, task), Optional::isPresent).orElseThrow();
    }

    String taskId(String key, String task) {
        return task(key, task).path("id").asText();
    }

    Reply claim(String taskId) {
        return claim(taskId, user);
    }

    Reply claim(String taskId, String forUser) {
        return post("/engine-rest/task/" + taskId + "/claim", Map.of("userId", forUser));
    }

    /** Completes over one of the two doors in turn, since both must answer alike. */
    Reply complete(String taskId, Values values) {
        String door = COMPLETIONS.incrementAndGet() % 2 == 0 ? "complete" : "submit-form";
        return complete(taskId, values, door);
    }

    Reply complete(String taskId, Values values, String door) {
        return post("/engine-rest/task/" + taskId + "/" + door, values);
    }

    /** Finds, claims and completes the task, as a person does. */
    void perform(String key, String task, Values values) {
        String id = taskId(key, task);
        claim(id).ok();
        complete(id, values).ok();
    }

    void perform(String key, String task, Object... values) {
        perform(key, task, Values.of(values));
    }

    // records

    JsonNode record(String collection, String key) {
        return get("/api/" + collection + "/%s", key).ok().json();
    }

    List<JsonNode> records(String collection, String query, Object... arguments) {
        JsonNode page = get("/api/" + collection + "?" + query, arguments).ok().json();
        assertThat(page.path("items").isArray()).as("items of %s", page).isTrue();
        return list(page.path("items"));
    }

    int total(String collection) {
        return get("/api/" + collection + "?limit=1").ok().json().path("total").asInt(-1);
    }

    String statusOf(String collection, String key) {
        return record(collection, key).path("status").path("code").asText();
    }

    void seesStatus(String collection, String key, String code) {
        eventually(user + " reads status " + code + " of " + key,
            () -> statusOf(collection, key), code::equals);
    }

    // waiting and reading

    static <T> T eventually(String what, Supplier<T> read, Predicate<T> holds) {
        return eventually(what, Duration.ofSeconds(10), read, holds);
    }

    static <T> T eventually(String what, Duration patience, Supplier<T> read, Predicate<T> holds) {
        long end = System.nanoTime() + patience.toNanos();
        T last;
        do {
            last = read.get();
            if (holds.test(last)) {
                return last;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        } while (System.nanoTime() < end);
        return fail("Waited in vain until %s; last seen: %s".formatted(what, last));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(Iterable<JsonNode> nodes, String field) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.path(field).asText()));
        return texts;
    }

    /** An instant as the engine (`+0000`) or our API (`Z`) writes it. */
    static Instant instant(JsonNode text) {
        String value = text.asText();
        return value.matches(".*[+-]\\d{4}") ? OffsetDateTime.parse(value, ENGINE_TIME).toInstant()
            : OffsetDateTime.parse(value).toInstant();
    }

    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put((String) pairs[i], pairs[i + 1]);
        }
        return body;
    }
}
