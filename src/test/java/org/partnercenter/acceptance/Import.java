package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A CSV file that the vendor's staff brings in, and what became of it. */
record Import(JsonNode view) {

    /** Sends the file of this header and these rows, whatever comes of it. */
    static Reply send(String user, String path, String header, String... rows) {
        return send(user, path, TestFile.csv("import.csv", header + "\n" + String.join("\n", rows) + "\n"));
    }

    static Reply send(String user, String path, TestFile file) {
        return Client.as(user).multipart("POST", path, "file", file);
    }

    /** Sends the file and waits until it has been read through. */
    static Import of(String user, String path, String header, String... rows) {
        return finished(user, send(user, path, header, rows));
    }

    static Import finished(String user, Reply reply) {
        reply.status(202);
        assertThat(reply.location).as("Location of %s", reply).matches("(https?://[^/]+)?/api/imports/.+");
        String path = reply.location.replaceFirst("https?://[^/]+", "");
        return new Import(Client.eventually("the import at " + path + " is over", () -> Client.as(user).get(path).ok().json(),
            view -> !view.path("status").path("code").asText().equals("running")));
    }

    Import done(int imported, int skipped) {
        assertThat(view.path("status").path("code").asText()).as("status of %s", view).isEqualTo("done");
        assertThat(view.path("imported").asInt(-1)).as("imported of %s", view).isEqualTo(imported);
        assertThat(view.path("skipped").asInt(-1)).as("skipped of %s", view).isEqualTo(skipped);
        return this;
    }

    /** Refused, and this line is among the faults. */
    Import refused(int line, String column, String code) {
        assertThat(view.path("status").path("code").asText()).as("status of %s", view).isEqualTo("refused");
        assertThat(Client.list(view.path("errors"))).as("errors of %s", view).anySatisfy(error -> {
            assertThat(error.path("line").asInt()).isEqualTo(line);
            if (column != null) {
                assertThat(error.path("column").asText()).isEqualTo(column);
            }
            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("message").asText()).isNotBlank();
        });
        return this;
    }

    List<Integer> lines() {
        return Client.list(view.path("errors")).stream().map(error -> error.path("line").asInt()).toList();
    }
}
