package org.partnercenter.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void amountsHaveTwoDecimalsAndNoExponent() {
        assertThat(Money.text(new BigDecimal("1200"))).isEqualTo("1200.00");
        assertThat(Money.text(new BigDecimal("-0.5"))).isEqualTo("-0.50");
        assertThat(Money.text(new BigDecimal("1E+3"))).isEqualTo("1000.00");
        assertThat(Money.text(new BigDecimal("9999999999999999.99"))).isEqualTo("9999999999999999.99");
        assertThat(Money.text(null)).isNull();
    }

    @Test
    void aFractionOfACentIsAnErrorNotRounded() {
        assertThatThrownBy(() -> Money.text(new BigDecimal("0.005"))).isInstanceOf(ArithmeticException.class);
    }
}
