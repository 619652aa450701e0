package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file of fee records, taken whole or not at all. */
final class FeeImportKilled implements KillScenario {

    private static final int ROWS = 2500;
    private static final List<String> COLUMNS = List.of("id", "bill_cycle", "customer_id", "service_type_code", "resource_type_code", "region_code",
            "product_id", "resource_id", "trade_id", "account_manager_id", "consume_time", "usage_type", "sub_service_type_code", "sub_resource_type_code",
            "sub_resource_id", "service_type_name", "service_type_name_en", "resource_type_name", "resource_type_name_en", "sub_service_type_name",
            "sub_service_type_name_en", "sub_resource_type_name", "sub_resource_type_name_en", "resource_name", "resource_name_en", "product_name",
            "product_name_en", "sub_resource_name", "sub_resource_name_en", "region_name", "region_name_en", "product_spec_desc", "resource_tag",
            "charging_mode", "bill_detail_type", "period_type", "trade_time", "usage_amount", "free_resource_usage", "ri_usage", "usage_measure_id",
            "free_resource_measure_id", "ri_usage_measure_id", "official_amount", "official_discount_amount", "payment_amount", "cash_amount",
            "credit_amount", "coupon_amount", "flexipurchase_coupon_amount", "stored_value_card_amount", "debt_amount", "writeoff_amount");

    private int rounds;
    private String file;
    private String importKey;

    @Override
    public void prepare(Http application, int round) {
        rounds = round;
        importKey = null;
        file = String.join(",", COLUMNS) + "\n" + IntStream.rangeClosed(1, ROWS).mapToObj(row -> row(round, row)).collect(Collectors.joining("\n"));
    }

    private static String row(int round, int number) {
        return COLUMNS.stream().map(column -> switch (column) {
            case "id" -> "kill-" + round + "-" + number;
            case "bill_cycle" -> "2026-10";
            case "customer_id" -> "hwc-0001";
            case "trade_time" -> "2026-10-02T03:04:05Z";
            case "payment_amount", "cash_amount" -> "1.01";
            default -> "";
        }).collect(Collectors.joining(","));
    }

    @Override
    public void trigger(Http application) {
        Http.Answer answer = application.upload("/api/fee-records/import", "operations", file);
        if (answer.isOk()) {
            importKey = answer.text("key");
        }
    }

    /** The import that was answered, null when none was. */
    String importKey() {
        return importKey;
    }

    @Override
    public void repeat(Http application) {
        if (importKey == null) {
            Http.Answer answer = application.upload("/api/fee-records/import", "operations", file);
            assertThat(answer.status()).isEqualTo(202);
        }
    }

    @Override
    public void check(JdbcClient database) {
        for (int round = 1; round <= rounds; round++) {
            assertThat(database.sql("select count(*) from fee_record where id like ?").param("kill-" + round + "-%").query(Long.class).single())
                    .as("fee records of round %d", round).isEqualTo(ROWS);
        }
        assertThat(database.sql("select count(*) from import_run where status <> 'done'").query(Long.class).single()).as("imports that did not end well").isZero();
    }
}
