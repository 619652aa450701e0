package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Funds.RECEIPTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.acceptance.Funds.Receipt;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("money arrives without an owner, and is found by whoever sent it alone")
class RemittanceReceiptTest extends AcceptanceTest {

    private static final String PATH = "/api/remittance-receipts/import";

    @LocalServerPort
    private int serverPort;

    @Test
    @Rule("FND-01")
    void aFileImportedAgainDoesNothing() {
        Receipt one = Receipt.from("甲公司", "100.00");
        Receipt two = Receipt.from("乙公司", "200.00");
        Import.of("finance", PATH, RECEIPTS, one.row(), two.row()).done(2, 0);
        Import.of("finance", PATH, RECEIPTS, two.row(), one.row()).done(0, 2);
        assertThat(as("finance").records("remittance-receipts", "q=%s", one.bankReference())).hasSize(1);
        assertThat(one.asFinanceSees().path("status").path("code").asText()).isEqualTo("unclaimed");
    }

    @Test
    @Rule("FND-01")
    void otherContentUnderAKnownReferenceRefusesTheWholeFile() {
        Receipt known = Receipt.from("甲公司", "100.00").imported();
        Receipt other = new Receipt(known.bankReference(), known.receivedOn(), known.remitterName(), known.remitterAccount(), "100.01");
        Receipt fresh = Receipt.from("丙公司", "300.00");
        Import refused = Import.of("finance", PATH, RECEIPTS, fresh.row(), other.row());
        assertThat(refused.view().path("status").path("code").asText()).isEqualTo("refused");
        assertThat(refused.lines()).containsExactly(3);
        assertThat(as("finance").records("remittance-receipts", "q=%s", fresh.bankReference())).isEmpty();
        assertThat(known.asFinanceSees().path("amount").asText()).isEqualTo("100.00");
    }

    @ParameterizedTest
    @Rule("FND-01")
    @CsvSource(delimiter = ';', value = {
        "bankReference;,2026-11-02,甲,中国银行,62220001,1.00,", "receivedOn;B,2026-02-30,甲,中国银行,62220001,1.00,",
        "receivedOn;B,2026/11/02,甲,中国银行,62220001,1.00,", "remitterName;B,2026-11-02,,中国银行,62220001,1.00,",
        "remitterAccount;B,2026-11-02,甲,中国银行,62_2,1.00,", "remitterAccount;B,2026-11-02,甲,中国银行,6222,1.00,",
        "amount;B,2026-11-02,甲,中国银行,62220001,0.00,", "amount;B,2026-11-02,甲,中国银行,62220001,-1.00,",
        "amount;B,2026-11-02,甲,中国银行,62220001,1.001,", "amount;B,2026-11-02,甲,中国银行,62220001,10000000000.00,",
        "amount;B,2026-11-02,甲,中国银行,62220001,1e3,", "amount;B,2026-11-02,甲,中国银行,62220001,,"})
    void aWrongCellIsNamedWithItsLineAndNothingIsTaken(String column, String row) {
        Receipt fresh = Receipt.from("丙公司", "300.00");
        Import.of("finance", PATH, RECEIPTS, fresh.row(), row).refused(3, column, "FIELD_INVALID");
        assertThat(as("finance").records("remittance-receipts", "q=%s", fresh.bankReference())).isEmpty();
    }

    @Test
    @Rule("FND-01")
    void filesThatAreNoSuchFileAreRefusedAndNeverFail() {
        for (TestFile wrong : List.of(TestFile.csv("e.csv", ""), TestFile.csv("h.csv", RECEIPTS.replace(",purpose", "") + "\n"), TestFile.csv("u.csv", RECEIPTS + ",colour\n"),
            TestFile.csv("q.csv", RECEIPTS + "\n\"open,1,2\n"), TestFile.csv("c.csv", RECEIPTS + "\na,b\n"),
            new TestFile("l.csv", "text/csv", (RECEIPTS + "\nB,2026-11-02,").getBytes(StandardCharsets.UTF_8)),
            new TestFile("g.csv", "text/csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3}), TestFile.of("p.png").named("p.csv"), TestFile.of("p.pdf"))) {
            Reply reply = Import.send("finance", PATH, wrong);
            assertThat(reply.status).as("%s", reply).isIn(202, 400);
            if (reply.status == 202) {
                assertThat(Import.finished("finance", reply).view().path("status").path("code").asText()).as(wrong.name()).isEqualTo("refused");
            } else {
                reply.refused(400, "FIELD_INVALID");
            }
        }
        as("finance").multipart("POST", PATH, "other", TestFile.csv("x.csv", RECEIPTS)).refused(400, "FIELD_INVALID");
        as("finance").post(PATH, Client.body("file", "x")).status(400, 415);
        as("finance").multipart("POST", PATH).status(400);
    }

    @Test
    void aByteOrderMarkIsTaken() {
        Receipt receipt = Receipt.from("丁公司", "12.00");
        Import.finished("finance", Import.send("finance", PATH, TestFile.csv("bom.csv", "\uFEFF" + RECEIPTS + "\r\n" + receipt.row() + "\r\n"))).done(1, 0);
    }

    @Test
    void onlyFinanceImports() {
        for (String user : List.of("operations", "manager", "cloudstar-finance", "cloudstar-admin", "pdm")) {
            Import.send(user, PATH, RECEIPTS, Receipt.from("甲", "1.00").row()).refused(403, "NOT_ALLOWED");
        }
    }

    private static List<JsonNode> search(String name, String account, String amount) {
        return as("cloudstar-finance").records("remittance-receipts", "remitterName=%s&remitterAccount=%s&amount=%s", name, account, amount);
    }

    @Test
    @Rule({"FND-02", "FND-03"})
    void onlyTheThreeFieldsTogetherAndExactlyFindAReceipt() {
        Receipt receipt = Receipt.from("杭州Abc（中国）公司", "1000.50").imported();
        String name = receipt.remitterName();
        String account = receipt.remitterAccount();
        List<JsonNode> found = search(name, account, "1000.50");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("key").asText()).startsWith("RCP-");
        assertThat(found.get(0).path("amount").asText()).isEqualTo("1000.50");
        assertThat(found.get(0).toString()).doesNotContain("货款");
        assertThat(search("  " + name + " ", account.substring(0, 4) + " " + account.substring(4, 8) + "-" + account.substring(8), "1000.5")).hasSize(1);
        assertThat(search("杭州Ａｂｃ（中国）公司", account, "1000.50")).as("NFKC").hasSize(1);
        List<List<JsonNode>> nothing = List.of(search("杭州abc（中国）公司", account, "1000.50"), search("杭州Abc", account, "1000.50"), search("%", account, "1000.50"),
            search("杭州Abc_中国）公司", account, "1000.50"), search(name, account.substring(1), "1000.50"), search(name, "%", "1000.50"), search(name, account, "1000.51"),
            search(name, account, "1000.49"), search("别的公司", account, "1000.50"));
        assertThat(nothing).allSatisfy(list -> assertThat(list).isEmpty());
    }

    @Test
    @Rule({"FND-02", "FND-03"})
    void aMissingFieldIsNamedAndAReceiptIsNotThere() {
        Receipt receipt = Receipt.from("戊公司", "77.00").imported();
        Client finance = as("cloudstar-finance");
        finance.get("/api/remittance-receipts").refused(400, "FIELD_INVALID");
        finance.get("/api/remittance-receipts?remitterName=%s&remitterAccount=%s", receipt.remitterName(), receipt.remitterAccount()).fieldInvalid("amount");
        finance.get("/api/remittance-receipts?remitterName=%s&amount=%s", receipt.remitterName(), "77.00").fieldInvalid("remitterAccount");
        finance.get("/api/remittance-receipts?remitterAccount=%s&amount=%s", receipt.remitterAccount(), "77.00").fieldInvalid("remitterName");
        finance.get("/api/remittance-receipts?remitterName=%s&remitterAccount=%s&amount=%s", receipt.remitterName(), receipt.remitterAccount(), "many").fieldInvalid("amount");
        finance.get("/api/remittance-receipts?q=%s", receipt.bankReference()).status(400);
        String key = receipt.asFinanceSees().path("key").asText();
        finance.get("/api/remittance-receipts/" + key).refused(404, "NOT_FOUND");
        assertThat(BrowserSession.of(serverPort, "cloudstar-finance").get("/records/remittance-receipts/" + key).status()).isEqualTo(404);
        as("cloudstar-sales").get("/api/remittance-receipts?remitterName=%s&remitterAccount=%s&amount=%s", receipt.remitterName(), receipt.remitterAccount(), "77.00")
            .refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule("FND-04")
    void whoSearchesInVainTooOftenWaits() {
        Organisation partner = Organisation.onboarded("solution-provider");
        Receipt receipt = Receipt.from("己公司", "55.00").imported();
        for (int i = 0; i < 29; i++) {
            partner.finance().get("/api/remittance-receipts?remitterName=x%s&remitterAccount=62220000&amount=1.00", i).ok();
        }
        assertThat(receipt.foundBy(partner.finance())).hasSize(1);
        partner.admin().get("/api/remittance-receipts?remitterName=y&remitterAccount=62220000&amount=1.00").ok();
        partner.finance().get("/api/remittance-receipts?remitterName=z&remitterAccount=62220000&amount=1.00").refused(429, "SEARCH_LIMIT");
        partner.admin().get("/api/remittance-receipts?remitterName=%s&remitterAccount=%s&amount=%s", receipt.remitterName(), receipt.remitterAccount(), "55.00")
            .refused(429, "SEARCH_LIMIT");
    }

    @Test
    @Rule("FND-17")
    void aReturnedReceiptIsFoundByNobody() {
        Receipt receipt = Receipt.from("庚公司", "45.00").imported();
        String key = receipt.asFinanceSees().path("key").asText();
        as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body()).fieldInvalid("reason");
        as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "x".repeat(501))).fieldInvalid("reason");
        for (String user : List.of("operations", "manager", "cloudstar-finance")) {
            as(user).post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "x")).status(403, 404);
        }
        as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "sent by mistake")).ok();
        assertThat(receipt.asFinanceSees().path("status").path("code").asText()).isEqualTo("returned");
        assertThat(receipt.foundBy(as("cloudstar-finance"))).isEmpty();
        as("cloudstar-finance").tryStart("remittance-claim", receipt.claim("45.00")).refused(404, "RECEIPT_NOT_FOUND");
    }
}
