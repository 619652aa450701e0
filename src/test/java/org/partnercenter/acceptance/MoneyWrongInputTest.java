package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.partnercenter.acceptance.Client.as;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnercenter.acceptance.Funds.Receipt;

@DisplayName("whatever is sent to an action with money, the answer is a refusal that says why")
class MoneyWrongInputTest extends AcceptanceTest {

    static Stream<Arguments> actions() {
        return Stream.of(
            arguments("cloudstar-finance", "POST", "/api/remittance-claims/CLM-2020-000001/withdraw"),
            arguments("finance", "POST", "/api/remittance-receipts/RCP-2020-000001/return"),
            arguments("cloudstar-finance", "POST", "/api/payment-agreements"),
            arguments("cloudstar-finance", "POST", "/api/payment-agreements/PPA-2020-000001/void"),
            arguments("cloudstar-finance", "POST", "/api/ledger-entries/export"),
            arguments("cloudstar-finance", "POST", "/api/allocations"),
            arguments("finance", "POST", "/api/accounts/cloudstar/credit-line"),
            arguments("finance", "POST", "/api/accounts/cloudstar/correction"),
            arguments("finance", "POST", "/api/accounts/bluewave/credit-line/confirm"),
            arguments("operations", "POST", "/api/voucher-quotas"),
            arguments("operations", "POST", "/api/voucher-quotas/QTA-2020-000001/adjust"),
            arguments("operations", "POST", "/api/voucher-quotas/QTA-2020-000001/confirm"),
            arguments("operations", "POST", "/api/voucher-quotas/QTA-2020-000001/status"),
            arguments("starbridge-finance", "POST", "/api/voucher-quotas/QTA-2020-000001/allocate"),
            arguments("starbridge-finance", "POST", "/api/voucher-quotas/reclaim"),
            arguments("cloudstar-finance", "PUT", "/api/voucher-quotas/QTA-2020-000001/whitelist"),
            arguments("cloudstar-finance", "POST", "/api/vouchers"),
            arguments("cloudstar-finance", "POST", "/api/vouchers/reclaim"),
            arguments("operations", "POST", "/api/vouchers/own"),
            arguments("cloudstar-finance", "POST", "/api/invoice-titles"),
            arguments("operations", "POST", "/api/payouts/PAY-2020-000001/cancel"),
            arguments("cloudstar-finance", "PUT", "/api/payout-settings"),
            arguments("operations", "POST", "/api/incentives/INC-2020-000001/claw-back"),
            arguments("cloudstar-sales", "POST", "/api/incentives/INC-2020-000001/withdraw"),
            arguments("operations", "POST", "/api/incentive-statements/release"));
    }

    /** A problem or the engine's error, with nothing of the inside. */
    private static void refused(Reply reply) {
        assertThat(reply.status).as("%s", reply).isBetween(400, 499);
        assertThat(reply.text()).as("%s", reply).doesNotContain("Exception:", "\tat ", "org.springframework", "java.lang", "SQL");
        assertThat(reply.json().path("code").asText()).as("%s", reply).matches("[A-Z_]+");
    }

    private static Object nested(int depth) {
        Object value = "x";
        for (int i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @ParameterizedTest(name = "{1} {2} as {0}")
    @MethodSource("actions")
    void brokenBodiesAreRefused(String user, String method, String path) {
        Client client = as(user);
        for (String body : List.of("{", "[]", "[{}]", "\"x\"", "5", "nul", "{\"a\":1}", "{\"amount\":{\"$gt\":0}}", "{\"amount\":1e400}", "{\"reason\":\"\\u0000\"}",
            "{\"key\":\"k\",\"key\":\"l\",\"undeclared\":true}", "{\"value\":\"" + "9".repeat(5000) + "\"}")) {
            refused(client.send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
        }
        refused(client.send(method, path, "application/json", new byte[] {(byte) 0xc3, 0x28, 0, 1}));
        refused(client.send(method, path, "application/json", Client.body("undeclared", nested(300)).toString().getBytes(StandardCharsets.UTF_8)));
        refused(client.send(method, path, "text/plain", "amount=5".getBytes(StandardCharsets.UTF_8)));
        refused(client.send(method, path, "application/x-www-form-urlencoded", "amount=5".getBytes(StandardCharsets.UTF_8)));
        refused(client.send(method, path, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8)));
        refused(client.send(method, path, "multipart/form-data; boundary=x", "no parts".getBytes(StandardCharsets.UTF_8)));
        refused(client.send(method, path, "multipart/form-data", "no boundary".getBytes(StandardCharsets.UTF_8)));
        refused(client.multipart(method, path, "undeclared", "x", "undeclared", "y"));
        refused(client.multipart(method, path, "file", new TestFile("../../etc/passwd.csv", "text/csv", new byte[] {0})));
    }

    @Test
    void aFileNameThatNoSystemTakesIsRefused() {
        TestFile strange = new TestFile("a\u0000.csv", "text/csv", Funds.RECEIPTS.getBytes(StandardCharsets.UTF_8));
        String quota = as("cloudstar-finance").records("voucher-quotas", "limit=1").get(0).path("key").asText();
        refused(as("cloudstar-finance").multipart("POST", "/api/payment-agreements", "payerName", "甲", "agreement", strange));
        refused(as("finance").multipart("POST", "/api/remittance-receipts/import", "file", strange));
        refused(as("cloudstar-finance").multipart("PUT", "/api/voucher-quotas/" + quota + "/whitelist", "file", strange));
    }

    static Stream<Arguments> imports() {
        return Stream.of(arguments("finance", "/api/remittance-receipts/import", Funds.RECEIPTS), arguments("finance", "/api/ledger-entries/import", Funds.ENTRIES),
            arguments("operations", "/api/vouchers/usage-import", Vouchers.USAGE), arguments("operations", "/api/incentives/import", Entitlement.INCENTIVES),
            arguments("operations", "/api/performance-lines/import", Entitlement.LINES),
            arguments("operations", "/api/marketplace-bills/import", "billId,partnerId,period,transactionId,customerAccount,productName,amount"),
            arguments("operations", "/api/opportunities/import", "opportunityId,partnerId,name,source,customerName,customerAccount,status,verifiedOn,deliveryStart,deliveryEnd,"
                + "annualCloudVolume,offerings,core,marketplace,newCustomer,managerId"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("imports")
    void brokenFilesAreRefused(String user, String path, String header) {
        int columns = header.split(",").length;
        String commas = ",".repeat(columns - 1);
        List<TestFile> files = new ArrayList<>(List.of(
            TestFile.csv("empty.csv", ""), TestFile.csv("blank.csv", "\n\n"), TestFile.csv("commas.csv", header + "\n" + commas + "\n"),
            TestFile.csv("few.csv", header + "\na\n"), TestFile.csv("many.csv", header + "\n" + "x,".repeat(columns + 3) + "\n"),
            TestFile.csv("quote.csv", header + "\n\"never closed" + commas + "\n"), TestFile.csv("twice.csv", header + "," + header.split(",")[0] + "\n" + commas + ",\n"),
            TestFile.csv("other.csv", "a,b,c\n1,2,3\n"), TestFile.csv("semicolon.csv", header.replace(',', ';') + "\n" + commas.replace(',', ';') + "\n"),
            TestFile.csv("nul.csv", header + "\n\u0000" + commas + "\n"), TestFile.csv("formula.csv", header + "\n" + "=1+1,".repeat(columns - 1) + "=1\n"),
            TestFile.csv("long.csv", header + "\n" + "x".repeat(100_000) + commas + "\n"),
            new TestFile("latin.csv", "text/csv", (header + "\nM\u00fcller" + commas + "\n").getBytes(StandardCharsets.ISO_8859_1)),
            new TestFile("utf16.csv", "text/csv", (header + "\n" + commas + "\n").getBytes(StandardCharsets.UTF_16)), TestFile.of("picture.png").named("picture.csv")));
        files.add(TestFile.csv("injection.csv", header + "\n" + String.join(",", Collections.nCopies(columns, "'; drop table incentive; --")) + "\n"));
        for (TestFile file : files) {
            Reply reply = Import.send(user, path, file);
            if (reply.status == 202) {
                Import outcome = Import.finished(user, reply);
                assertThat(outcome.view().path("status").path("code").asText()).as("%s: %s", file.name(), outcome.view()).isEqualTo("refused");
                assertThat(outcome.view().path("errors").isEmpty()).as("%s: %s", file.name(), outcome.view()).isFalse();
                assertThat(outcome.view().toString()).as(file.name()).doesNotContain("Exception", "java.", "SQL");
            } else {
                refused(reply);
            }
        }
    }

    @Test
    void aFileOfTooManyRowsIsRefused() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            rows.add(Receipt.from("甲", "1.00").row());
        }
        Reply reply = Import.send("finance", "/api/remittance-receipts/import", Funds.RECEIPTS, rows.toArray(String[]::new));
        if (reply.status == 202) {
            assertThat(Import.finished("finance", reply).view().path("status").path("code").asText()).isEqualTo("refused");
        } else {
            refused(reply);
        }
        assertThat(as("finance").records("remittance-receipts", "q=%s", rows.get(0).split(",")[0])).isEmpty();
    }

    @Test
    void onlyTheFirstHundredFaultsAreKept() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            rows.add(Receipt.from("甲", "0.00").row());
        }
        Import refused = Import.of("finance", "/api/remittance-receipts/import", Funds.RECEIPTS, rows.toArray(String[]::new));
        assertThat(refused.lines()).hasSize(100).contains(2, 101);
    }

    @Test
    void strangeKeysAreNotFound() {
        for (String collection : List.of("payouts", "vouchers", "voucher-quotas", "ledger-entries", "remittance-claims", "remittance-receipts", "invoice-titles", "allocations",
            "payment-agreements", "exports", "imports", "payment-instructions", "account-balances", "marketplace-bills", "incentive-statements", "performance-lines", "fee-records")) {
            for (String key : List.of("%00", "%27%20or%201=1", "..%252f..", "x".repeat(2000), "%F0%9F%92%B0", "PAY-2020-99999999999999999999")) {
                Reply reply = as("admin").send("GET", "/api/" + collection + "/" + key, null, null);
                assertThat(reply.status).as("%s", reply).isIn(400, 403, 404, 414);
                assertThat(reply.text()).as("%s", reply).doesNotContain("Exception", "SQL");
            }
            Reply q = as("finance").send("GET", "/api/" + collection + "?q=%25%27%00&limit=5", null, null);
            assertThat(q.status).as("%s", q).isIn(200, 400, 403);
        }
    }
}
