package org.partnercenter.platform.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

@Rule({"RSL-02", "CUS-33"})
class MaskingTest {

    @ParameterizedTest
    @CsvSource({"苏州江川科技有限公司,苏州****", "王五,王****", "李,****", "𠮷野家食品,𠮷野****"})
    void ofANameTheBeginningIsShown(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"13812345678,138****5678", "0086-13812345678,0086-138****5678", "12345,****"})
    void ofAMobileBothEndsAreShown(String mobile, String masked) {
        assertThat(Masking.mobile(mobile)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"zhang@example.com,z***@example.com", "z@example.com,z***@example.com", "nonsense,****"})
    void ofAnAddressTheFirstLetterAndTheHostAreShown(String email, String masked) {
        assertThat(Masking.email(email)).isEqualTo(masked);
    }

    @Test
    @Rule("CRT-15")
    void ofABankAccountTheLastFourDigitsAreShown() {
        assertThat(Masking.bankAccount("6222020012345678")).isEqualTo("****5678");
        assertThat(Masking.bankAccount("123")).isEqualTo("****");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Masking.name(null)).isNull();
        assertThat(Masking.mobile(null)).isNull();
        assertThat(Masking.email(null)).isNull();
        assertThat(Masking.bankAccount(null)).isNull();
    }
}
