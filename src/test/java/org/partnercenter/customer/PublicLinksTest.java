package org.partnercenter.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.mock.env.MockEnvironment;

/** The tokens of the public pages. */
class PublicLinksTest {

    private static final PublicLink LINK = new PublicLink(PublicLink.JOIN, "INV-2026-000001", "nonce", Instant.ofEpochSecond(1_800_000_000));

    private static PublicLinks links(String key) {
        return new PublicLinks(new PublicLinkKey(null, null, new MockEnvironment(), key), "http://localhost:8080/");
    }

    private final PublicLinks links = links("a key for tests");

    @Test
    @Rule("CUS-12")
    void aTokenSaysWhatWasSigned() {
        assertThat(links.read(PublicLink.JOIN, links.token(LINK))).contains(LINK);
        PublicLink endless = new PublicLink(PublicLink.JOIN, "INV-2026-000002", "nonce", null);
        assertThat(links.read(PublicLink.JOIN, links.token(endless))).contains(endless);
        assertThat(links.url(LINK)).isEqualTo("http://localhost:8080/join/" + links.token(LINK));
    }

    @Test
    @Rule("CUS-12")
    void aTokenWithAnyCharacterAlteredIsNone() {
        String token = links.token(LINK);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.read(PublicLink.JOIN, token.substring(0, i) + other + token.substring(i + 1))).as("character " + i).isEmpty();
        }
        for (String altered : new String[] {"", ".", token + "=", token + "A", token.replace('.', '-'), token.substring(1), "x".repeat(5000)}) {
            assertThat(links.read(PublicLink.JOIN, altered)).isEmpty();
        }
        assertThat(links.read(PublicLink.JOIN, null)).isEmpty();
    }

    @Test
    @Rule("CUS-12")
    void aTokenOpensOnlyItsKindOfPageAndOnlyWithOurKey() {
        assertThat(links.read(PublicLink.CHANGE, links.token(LINK))).isEmpty();
        assertThat(links("another key").read(PublicLink.JOIN, links.token(LINK))).isEmpty();
    }

    @Test
    @Rule("CUS-12")
    void noTextShowsTheNonce() {
        assertThat(LINK.toString()).doesNotContain("nonce");
        assertThat(links.nonce()).isNotEqualTo(links.nonce()).hasSize(16);
    }

    @Test
    @Rule("CUS-12")
    void productionHasAKeyOfItsOwn() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("prod");

        assertThatThrownBy(() -> new PublicLinkKey(null, null, production, "short")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("public-link.signing-key");
        new PublicLinkKey(null, null, production, "k".repeat(32));
    }
}
