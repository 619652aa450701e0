package org.partnercenter.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Rule("CUS-13")
class RequestsPerMinuteTest {

    private final RequestsPerMinute filter = new RequestsPerMinute(30);

    private MockHttpServletResponse request(String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/join/token");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void theThirtyFirstRequestOfAnAddressWithinAMinuteIsRefusedAndOthersAreNot() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(request("203.0.113.7").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = request("203.0.113.7");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(refused.getContentAsString()).contains("请一分钟后再试", "Too many requests").doesNotContain("token");
        assertThat(request("203.0.113.8").getStatus()).isEqualTo(200);
    }
}
