package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("fee records: what customers consumed comes in by file, once")
class FeeRecordTest extends AcceptanceTest {

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void aRecordComesInOnceAndIsThePartnersOfThatTime() {
        Organisation partner = Organisation.onboarded("solution-provider");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        Map<String, String> record = FeeRecords.cash(UUID.randomUUID().toString(), customer, "12.34", now());
        FeeRecords.send(List.of(record)).done(1, 0);
        FeeRecords.send(List.of(record)).done(0, 1);
        assertThat(partner.finance().records("fee-records", "limit=100")).hasSize(1)
            .allSatisfy(row -> assertThat(row.path("partnerId").asText()).isEqualTo(partner.id()));
        String key = partner.finance().records("fee-records", "limit=1").get(0).path("key").asText();
        as("bluewave-finance").get("/api/fee-records/" + key).status(403, 404);
        assertThat(as("bluewave-finance").get("/api/fee-records?limit=100").text()).doesNotContain(key, customer.id());
    }

    @Test
    void otherContentAndBrokenCellsRefuseTheFile() {
        Organisation partner = Organisation.onboarded("solution-provider");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        Map<String, String> record = FeeRecords.cash(UUID.randomUUID().toString(), customer, "12.34", now());
        FeeRecords.send(List.of(record)).done(1, 0);
        Map<String, String> other = FeeRecords.cash(record.get("id"), customer, "12.35", now());
        Map<String, String> fresh = FeeRecords.cash(UUID.randomUUID().toString(), customer, "1.00", now());
        assertThat(FeeRecords.send(List.of(fresh, other)).lines()).containsExactly(3);
        for (String[] wrong : new String[][] {{"id", ""}, {"bill_cycle", "2026-13"}, {"trade_time", "noon"}, {"cash_amount", "x"}, {"charging_mode", "often"}, {"customer_id", ""}}) {
            Map<String, String> broken = FeeRecords.cash(UUID.randomUUID().toString(), customer, "1.00", now());
            broken.put(wrong[0], wrong[1]);
            FeeRecords.send(List.of(fresh, broken)).refused(3, wrong[0], "FIELD_INVALID");
        }
        assertThat(partner.finance().records("fee-records", "limit=100")).hasSize(1);
        for (String user : List.of("finance", "cloudstar-finance", "manager")) {
            Import.send(user, FeeRecords.PATH, "id", "x").refused(403, "NOT_ALLOWED");
        }
    }
}
