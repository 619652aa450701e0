package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Entitlement.lineId;
import static org.partnercenter.acceptance.Funds.ENTRIES;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

@DisplayName("the ledger: every movement once, in order, never below nothing")
class LedgerTest extends AcceptanceTest {

    private static final String PATH = "/api/ledger-entries/import";

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    private String row(String account, String type, String detail, String direction, String amount, Instant at, String tradeId, String customer) {
        return String.join(",", partner.id(), account, type, detail, direction, amount, at.toString(), tradeId, customer);
    }

    private String refund(String amount, String tradeId) {
        return row("recharge", "REFUND", "SOURCE_OPERAIION_REFUND", "income", amount, yesterday(), tradeId, "");
    }

    private String consumption(String amount, String tradeId) {
        return row("recharge", "DEDEUCT", "SOURCE_OPERAIION_DEDEUCT", "expense", amount, yesterday(), tradeId, "");
    }

    private static Instant yesterday() {
        return today().minusDays(1).atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant();
    }

    private static void adjust(Organisation partner, String what, Object... fields) {
        as("finance").post("/api/accounts/" + partner.id() + "/" + what, Client.body(fields)).ok();
    }

    /** A colleague confirms the one that waits. */
    private static Reply confirm(String user, Organisation partner, String what) {
        return as(user).post("/api/accounts/" + partner.id() + "/" + what + "/confirm", Client.body("decision", "approve"));
    }

    @Test
    @Rule({"FND-18", "FND-19"})
    void importedRowsAreBookedInOrderAndOnlyOnce() {
        String income = refund("100.00", lineId());
        String expense = consumption("40.00", lineId());
        Import.of("finance", PATH, ENTRIES, income, expense).done(2, 0);
        Import.of("finance", PATH, ENTRIES, income, expense).done(0, 2);
        List<JsonNode> entries = Funds.entries(partner);
        assertThat(entries).hasSize(2).allSatisfy(e -> assertThat(e.path("key").asText()).startsWith("LED-"));
        assertThat(Client.texts(entries, "balanceAfter")).containsExactlyInAnyOrder("100.00", "60.00");
        assertThat(Funds.balance(partner).toString()).contains("60.00");
    }

    @Test
    @Rule("FND-19")
    void theAccountNeverFallsBelowZero() {
        Import.of("finance", PATH, ENTRIES, refund("100.00", lineId())).done(1, 0);
        Import.of("finance", PATH, ENTRIES, refund("1.00", lineId()), consumption("101.01", lineId())).refused(3, null, "INSUFFICIENT_BALANCE");
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @Test
    @Rule("FND-19")
    void otherContentUnderAKnownTradeIsRefused() {
        String trade = lineId();
        Import.of("finance", PATH, ENTRIES, refund("100.00", trade)).done(1, 0);
        Import refused = Import.of("finance", PATH, ENTRIES, refund("5.00", lineId()), refund("100.01", trade));
        assertThat(refused.view().path("status").path("code").asText()).isEqualTo("refused");
        assertThat(refused.lines()).containsExactly(3);
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @ParameterizedTest
    @Rule("FND-19")
    @CsvSource(delimiter = ';', value = {"partnerId;nobody,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,1.00,AT,T,", "account;PARTNER,cash,REFUND,SOURCE_OPERAIION_REFUND,income,1.00,AT,T,",
        "tradeType;PARTNER,recharge,RECHARGED,SOURCE_OPERAIION_REFUND,income,1.00,AT,T,", "tradeDetailType;PARTNER,recharge,REFUND,SOURCE_OPERATION_REFUND,income,1.00,AT,T,",
        "direction;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,in,1.00,AT,T,", "amount;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,0.00,AT,T,",
        "amount;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,-1.00,AT,T,", "tradeAt;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,1.00,2099-01-01T00:00:00Z,T,",
        "tradeAt;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,1.00,yesterday,T,", "tradeId;PARTNER,recharge,REFUND,SOURCE_OPERAIION_REFUND,income,1.00,AT,,"})
    void aWrongCellIsNamed(String column, String row) {
        Import.of("finance", PATH, ENTRIES, row.replace("PARTNER", partner.id()).replace("AT", yesterday().toString()).replace(",T,", "," + lineId() + ","))
            .refused(2, column, "FIELD_INVALID");
        assertThat(Funds.entries(partner)).isEmpty();
    }

    @Test
    @Rule("FND-19")
    void whatTheProductBooksItselfIsNotImported() {
        Import.of("finance", PATH, ENTRIES, row("recharge", "RECHARGE", "SOURCE_OPERAIION_RECHARGE", "income", "1.00", yesterday(), lineId(), ""))
            .view().path("status").path("code").asText();
        assertThat(Funds.entries(partner)).as("no recharge without a receipt").isEmpty();
    }

    @Test
    @Rule("FND-18")
    void balancesFollowFromEntryToEntryAlsoWhenManyBookAtOnce() throws Exception {
        Callable<Reply> file = () -> Import.send("finance", PATH, ENTRIES, refund("10.00", lineId()), consumption("3.00", lineId()), refund("1.00", lineId()));
        for (Reply reply : atOnce(List.of(file, file, file, file))) {
            Import.finished("finance", reply).done(3, 0);
        }
        List<JsonNode> entries = Funds.entries(partner).stream().sorted(Comparator.comparing((JsonNode e) -> e.path("key").asText())).toList();
        assertThat(entries).hasSize(12);
        BigDecimal balance = BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            BigDecimal amount = new BigDecimal(entry.path("amount").asText());
            balance = entry.path("direction").toString().contains("income") ? balance.add(amount) : balance.subtract(amount);
            assertThat(entry.path("balanceAfter").asText()).isEqualTo(balance.toPlainString());
        }
        assertThat(balance).isEqualTo("32.00");
    }

    @Test
    @Rule("FND-20")
    void thePartnerReadsTwelveMonthsByFilter() {
        LocalDate old = today().minusMonths(13);
        Import.of("finance", PATH, ENTRIES,
            row("recharge", "REFUND", "SOURCE_OPERAIION_REFUND", "income", "7.00", old.atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant(), lineId(), ""),
            refund("100.00", lineId()), consumption("40.00", lineId())).done(3, 0);
        assertThat(Funds.entries(partner)).hasSize(2);
        assertThat(as("finance").records("ledger-entries", "q=%s&limit=100", partner.id()).size()).isGreaterThanOrEqualTo(2);
        assertThat(partner.finance().records("ledger-entries", "tradeType=REFUND")).hasSize(1);
        assertThat(partner.finance().records("ledger-entries", "account=credit")).isEmpty();
        assertThat(partner.finance().records("ledger-entries", "from=%s&to=%s", today().minusDays(1), today().minusDays(1))).hasSize(2);
        assertThat(partner.finance().records("ledger-entries", "from=%s", today())).isEmpty();
        assertThat(partner.finance().records("ledger-entries", "to=%s", today().minusDays(2))).isEmpty();
        for (String wrong : List.of("account=cash", "tradeType=x", "from=yesterday", "to=2026-02-30", "sort=colour", "limit=101", "offset=-1")) {
            Reply reply = partner.finance().get("/api/ledger-entries?" + wrong).refused(400, "FIELD_INVALID");
            reply.naming(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(partner.finance().get("/api/ledger-entries?from=%s&to=%s", today(), today().minusDays(1)).status).isIn(200, 400);
    }

    @Test
    void whoReadsTheLedger() {
        Import.of("finance", PATH, ENTRIES, refund("100.00", lineId())).done(1, 0);
        String key = Funds.entries(partner).get(0).path("key").asText();
        for (Client reader : List.of(partner.admin(), as("finance"), as("operations"), as("manager"))) {
            reader.get("/api/ledger-entries/" + key).ok();
            reader.get("/api/account-balances").ok();
        }
        for (Client other : List.of(partner.as("sales"), partner.as("delivery"), as("pdm"), as("reviewer"))) {
            other.get("/api/ledger-entries").refused(403, "NOT_ALLOWED");
            other.get("/api/account-balances").refused(403, "NOT_ALLOWED");
        }
        as("bluewave-finance").get("/api/ledger-entries/" + key).refused(404, "NOT_FOUND");
        assertThat(as("bluewave-finance").get("/api/ledger-entries?limit=100").text()).doesNotContain(partner.id());
        assertThat(as("bluewave-finance").get("/api/account-balances?limit=100").text()).doesNotContain(partner.id());
        Import.send("operations", PATH, ENTRIES, refund("1.00", lineId())).refused(403, "NOT_ALLOWED");
        Import.send(partner.user("finance"), PATH, ENTRIES, refund("1.00", lineId())).status(401, 403);
    }

    @Test
    void theExportHoldsWhatTheFilterFinds() {
        Import.of("finance", PATH, ENTRIES, refund("100.00", lineId()), consumption("40.00", lineId())).done(2, 0);
        Reply asked = partner.finance().post("/api/ledger-entries/export", Client.body("tradeType", "REFUND")).status(202);
        String csv = Export.content(partner.finance(), asked);
        assertThat(csv).startsWith("\uFEFF").contains("100.00").doesNotContain("40.00");
        String path = asked.location.replaceFirst("https?://[^/]+", "");
        as("bluewave-finance").get(path).refused(404, "NOT_FOUND");
        partner.finance().post("/api/ledger-entries/export", Client.body("tradeType", "x")).fieldInvalid("tradeType");
        partner.finance().post("/api/ledger-entries/export", Client.body("from", "x")).fieldInvalid("from");
        partner.finance().post("/api/ledger-entries/export", Client.body("colour", "x")).fieldInvalid("colour");
        partner.as("sales").post("/api/ledger-entries/export", Client.body()).refused(403, "NOT_ALLOWED");
        as("finance").post("/api/ledger-entries/export", Client.body()).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule({"FND-18", "FND-19", "FND-25"})
    void aCreditLineIsSetByTwo() {
        adjust(partner, "credit-line", "amount", "5000.00", "reason", "new line");
        assertThat(Funds.entries(partner)).as("nothing is booked before the confirmation").isEmpty();
        confirm("finance", partner, "credit-line").refused(403, "FOUR_EYES");
        confirm("operations", partner, "credit-line").refused(403, "NOT_ALLOWED");
        confirm("finance2", partner, "credit-line").ok();
        JsonNode entry = Funds.entries(partner).get(0);
        assertThat(entry.path("account").toString()).contains("credit");
        assertThat(entry.path("tradeType").toString()).contains("ADJUST");
        assertThat(entry.path("tradeDetailType").toString()).contains("SOURCE_OPERAIION_ADJUST_CREDIT");
        assertThat(entry.path("amount").asText()).isEqualTo("5000.00");
        assertThat(Funds.balance(partner).toString()).contains("5000.00");
        confirm("finance2", partner, "credit-line").status(404, 409);
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @Test
    @Rule({"FND-18", "FND-19"})
    void aCorrectionIsSignedAndConfirmedByAnother() {
        adjust(partner, "correction", "amount", "80.00", "account", "recharge", "reason", "forgotten");
        confirm("finance2", partner, "correction").ok();
        adjust(partner, "correction", "amount", "-30.00", "account", "recharge", "reason", "too much");
        confirm("finance", partner, "correction").refused(403, "FOUR_EYES");
        confirm("finance2", partner, "correction").ok();
        assertThat(Client.texts(Funds.entries(partner), "balanceAfter")).containsExactlyInAnyOrder("80.00", "50.00");
        assertThat(Funds.entries(partner).toString()).contains("SOURCE_OPERAIION_ADJUST").contains("expense");
        Reply tooMuch = as("finance").post("/api/accounts/" + partner.id() + "/correction",
            Client.body("amount", "-50.01", "account", "recharge", "reason", "more than there is"));
        if (tooMuch.status < 300) {
            tooMuch = confirm("finance2", partner, "correction");
        }
        tooMuch.refused(409, "INSUFFICIENT_BALANCE");
    }

    @Test
    void brokenAdjustmentsNameTheField() {
        String line = "/api/accounts/" + partner.id() + "/credit-line";
        String correction = "/api/accounts/" + partner.id() + "/correction";
        as("finance").post(line, Client.body("reason", "x")).fieldInvalid("amount");
        as("finance").post(line, Client.body("amount", "1.00")).fieldInvalid("reason");
        as("finance").post(line, Client.body("amount", "-1.00", "reason", "x")).fieldInvalid("amount");
        as("finance").post(line, Client.body("amount", 1, "reason", "x")).fieldInvalid("amount");
        as("finance").post(line, Client.body("amount", "1.00", "reason", "x".repeat(501))).fieldInvalid("reason");
        as("finance").post(line, Client.body("amount", "1.00", "reason", "x", "colour", "red")).fieldInvalid("colour");
        as("finance").post(correction, Client.body("amount", "1.00", "reason", "x")).fieldInvalid("account");
        as("finance").post(correction, Client.body("amount", "0.00", "account", "recharge", "reason", "x")).fieldInvalid("amount");
        as("finance").post(correction, Client.body("amount", "1.001", "account", "recharge", "reason", "x")).fieldInvalid("amount");
        as("finance").post(correction, Client.body("amount", "1.00", "account", "cash", "reason", "x")).fieldInvalid("account");
        as("finance").post("/api/accounts/nobody/credit-line", Client.body("amount", "1.00", "reason", "x")).refused(404, "NOT_FOUND");
        as("finance").send("POST", line, "application/json", "{".getBytes()).status(400);
        for (String user : List.of("operations", "manager", "cloudstar-finance")) {
            as(user).post(line, Client.body("amount", "1.00", "reason", "x")).refused(403, "NOT_ALLOWED");
            as(user).post(correction, Client.body("amount", "1.00", "account", "recharge", "reason", "x")).refused(403, "NOT_ALLOWED");
        }
    }

    @Test
    void sentTwiceACreditLineIsAskedOnce() {
        String path = "/api/accounts/" + partner.id() + "/credit-line";
        String key = lineId();
        Client finance = as("finance").keyed(key);
        String first = finance.post(path, Client.body("amount", "10.00", "reason", "x")).ok().text();
        assertThat(finance.post(path, Client.body("amount", "10.00", "reason", "x")).ok().text()).isEqualTo(first);
        finance.post(path, Client.body("amount", "11.00", "reason", "x")).refused(409, "KEY_REUSED");
        as("finance").keyed("k".repeat(65)).post(path, Client.body("amount", "11.00", "reason", "x")).status(400);
    }
}
