package org.partnercenter.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

/** In whose name a process is started. */
class SubmissionsTest {

    private final Submissions submissions = new Submissions(List.of(), null, null, null, null, List.of());

    private static Actor sales(String... tenants) {
        return new Actor("somebody", Set.of("partner-sales"), Set.of(tenants));
    }

    @Test
    @DisplayName("A partner's people start for their own organisation and cannot name one")
    void ownOrganisation() {
        assertThat(submissions.partnerOf(sales("cloudstar"), new HashMap<>())).isEqualTo("cloudstar");
        assertThatThrownBy(() -> submissions.partnerOf(sales("cloudstar"), new HashMap<>(Map.of("partnerId", "bluewave"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("partnerId"));
    }

    @Test
    @DisplayName("Who belongs to no organisation, or to several, starts for none")
    void noOrganisation() {
        for (Actor actor : List.of(sales(), sales("cloudstar", "bluewave"))) {
            assertThatThrownBy(() -> submissions.partnerOf(actor, new HashMap<>(Map.of("partnerId", "bluewave"))))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        }
    }
}
