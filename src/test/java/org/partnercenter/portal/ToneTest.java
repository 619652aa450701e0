package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The colour of a status")
class ToneTest {

    @ParameterizedTest
    @ValueSource(strings = {"invalid", "expired", "reclaimed", "used"})
    @DisplayName("is quiet where a quota or voucher is over")
    void over(String code) {
        assertThat(Tone.of(code)).isEqualTo("quiet");
    }
}
