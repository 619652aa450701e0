package org.partnercenter.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Calls the application as its users' programs do: HTTP Basic, password as the name. A broken connection has the status 0. */
final class Http {

    static final int BROKEN = 0;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "partner-center-test";

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    Http(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** An answer; {@code body} is null when it was no JSON. */
    record Answer(int status, JsonNode body) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    int status(String method, String path, String user, Object body) {
        return call(method, path, user, body, null).status();
    }

    Answer get(String path, String user) {
        Answer answer = call("GET", path, user, null, null);
        if (!answer.isOk()) {
            throw new IllegalStateException("GET " + path + " as " + user + ": " + answer);
        }
        return answer;
    }

    /** A call that must succeed. */
    Answer ok(String method, String path, String user, Object body) {
        Answer answer = call(method, path, user, body, null);
        if (!answer.isOk()) {
            throw new IllegalStateException(method + " " + path + " as " + user + ": " + answer);
        }
        return answer;
    }

    /** Starts a process; the variables have values and, where needed, types. */
    Answer start(String processKey, String user, Map<String, Object> variables) {
        return call("POST", "/engine-rest/process-definition/key/" + processKey + "/submit-form", user, Map.of("variables", variables), null);
    }

    /** Brings a file in and waits until all of it was taken. */
    void importRows(String path, String user, String csv) {
        Answer answer = upload(path, user, csv);
        for (int look = 0; look < 200 && answer.isOk(); look++) {
            answer = get("/api/imports/" + answer.text("key"), user);
            if (!answer.body().get("status").get("code").asText().equals("running")) {
                break;
            }
            pause();
        }
        if (!answer.isOk() || !answer.body().get("status").get("code").asText().equals("done")) {
            throw new IllegalStateException(path + " as " + user + ": " + answer);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same with an Idempotency-Key: the client may send it again when it heard nothing. */
    Answer post(String path, String user, Object body, String idempotencyKey) {
        return call("POST", path, user, body, idempotencyKey);
    }

    private Answer call(String method, String path, String user, Object body, String idempotencyKey) {
        try {
            HttpRequest.Builder request = request(path, user);
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .header("Content-Type", "application/json");
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a file of rows. */
    Answer upload(String path, String user, String csv) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                    + csv + "\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return send(request(path, user).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String user) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json && response.body().length > 0 ? JSON.readTree(response.body()) : null);
        } catch (IOException e) {
            return new Answer(BROKEN, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #complete}, where the application may be dying: what does not succeed is done later. */
    void completeQuietly(String recordKey, String taskKey, String group, String user, Map<String, Object> fields) {
        try {
            complete(recordKey, taskKey, group, user, fields);
        } catch (IllegalStateException dying) {
            // whoever heard nothing looks again
        }
    }

    /** Completes the open task of that kind of the record, for that group; false when there is none any more, as after a success unheard of. */
    boolean complete(String recordKey, String taskKey, String group, String user, Map<String, Object> fields) {
        JsonNode tasks = get("/engine-rest/task?processInstanceBusinessKey=" + recordKey + "&taskDefinitionKey=" + taskKey + "&candidateGroup=" + group
                + "&includeAssignedTasks=true", "admin").body();
        if (tasks.isEmpty()) {
            return false;
        }
        Map<String, Object> variables = new HashMap<>();
        fields.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        int status = status("POST", "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/complete", user, Map.of("variables", variables));
        if (status != BROKEN && status / 100 != 2) {
            throw new IllegalStateException(user + " cannot complete " + taskKey + " of " + recordKey + ": " + status);
        }
        return true;
    }
}
