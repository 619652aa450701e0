package org.partnercenter.platform.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each address have so many requests a minute; what comes above is answered 429 before anything is read (CUS-13). Each node counts for itself. */
class RequestsPerMinute extends OncePerRequestFilter {

    private final LoadingCache<String, Bucket> buckets;

    RequestsPerMinute(int most) {
        buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(2))
                .build(address -> Bucket.builder().addLimit(limit -> limit.capacity(most).refillIntervally(most, Duration.ofMinutes(1))).build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (buckets.get(request.getRemoteAddr()).tryConsume(1)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("TOO_MANY_REQUESTS\n访问过于频繁，请一分钟后再试。\nToo many requests. Please try again in a minute.\n");
    }
}
