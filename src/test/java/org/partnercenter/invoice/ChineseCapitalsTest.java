package org.partnercenter.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

class ChineseCapitalsTest {

    @ParameterizedTest
    @Rule("INV-09")
    @CsvSource({
        "0, 零元整", "0.01, 壹分", "0.10, 壹角整", "0.35, 叁角伍分", "1, 壹元整", "1.05, 壹元零伍分", "10, 壹拾元整", "100.50, 壹佰元伍角整",
        "1004.56, 壹仟零肆元伍角陆分", "1000, 壹仟元整", "1010, 壹仟零壹拾元整", "10000, 壹万元整", "10001, 壹万零壹元整", "10200, 壹万零贰佰元整",
        "52000.00, 伍万贰仟元整", "100200.03, 壹拾万零贰佰元零叁分", "1205000, 壹佰贰拾万伍仟元整", "10000000, 壹仟万元整", "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整", "100010000, 壹亿零壹万元整", "123456789.12, 壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分",
        "1000000000000, 壹万亿元整", "9999999999999999.99, 玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", "-400, 负肆佰元整",
        "-0.05, 负伍分"})
    void amountsAsTheyAreWrittenByHand(BigDecimal amount, String capitals) {
        assertThat(ChineseCapitals.of(amount)).isEqualTo(capitals);
    }

    @Property(tries = 2000)
    void whatIsWrittenCanBeReadBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long cents) {
        String text = ChineseCapitals.of(BigDecimal.valueOf(cents, 2));

        assertThat(read(text)).isEqualTo(cents);
        assertThat(text).doesNotContain("零零").matches("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+");
    }

    /** Reads capitals as a person does: digits by their places, and groups by 万 and 亿. */
    private static long read(String text) {
        long all = 0;
        long hundredMillions = 0;
        long tenThousands = 0;
        long group = 0;
        long digit = 0;
        long cents = 0;
        for (char c : text.toCharArray()) {
            switch (c) {
                case '零', '整' -> digit = 0;
                case '拾' -> group += digit * 10;
                case '佰' -> group += digit * 100;
                case '仟' -> group += digit * 1000;
                case '万' -> {
                    tenThousands = group + digit;
                    group = 0;
                }
                case '亿' -> {
                    hundredMillions = tenThousands * 10_000 + group + digit;
                    tenThousands = 0;
                    group = 0;
                }
                case '元' -> {
                    all = hundredMillions * 100_000_000 + tenThousands * 10_000 + group + digit;
                    group = 0;
                }
                case '角' -> cents += digit * 10;
                case '分' -> cents += digit;
                default -> digit = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
            }
            if ("拾佰仟万亿元角分".indexOf(c) >= 0) {
                digit = 0;
            }
        }
        return all * 100 + cents;
    }
}
