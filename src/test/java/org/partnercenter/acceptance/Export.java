package org.partnercenter.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/** A file that goes out: at once in the answer, or written in the background. */
final class Export {

    private Export() {
    }

    static String content(Client client, Reply reply) {
        reply.ok();
        if (reply.status != 202) {
            return reply.text();
        }
        String path = reply.location.replaceFirst("https?://[^/]+", "");
        JsonNode view = Client.eventually("the export at " + path + " is done", () -> client.get(path).ok().json(),
            v -> !v.path("status").path("code").asText().equals("running"));
        if (!view.path("status").path("code").asText().equals("done")) {
            throw new AssertionError("the export is " + view);
        }
        return client.get(view.path("href").asText().replaceFirst("https?://[^/]+", "")).ok().text();
    }
}
