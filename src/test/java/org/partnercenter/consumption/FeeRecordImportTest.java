package org.partnercenter.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.files.ImportFault;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.files.Imports;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("a file of fee records")
class FeeRecordImportTest extends ProcessTest {

    private static final List<String> COLUMNS = FeeColumns.ALL.stream().map(FeeColumns.Column::name).toList();

    @Autowired
    private Imports imports;
    @Autowired
    private FeeRecordRecords records;

    private ImportView imported(String... lines) {
        AtomicReference<String> key = new AtomicReference<>();
        String file = Stream.concat(Stream.of(String.join(",", COLUMNS)), Stream.of(lines)).collect(Collectors.joining("\n"));
        as("operations", () -> key.set(imports.submit(imports.allowed("/api/fee-records/import", actor("operations")), "fees.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), actor("operations")).key()));
        Job job = management.createJobQuery().processInstanceId(instance(key.get()).getId()).singleResult();
        management.executeJob(job.getId());
        return imports.item(key.get(), actor("operations"));
    }

    private static String line(String id, String... fields) {
        Map<String, String> cells = new HashMap<>(Map.of("id", id, "customer_id", "hwc-0001", "bill_cycle", "2026-10", "trade_time",
                "2026-10-01T00:00:00Z", "payment_amount", "10.00", "cash_amount", "4.00", "coupon_amount", "6.00"));
        for (int i = 0; i < fields.length; i += 2) {
            cells.put(fields[i], fields[i + 1]);
        }
        return COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).collect(Collectors.joining(","));
    }

    private long known(String ids) {
        return count("select count(*) from fee_record where id like ?", ids);
    }

    @Test
    @DisplayName("is taken; the same again is passed over and counted")
    void taken() {
        ImportView first = imported(line("a-1"), line("a-2", "charging_mode", "11", "usage_amount", "1.5", "usage_measure_id", "4", "product_name", "云主机"));
        assertThat(first.status().code()).isEqualTo("done");
        assertThat(List.of(first.imported(), first.skipped())).containsExactly(2L, 0L);

        ImportView second = imported(line("a-2", "charging_mode", "11", "usage_amount", "1.50", "usage_measure_id", "4", "product_name", "云主机"), line("a-3"));

        assertThat(List.of(second.imported(), second.skipped())).containsExactly(1L, 1L);
        assertThat(known("a-%")).isEqualTo(3);
        assertThat(records.item("a-2", actor("operations")).record().productName()).isEqualTo("云主机");
    }

    @Test
    @DisplayName("is refused whole when a known id has another content, with its line")
    void conflicting() {
        imported(line("b-1"));

        ImportView refused = imported(line("b-2"), line("b-1", "region_code", "cn-north-4"));

        assertThat(refused.status().code()).isEqualTo("refused");
        assertThat(refused.errors()).singleElement().extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(3L, "id", "ALREADY_IMPORTED");
        assertThat(known("b-%")).isOne();
    }

    @Test
    @DisplayName("is refused when what was paid is not what was payable, and when it was charged in the future")
    void wrong() {
        ImportView refused = imported(line("c-1"), line("c-2", "debt_amount", "0.01"), line("c-3", "trade_time", Instant.now().plusSeconds(3600).toString()));

        assertThat(refused.errors()).extracting(fault -> fault.line() + " " + fault.column()).containsExactly("3 payment_amount", "4 trade_time");
        assertThat(known("c-%")).isZero();
    }

    @Test
    @DisplayName("is refused field by field as a form is")
    void fields() {
        ImportView refused = imported(line("d-1", "charging_mode", "2"), line("d-2", "cash_amount", "4.001"), line("d-3", "bill_cycle", "2026-13"),
                line("d/4"), line("d-5", "customer_id", ""), line("d-6", "usage_amount", "1.123456789"));

        assertThat(refused.errors()).extracting(ImportFault::column)
                .containsExactly("charging_mode", "cash_amount", "bill_cycle", "id", "customer_id", "usage_amount");
    }

    @Test
    @DisplayName("is brought in by operations alone")
    void groups() {
        assertRefused(403, "NOT_ALLOWED", "operations", () -> imports.allowed("/api/fee-records/import", actor("finance")));
        assertRefused(403, "NOT_ALLOWED", "operations", () -> imports.allowed("/api/fee-records/import", actor("cloudstar-admin")));
    }
}
