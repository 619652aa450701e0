package org.partnercenter.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session as a browser has one, with its cookies and CSRF tokens, but without a window. Redirects are answered, not followed. */
final class BrowserSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private static final Map<String, BrowserSession> SESSIONS = new ConcurrentHashMap<>();

    private final HttpClient http;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final URI base;

    private BrowserSession(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** What the server answered. */
    record Answer(int status, String location, String body) {
    }

    /** A demo user's session, one for all tests. */
    static BrowserSession of(int port, String user) {
        return SESSIONS.computeIfAbsent(user + "@" + port, u -> login(port, user, user));
    }

    static BrowserSession login(int port, String user, String password) {
        BrowserSession session = new BrowserSession(port);
        session.form("/login", "/login", "username", user, "password", password);
        return session;
    }

    Answer get(String path) {
        return exchange(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** Sends a form with the token of the password page, which is open to everybody who has signed in. */
    Answer post(String path, String... pairs) {
        return form("/password", path, pairs);
    }

    private Answer form(String tokenPage, String path, String... pairs) {
        Matcher token = TOKEN.matcher(get(tokenPage).body());
        StringBuilder form = new StringBuilder("_csrf=" + (token.find() ? encode(token.group(1) == null ? token.group(2) : token.group(1)) : ""));
        for (int i = 0; i < pairs.length; i += 2) {
            form.append('&').append(encode(pairs[i])).append('=').append(encode(pairs[i + 1]));
        }
        return exchange(request(path).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
    }

    /** Sends JSON to the web apps' API, with the token that they keep in a cookie. */
    Answer send(String method, String path, byte[] json) {
        get("/camunda/app/tasklist/default/");
        String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(java.net.HttpCookie::getValue).findFirst().orElse("");
        return exchange(request(path).header("Content-Type", "application/json").header("X-XSRF-TOKEN", token)
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(""), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
