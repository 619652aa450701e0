package org.partnercenter.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.platform.web.Action;

/** A task as an action of its record. */
class OpenTaskTest {

    @ParameterizedTest
    @DisplayName("A task's name is taken apart into both languages")
    @CsvSource({"核对激励 Check incentive, 核对激励, Check incentive", "申请 NRE 资格 Apply for NRE, 申请 NRE 资格, Apply for NRE",
            "Check, Check, Check"})
    void bilingualName(String name, String zh, String en) {
        assertThat(new OpenTasks.OpenTask("1", "key", name).action()).isEqualTo(new Action("key", zh, en, "1"));
    }
}
