package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** An answer, with the request that it answers, so that a failure tells the whole story. */
final class Reply {

    final String request;
    final String path;
    final int status;
    final String contentType;
    final String location;
    final byte[] bytes;

    Reply(String request, String path, int status, String contentType, String location, byte[] bytes) {
        this.request = request;
        this.path = path;
        this.status = status;
        this.contentType = contentType;
        this.location = location;
        this.bytes = bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return Client.JSON.readTree(bytes);
        } catch (IOException failure) {
            throw new AssertionError("no JSON in " + this, failure);
        }
    }

    Reply ok() {
        assertThat(status).as("%s", this).isBetween(200, 299);
        return this;
    }

    Reply status(Integer... allowed) {
        assertThat(Arrays.asList(allowed)).as("%s", this).contains(status);
        return this;
    }

    /** Refused with that status and code, in the way of the door that was knocked at. */
    Reply refused(int expected, String code) {
        assertThat(status).as("%s", this).isEqualTo(expected);
        if (path.startsWith("/api")) {
            assertThat(contentType).as("content type of %s", this).startsWith("application/problem+json");
            assertThat(json().path("code").asText()).as("code of %s", this).isEqualTo(code);
            assertThat(json().path("status").asInt()).as("status in %s", this).isEqualTo(expected);
        } else {
            assertThat(json().path("message").asText()).as("message of %s", this).contains(code);
        }
        return this;
    }

    Reply fieldInvalid(String field) {
        return refused(400, "FIELD_INVALID").naming(field);
    }

    Reply naming(String word) {
        assertThat(Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w])").matcher(text()).find())
            .as("'%s' named by %s", word, this).isTrue();
        return this;
    }

    @Override
    public String toString() {
        return status + " " + Client.abbreviated(text(), 600) + "\n  answers " + request;
    }
}
