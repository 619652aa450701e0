package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check character of GB 32100. */
class PartnerCreditCodeTest {

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43, true", "91330108MA2CKQ1T72, true", "91350100M000100Y44, false", "91350100M000100Y4, false",
        "91350100M000100Y4I, false", "91350100M000010Y43, false", "91350100m000100y43, false", "'', false"})
    void checks(String code, boolean valid) {
        assertThat(CreditCode.isValid(code)).isEqualTo(valid);
    }
}
