package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Guessing passwords leads nowhere, and a slip costs nothing. */
class LoginTest extends AcceptanceTest {

    @Test
    @DisplayName("After one wrong password the right one is taken")
    void aSlip() {
        assertThat(Client.as("northgate-delivery", "slip").get("/api/notices").status).isEqualTo(401);
        assertThat(Client.as("northgate-delivery").get("/api/notices").status).isEqualTo(200);
    }

    @Test
    @DisplayName("After five wrong passwords the address gets no further try for this user, but for others")
    void guessing() {
        for (int i = 0; i < 5; i++) {
            assertThat(Client.as("northgate-finance", "guess" + i).get("/api/notices").status).isEqualTo(401);
        }
        assertThat(Client.as("northgate-finance").get("/api/notices").status).isEqualTo(401);
        assertThat(Client.as("northgate-sales").get("/api/notices").status).isEqualTo(200);
    }
}
