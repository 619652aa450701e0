package org.partnercenter.platform.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.partnercenter.platform.Refusal;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Applies {@link SubmissionBody} to everything that submits a form or asks a question, over engine-rest and the web apps' copy of it. */
class SubmissionBodyFilter extends OncePerRequestFilter {

    /** Four files of 10 MB in Base64, and the text around them: more than any form takes. */
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;
    private static final Pattern SUBMISSIONS = Pattern.compile(".*/(task|process-definition)/.+/(complete|submit-form|start|resolve)");
    /** What the administrator sends to change filters may hold expressions; nobody else gets there. */
    private static final Pattern FILTER_CHANGES = Pattern.compile(".*/filter/create");

    private final ObjectMapper json;
    private final SubmissionBody body;

    SubmissionBodyFilter(ObjectMapper json) {
        this.json = json;
        this.body = new SubmissionBody(json);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
        return !request.getMethod().equals("POST") || FILTER_CHANGES.matcher(path(request)).matches()
                || !json && !SUBMISSIONS.matcher(path(request)).matches();
    }

    /** The path that the container has decoded: the engine's servlet goes by it, too. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] sent = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (sent.length > MAX_BODY_BYTES) {
            answer(response, 413, "FIELD_INVALID: the request is larger than " + MAX_BODY_BYTES / 1024 / 1024 + " MB");
            return;
        }
        byte[] checked;
        try {
            checked = SUBMISSIONS.matcher(path(request)).matches() ? body.checked(sent) : body.withoutExpressions(sent);
        } catch (Refusal refusal) {
            answer(response, refusal.status(), refusal.line());
            return;
        }
        chain.doFilter(new Replayed(request, checked), response);
    }

    private void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", message));
    }

    /** The request with its body to be read again. */
    private static final class Replayed extends HttpServletRequestWrapper {

        private final byte[] content;

        private Replayed(HttpServletRequest request, byte[] content) {
            super(request);
            this.content = content;
        }

        @Override
        public int getContentLength() {
            return content.length;
        }

        @Override
        public long getContentLengthLong() {
            return content.length;
        }

        @Override
        public String getHeader(String name) {
            return "content-length".equalsIgnoreCase(name) ? String.valueOf(content.length) : super.getHeader(name);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(content);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return in.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is read synchronously");
                }
            };
        }
    }

    @Configuration
    static class Registration {

        @Bean
        FilterRegistrationBean<SubmissionBodyFilter> submissionBody(ObjectMapper json) {
            FilterRegistrationBean<SubmissionBodyFilter> filter = new FilterRegistrationBean<>(new SubmissionBodyFilter(json));
            filter.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
            // behind Spring Security (-100) and the web apps' login (101): only who is signed in makes us read a body
            filter.setOrder(110);
            return filter;
        }
    }
}
