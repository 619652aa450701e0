package org.partnercenter.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CsvSheetTest {

    private static String csv(Object... cells) {
        return new String(CsvSheet.bytes(sheet -> sheet.row(cells)), StandardCharsets.UTF_8);
    }

    @Test
    void beginsWithAByteOrderMark() {
        assertThat(csv("客户")).isEqualTo("\uFEFF\"客户\"\r\n");
    }

    @Test
    void noCellIsAFormulaButNumbersStayNumbers() {
        assertThat(csv("=1+1", "+x", "-x", "@x", "\tx", "\rx", "-12.50", "+3", "-1-1")).isEqualTo(
                "\uFEFF\"'=1+1\",\"'+x\",\"'-x\",\"'@x\",\"'\tx\",\"'\rx\",\"-12.50\",\"+3\",\"'-1-1\"\r\n");
    }

    @Test
    void instantsAreLocalTimeAndNothingIsEmpty() {
        assertThat(csv(Instant.parse("2026-11-27T16:00:00Z"), null)).isEqualTo("\uFEFF\"2026-11-28 00:00:00\",\"\"\r\n");
    }

    @Test
    void answersHowManyRowsItHas() {
        assertThat(CsvSheet.write(new java.io.ByteArrayOutputStream(), sheet -> sheet.row("a").row("b\nc"))).isEqualTo(2);
    }
}
