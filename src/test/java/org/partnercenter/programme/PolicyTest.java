package org.partnercenter.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

class PolicyTest {

    @ParameterizedTest
    @Rule("PRG-07")
    @CsvSource({"2026-03-02, --12-31, --12-01, 2026-12-31", "2026-11-30, --12-31, --12-01, 2026-12-31", "2026-12-01, --12-31, --12-01, 2027-12-31",
            "2026-12-31, --12-31, --12-01, 2027-12-31", "2027-01-01, --12-31, --12-01, 2027-12-31", "2026-01-31, --01-31, , 2026-01-31",
            "2026-02-01, --01-31, , 2027-01-31", "2026-12-20, --01-31, --12-15, 2028-01-31", "2026-01-20, --01-31, --12-15, 2027-01-31",
            "2026-03-02, , , "})
    void aTermEndsOnItsDayOfTheYear(LocalDate first, MonthDay end, MonthDay rollover, LocalDate last) {
        Policy policy = new Policy("p", "计划", "Programme", "self", List.of(), List.of(), null, false, "never", end, rollover, "automatic", null, true);

        assertThat(policy.lastDay(first)).isEqualTo(last);
    }
}
