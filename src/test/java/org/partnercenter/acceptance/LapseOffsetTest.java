package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("an amount that lapses first pays off what the partner owes")
class LapseOffsetTest extends AcceptanceTest {

    /** A positive amount lapses beside an open negative; answers both as they then are. */
    private List<JsonNode> lapse(Organisation of, String positive, String type, String negative) {
        String owed = Entitlement.performance(of, type, negative);
        String lapsing = Entitlement.published(of, positive).get(0);
        Entitlement.lapse(of, lapsing);
        Client.eventually("the amount is over", () -> Entitlement.status(of, lapsing), status -> !status.equals("awaiting-confirmation"));
        return List.of(Entitlement.read(of, lapsing), Entitlement.read(of, owed));
    }

    private static String code(JsonNode record) {
        return record.path("status").path("code").asText();
    }

    private static List<JsonNode> openNegatives(Organisation of) {
        return of.finance().records("incentives", "status=payable&limit=100").stream()
            .filter(row -> row.path("amount").asText().startsWith("-")).toList();
    }

    @Test
    @Rule("PAY-04")
    void twoHundredAgainstMinusSixHundredLeavesMinusFourHundred() {
        Organisation of = Organisation.onboarded("solution-provider");
        List<JsonNode> after = lapse(of, "200.00", "1", "-600.00");
        assertThat(after).extracting(LapseOffsetTest::code).containsExactly("offset", "offset");
        assertThat(openNegatives(of)).hasSize(1).allSatisfy(left -> assertThat(left.path("amount").asText()).isEqualTo("-400.00"));
    }

    @Test
    @Rule("PAY-04")
    void whatIsLeftOfThePositiveLapses() {
        Organisation of = Organisation.onboarded("solution-provider");
        List<JsonNode> after = lapse(of, "500.00", "1", "-120.00");
        assertThat(after).extracting(LapseOffsetTest::code).containsExactly("lapsed", "offset");
        assertThat(after.get(0).path("offsetAmount").asText()).isEqualTo("120.00");
        assertThat(openNegatives(of)).isEmpty();
    }

    @Test
    @Rule("PAY-04")
    void equalAmountsPayEachOtherOff() {
        Organisation of = Organisation.onboarded("solution-provider");
        List<JsonNode> after = lapse(of, "250.00", "1", "-250.00");
        assertThat(after).extracting(LapseOffsetTest::code).containsExactly("offset", "offset");
        assertThat(openNegatives(of)).isEmpty();
    }

    @Test
    @Rule("PAY-04")
    void anotherClassIsNotTouched() {
        Organisation of = Organisation.onboarded("solution-provider");
        List<JsonNode> after = lapse(of, "200.00", "2", "-600.00");
        assertThat(after).extracting(LapseOffsetTest::code).containsExactly("lapsed", "payable");
        assertThat(after.get(1).path("amount").asText()).isEqualTo("-600.00");
    }
}
