package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Entitlement.LINES;
import static org.partnercenter.acceptance.Entitlement.line;
import static org.partnercenter.acceptance.Entitlement.lineId;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("incentive-statement: performance lines become a statement, a closed period, money")
class StatementTest extends AcceptanceTest {

    private static final String PATH = "/api/performance-lines/import";

    private Organisation partner;
    private String period;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
        period = Entitlement.period();
    }

    private List<JsonNode> incentives() {
        return partner.finance().records("incentives", "limit=100");
    }

    @Test
    @Rule({"INC-18", "INC-19"})
    void aPeriodIsClosedConfirmedAndReleased() {
        Entitlement.lines(line(partner, period, "1", "100.00"), line(partner, period, "1", "-30.00"), line(partner, period, "2", "50.00"));
        JsonNode statement = Entitlement.statement(partner, period, "estimated");
        assertThat(statement.path("key").asText()).startsWith("STM-");
        assertThat(statement.path("processInstanceId").asText("")).isIn("", "null");
        assertThat(partner.finance().tasks(statement.path("key").asText())).isEmpty();
        assertThat(incentives()).noneMatch(row -> row.path("status").path("code").asText().matches("payable|awaiting-confirmation"));

        Entitlement.close(period);
        String key = Entitlement.statement(partner, period, "awaiting-confirmation").path("key").asText();
        List<JsonNode> incentives = Client.eventually("one for each association type", this::incentives, rows -> rows.size() == 2);
        assertThat(Client.texts(incentives, "amount")).containsExactlyInAnyOrder("70.00", "50.00");
        assertThat(Client.texts(incentives, "associationType")).containsExactlyInAnyOrder("1", "2");
        Entitlement.confirm(partner, incentives.get(0).path("key").asText(), "confirmed");
        assertThat(partner.finance().statusOf("incentive-statements", key)).isEqualTo("awaiting-confirmation");
        Entitlement.confirm(partner, incentives.get(1).path("key").asText(), "confirmed");
        Entitlement.statement(partner, period, "releasing");
        as("operations").perform(key, "release-statement", "decision", "approve");
        Entitlement.statement(partner, period, "released");
        incentives.forEach(row -> partner.finance().seesStatus("incentives", row.path("key").asText(), "payable"));
    }

    @Test
    @Rule("INC-19")
    void closingTwiceMakesEachStatementFormalOnce() {
        Entitlement.lines(line(partner, period, "1", "100.00"));
        Entitlement.close(period);
        Entitlement.close(period);
        String key = Entitlement.statement(partner, period, "awaiting-confirmation").path("key").asText();
        Client.eventually("the closings are over", () -> Client.list(as("admin").get("/engine-rest/process-instance?processDefinitionKey=close-period").ok().json()), List::isEmpty);
        assertThat(incentives()).hasSize(1);
        assertThat(Client.list(as("admin").get("/engine-rest/process-instance?businessKey=%s", key).ok().json())).hasSize(1);
        assertThat(partner.finance().records("incentive-statements", "limit=100")).hasSize(1);
    }

    @Test
    void aPeriodThatIsNotOverIsNotClosed() {
        as("operations").tryStart("close-period", Values.of("period", today().toString().substring(0, 7))).refused(409, "PERIOD_NOT_OVER");
        as("operations").tryStart("close-period", Values.of("period", "2026-13")).fieldInvalid("period");
        as("operations").tryStart("close-period", Values.of("period", "26-1")).fieldInvalid("period");
        as("operations").tryStart("close-period", Values.of()).fieldInvalid("period");
        for (String user : List.of("finance", "cloudstar-admin", "manager")) {
            as(user).tryStart("close-period", Values.of("period", "2012-01")).refused(403, "NOT_ALLOWED");
        }
    }

    @Test
    @Rule("INC-08")
    void aRejectedReleaseIsCorrectedAndConfirmedAnew() {
        Entitlement.lines(line(partner, period, "1", "100.00"));
        Entitlement.close(period);
        String key = Entitlement.statement(partner, period, "awaiting-confirmation").path("key").asText();
        String incentive = Client.eventually("the incentive", this::incentives, rows -> rows.size() == 1).get(0).path("key").asText();
        Entitlement.confirm(partner, incentive, "confirmed");
        Entitlement.statement(partner, period, "releasing");
        as("operations").perform(key, "release-statement", "decision", "reject", "comment", "rate was wrong");
        String task = as("operations").taskId(key, "correct-statement");
        for (Object wrong : List.of(List.of(), List.of("x"), List.of(Client.body("incentiveKey", incentive)), List.of(Client.body("incentiveKey", "INC-2020-000001", "amount", "1.00")),
            List.of(Client.body("incentiveKey", incentive, "amount", 90)), Values.untyped("x"))) {
            as("operations").complete(task, Values.of("amounts", wrong, "comment", "x")).refused(400, "FIELD_INVALID").naming("amounts");
        }
        as("operations").complete(task, Values.of("amounts", List.of(Client.body("incentiveKey", incentive, "amount", "90.00")))).fieldInvalid("comment");
        as("operations").complete(task, Values.of("amounts", List.of(Client.body("incentiveKey", incentive, "amount", "90.00")), "comment", "rate 0.09")).ok();
        Entitlement.statement(partner, period, "awaiting-confirmation");
        List<JsonNode> open = Client.eventually("one to confirm", () -> partner.finance().records("incentives", "status=awaiting-confirmation&limit=100"), rows -> rows.size() == 1);
        assertThat(open.get(0).path("amount").asText()).isEqualTo("90.00");
        Entitlement.confirm(partner, open.get(0).path("key").asText(), "confirmed");
        Entitlement.statement(partner, period, "releasing");
    }

    @Test
    void manyAreReleasedAtOnce() {
        Entitlement.lines(line(partner, period, "1", "100.00"));
        Entitlement.close(period);
        String key = Entitlement.statement(partner, period, "awaiting-confirmation").path("key").asText();
        String incentive = Client.eventually("the incentive", this::incentives, rows -> rows.size() == 1).get(0).path("key").asText();
        Entitlement.confirm(partner, incentive, "confirmed");
        Entitlement.statement(partner, period, "releasing");
        String path = "/api/incentive-statements/release";
        as("operations").post(path, Client.body("keys", List.of(key))).fieldInvalid("period");
        as("operations").post(path, Client.body("period", period, "keys", List.of())).fieldInvalid("keys");
        as("operations").post(path, Client.body("period", period, "keys", "x")).fieldInvalid("keys");
        as("finance").post(path, Client.body("period", period)).refused(403, "NOT_ALLOWED");
        Reply released = as("operations").post(path, Client.body("period", period, "keys", List.of(key, "STM-2020-999999"))).ok();
        assertThat(released.text()).contains(key, "STM-2020-999999");
        Entitlement.statement(partner, period, "released");
        partner.finance().seesStatus("incentives", incentive, "payable");
    }

    @Test
    @Rule("INC-20")
    void linesAreReplacedWhileThePeriodIsOpen() {
        String id = lineId();
        Entitlement.lines(line(partner, id, period, "1", "100.00", false));
        Import.of("operations", PATH, LINES, line(partner, id, period, "1", "120.00", false));
        assertThat(partner.finance().records("performance-lines", "limit=100")).hasSize(1).first().satisfies(l -> assertThat(l.path("amount").asText()).isEqualTo("120.00"));
        Entitlement.close(period);
        Entitlement.statement(partner, period, "awaiting-confirmation");
        Import.of("operations", PATH, LINES, line(partner, id, period, "1", "130.00", false)).refused(2, null, "PERIOD_CLOSED");
        Import.of("operations", PATH, LINES, line(partner, lineId(), period, "1", "5.00", false)).refused(2, null, "PERIOD_CLOSED");
        assertThat(Client.eventually("the incentive", this::incentives, rows -> rows.size() == 1).get(0).path("amount").asText()).isEqualTo("120.00");
    }

    @Test
    @Rule("INC-20")
    void frozenLinesWaitUntilTheyAreFreed() {
        String frozen = lineId();
        Entitlement.lines(line(partner, frozen, period, "1", "40.00", true), line(partner, period, "1", "60.00"));
        Entitlement.close(period);
        Entitlement.statement(partner, period, "awaiting-confirmation");
        assertThat(Client.eventually("the incentive", this::incentives, rows -> rows.size() == 1).get(0).path("amount").asText()).isEqualTo("60.00");
        String next = Entitlement.period();
        Import.of("operations", PATH, LINES, line(partner, frozen, next, "1", "40.00", false));
        Entitlement.close(next);
        Entitlement.statement(partner, next, "awaiting-confirmation");
        assertThat(Client.texts(Client.eventually("the freed one", this::incentives, rows -> rows.size() == 2), "amount")).containsExactlyInAnyOrder("60.00", "40.00");
    }

    @Test
    @Rule("INC-20")
    void linesOfAResellerAndBrokenOnesRefuseTheFile() {
        Organisation reseller = Organisation.resellerOf(Organisation.onboarded("distributor"));
        String good = line(partner, period, "1", "100.00");
        assertThat(Import.of("operations", PATH, LINES, good, line(reseller, period, "1", "10.00")).lines()).containsExactly(3);
        String line = line(partner, period, "1", "100.00");
        for (String[] wrong : new String[][] {{"amount", line.replace(",100.00,", ",100.01,")}, {"associationType", line.replace(",1,c-", ",3,c-")},
            {"period", line.replace("," + period + ",", ",2012-13,")}, {"rate", line.replace("0.1000", "0.10001")}, {"frozen", line.replace(",false", ",no")},
            {"amount", line.replace(",100.00,", ",x,")}}) {
            Import.of("operations", PATH, LINES, good, wrong[1]).refused(3, wrong[0], "FIELD_INVALID");
        }
        assertThat(partner.finance().records("performance-lines", "limit=100")).isEmpty();
        assertThat(partner.finance().records("incentive-statements", "limit=100")).isEmpty();
        Import.send("finance", PATH, LINES, good).refused(403, "NOT_ALLOWED");
    }

    @Test
    void aSumOfNothingMakesNoIncentive() {
        Entitlement.lines(line(partner, period, "1", "10.00"), line(partner, period, "1", "-10.00"), line(partner, period, "2", "5.00"));
        Entitlement.close(period);
        Entitlement.statement(partner, period, "awaiting-confirmation");
        List<JsonNode> made = Client.eventually("the incentive", this::incentives, rows -> !rows.isEmpty());
        assertThat(Client.texts(made, "amount")).containsExactly("5.00");
    }

    @Test
    @Rule("INC-08")
    void whoImportedAnIncentiveDoesNotConfirmIt() {
        String key = Entitlement.published(partner, "77.00").get(0);
        String task = partner.finance().taskId(key, "check-incentive");
        as("operations").complete(task, Values.of("decision", "confirm")).refused(403, "NOT_ALLOWED");
        Entitlement.confirm(partner, key, "payable");
        Import.of("operations", "/api/incentives/import", Entitlement.INCENTIVES, String.join(",", UUID.randomUUID().toString(), partner.id(), "delivery", "1.00", "x"))
            .refused(2, "kind", "FIELD_INVALID");
        Import.of("operations", "/api/incentives/import", Entitlement.INCENTIVES, String.join(",", UUID.randomUUID().toString(), partner.id(), "dedicated-staff", "0.00", "x"))
            .refused(2, "amount", "FIELD_INVALID");
        Import.send("finance", "/api/incentives/import", Entitlement.INCENTIVES, "x").refused(403, "NOT_ALLOWED");
    }
}
