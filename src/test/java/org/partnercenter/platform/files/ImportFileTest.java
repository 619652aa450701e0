package org.partnercenter.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.forms.ApiForm;

class ImportFileTest {

    private static final ApiForm COLUMNS = ApiForm.of(ApiForm.text("id", 8).required(), ApiForm.money("amount").required(), ApiForm.flag("core"),
            ApiForm.date("day"));

    private final ImportRun run = new ImportRun("IMP-2026-000001", "operations");
    private final List<ImportRow> rows = new ArrayList<>();

    private long read(byte[] file) {
        return new ImportFile(COLUMNS, 3000, run).read(new ByteArrayInputStream(file), portion -> {
            assertThat(portion).hasSizeLessThanOrEqualTo(ImportFile.PORTION);
            rows.addAll(portion);
        });
    }

    private long read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> faults() {
        return run.faults().stream().map(f -> f.line() + " " + f.column() + " " + f.code()).toList();
    }

    @Test
    void columnsStandInAnyOrderAndAByteOrderMarkIsAllowed() {
        assertThat(read("\uFEFFamount,id,day,core\r\n12.5,a,2026-11-27,true\r\n1,b,,\r\n")).isEqualTo(2);
        assertThat(run.faults()).isEmpty();
        assertThat(rows).extracting(row -> row.values().text("id")).containsExactly("a", "b");
        assertThat(rows.get(0).values().decimal("amount")).isEqualByComparingTo("12.50");
        assertThat(rows.get(1).values().has("core")).isFalse();
    }

    @Test
    void whatWeWroteOurselvesCanBeReadAgain() {
        assertThat(read(org.partnercenter.platform.csv.CsvSheet.bytes(sheet -> sheet.row("id", "amount", "core", "day").row("a", "1.00", "true", null)))).isEqualTo(1);
        assertThat(run.faults()).isEmpty();
    }

    @Test
    void aFaultTellsOnlyTheBeginningOfWhatIsInTheFile() {
        read("x".repeat(200_000));
        assertThat(run.faults()).allSatisfy(fault -> assertThat(fault.column() == null ? "" : fault.column()).hasSizeLessThan(70));
        assertThat(run.faults()).isNotEmpty();
    }

    @Test
    void everyFaultIsNamedWithItsLineAndColumn() {
        read("id,amount,core,day\na,x,true,\n\"b\nb\",1,,\nc,1,maybe,\nd,1,true\ntoolongid,1,,\nf,1,,2026-02-30\n");
        // the third row begins on line 5: the one before has a line break in a cell
        assertThat(faults()).containsExactly("2 amount FIELD_INVALID", "3 id FIELD_INVALID", "5 core FIELD_INVALID", "6 null FILE_INVALID",
                "7 id FIELD_INVALID", "8 day FIELD_INVALID");
    }

    @Test
    void theHeaderNamesEachColumnOnce() {
        read("id,id,amount,price\n");
        assertThat(faults()).containsExactly("1 id FILE_INVALID", "1 price FILE_INVALID", "1 core FILE_INVALID", "1 day FILE_INVALID");
        assertThat(rows).isEmpty();
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        read("id,amount,core,day\n");
        assertThat(faults()).containsExactly("2 null FILE_INVALID");
    }

    @Test
    void anEmptyFileIsRefused() {
        read("");
        assertThat(faults()).containsExactly("1 null FILE_INVALID");
    }

    @Test
    void anotherEncodingIsRefused() {
        read("id,amount,core,day\n".concat("客户,1,,\n").getBytes(java.nio.charset.Charset.forName("GBK")));
        assertThat(faults()).containsExactly("0 null FILE_INVALID");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        read("id,amount,core,day\n\"a,1,,\n");
        assertThat(faults()).hasSize(1).first().asString().contains("FILE_INVALID");
    }

    @Test
    void tooManyRowsAreRefused() {
        read(rows(3001));
        assertThat(faults()).containsExactly("3002 null TOO_MANY_ROWS");
    }

    @Test
    void rowsComeInPortions() {
        assertThat(read(rows(2500))).isEqualTo(2500);
        assertThat(rows).hasSize(2500);
    }

    @Test
    void aHundredFaultsAreTold() {
        read("id,amount,core,day\n" + "a,x,,\n".repeat(500));
        assertThat(run.faults()).hasSize(100);
    }

    private static String rows(int n) {
        return IntStream.range(0, n).mapToObj(i -> "r" + i + ",1.00,false,").collect(Collectors.joining("\n", "id,amount,core,day\n", "\n"));
    }
}
