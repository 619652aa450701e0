package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in to the portal and reads its pages and sends its forms, without a browser. */
final class PageSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI base;
    private String token;

    private PageSession(URI base) {
        this.base = base;
    }

    /** A page, or where it sends the reader. */
    record Page(String request, int status, String text, String location) {

        Page status(int expected) {
            assertThat(status).as("%s answers %s", request, text.substring(0, Math.min(text.length(), 2000))).isEqualTo(expected);
            return this;
        }
    }

    static PageSession of(String user) {
        PageSession session = new PageSession(Client.base());
        session.get("/login");
        session.form("/login", "username", user, "password", user).status(302);
        return session;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html").build());
    }

    /** Sends a form with the token of the last page that had one. */
    Page form(String path, String... pairs) {
        if (!path.equals("/login")) {
            get("/password");
        }
        StringBuilder form = new StringBuilder("_csrf=").append(URLEncoder.encode(token, StandardCharsets.UTF_8));
        for (int i = 0; i < pairs.length; i += 2) {
            form.append('&').append(pairs[i]).append('=').append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form.toString())).build());
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Page(request.toString(), response.statusCode(), response.body(), response.headers().firstValue("Location").orElse(""));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
