package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

/** A partner proves its bank account by naming the amount of a small transfer, which it can learn from its bank alone. */
class BusinessCertificationTest extends AcceptanceTest {

    private static final String COLLECTION = "business-certifications";

    /** Each test certifies an organisation of its own. */
    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    private Values information() {
        return Values.of("taxpayerType", "general", "registeredAddress", "杭州市西湖区1号", "registeredPhone", "0571-88880000", "financeContactName", "钱会计",
            "financeContactMobile", "13900001111", "financeContactEmail", "finance@" + partner.id() + ".example", "bankCode", bankCode(),
            "bankBranch", "杭州西湖支行", "bankAccountHolder", partner.companyName(), "bankAccount",
            "62" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L), "licence", TestFile.pdf("营业执照.pdf", "licence"), "privacyAccepted", true);
    }

    private static String bankCode() {
        return "icbc";
    }

    private String start() {
        return partner.admin().start("business-certification", information());
    }

    private static JsonNode transfer(String key) {
        return as("finance").get("/api/business-certifications/" + key + "/transfer").ok().json();
    }

    /** Has the money sent; answers the amount that finance saw. */
    private static String sent(String key) {
        String amount = eventuallyTransfer(key).path("amount").asText();
        as("finance").perform(key, "send-transfer", "outcome", "sent", "bankReference", "B" + key);
        return amount;
    }

    private static JsonNode eventuallyTransfer(String key) {
        as("finance").task(key, "send-transfer");
        return transfer(key);
    }

    private static String wrong(String amount) {
        return new BigDecimal(amount).compareTo(new BigDecimal("0.50")) == 0 ? "0.51" : "0.50";
    }

    private Reply answer(String key, String amount) {
        return partner.admin().complete(partner.admin().taskId(key, "enter-amount"), Values.of("action", "confirm", "amount", amount));
    }

    private String status(String key) {
        return partner.admin().statusOf(COLLECTION, key);
    }

    @Test
    @Rule("CRT-04")
    void theExactAmountCertifies() {
        String key = start();
        String amount = sent(key);
        assertThat(status(key)).isEqualTo("awaiting-amount");
        answer(key, amount).ok();
        assertThat(status(key)).isEqualTo("certified");
    }

    @Test
    @Rule({"CRT-04", "CRT-05"})
    void threeWrongAmountsLockUntilTheVendorUnlocksWithANewTransfer() {
        String key = start();
        String amount = sent(key);
        for (int left = 2; left >= 1; left--) {
            answer(key, wrong(amount)).ok();
            JsonNode record = partner.admin().record(COLLECTION, key);
            assertThat(record.path("triesLeft").asInt()).isEqualTo(left);
            assertThat(record.toString()).contains("AMOUNT_WRONG");
        }
        answer(key, wrong(amount)).ok();
        assertThat(status(key)).isEqualTo("locked");
        assertThat(partner.admin().findTask(key, "enter-amount")).isEmpty();

        partner.admin().perform(key, "request-unlock", "note", "我们看错了流水，请解锁。");
        as("operations").perform(key, "unlock-certification", "decision", "approve");
        String next = sent(key);
        answer(key, next).ok();
        assertThat(status(key)).isEqualTo("certified");
    }

    @ParameterizedTest
    @Rule("CRT-06")
    @ValueSource(strings = {"0.00", "1.00", "0.123", "many", "-0.10", "0,50"})
    void aMalformedAmountCostsNoTry(String malformed) {
        String key = start();
        sent(key);
        answer(key, malformed).fieldInvalid("amount");
        assertThat(partner.admin().record(COLLECTION, key).path("triesLeft").asInt()).isEqualTo(3);
    }

    @Test
    @Rule("CRT-04")
    void answersAtTheSameMomentNeverMakeAFourthTry() throws Exception {
        String key = start();
        String amount = sent(key);
        answer(key, wrong(amount)).ok();
        answer(key, wrong(amount)).ok();
        String task = partner.admin().taskId(key, "enter-amount");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Reply>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                // the last one would be right
                String value = i == 3 ? amount : wrong(amount);
                answers.add(pool.submit(() -> {
                    go.await();
                    return partner.admin().complete(task, Values.of("action", "confirm", "amount", value));
                }));
            }
            go.countDown();
            int taken = 0;
            for (Future<Reply> answer : answers) {
                taken += answer.get().status(200, 204, 404, 409).status < 300 ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(status(key)).isIn("locked", "certified");
    }

    @Test
    @Rule("CRT-03")
    void theAmountIsNowhereThatThePartnerReaches() {
        String key = start();
        String amount = sent(key);
        for (Client reader : List.of(partner.admin(), partner.finance())) {
            reader.get("/api/business-certifications/" + key + "/transfer").status(403, 404);
            String instance = reader.record(COLLECTION, key).path("processInstanceId").asText();
            String task = reader.taskId(key, "enter-amount");
            for (String path : List.of("/api/business-certifications/" + key, "/api/business-certifications", "/api/notices?limit=100",
                "/engine-rest/task/" + task, "/engine-rest/task/" + task + "/form-variables", "/engine-rest/task/" + task + "/variables",
                "/engine-rest/process-instance/" + instance + "/variables", "/engine-rest/variable-instance?processInstanceIdIn=" + instance,
                "/engine-rest/history/variable-instance?processInstanceId=" + instance, "/engine-rest/history/detail?processInstanceId=" + instance,
                "/engine-rest/history/activity-instance?processInstanceId=" + instance, "/engine-rest/history/decision-instance?processInstanceId=" + instance + "&includeInputs=true",
                "/certification", "/records/business-certifications/" + key)) {
                Reply reply = reader.get(path);
                assertThat(reply.text()).as("%s", reply).doesNotContain(amount);
            }
        }
        as("finance").get("/api/business-certifications/" + key + "/transfer").refused(404, "NOT_FOUND");
    }

    @Test
    @Rule("CRT-01")
    void theAccountHolderIsTheCompany() {
        partner.admin().tryStart("business-certification", information().with("bankAccountHolder", "别的公司")).fieldInvalid("bankAccountHolder");
    }

    @ParameterizedTest
    @CsvSource({"taxpayerType,medium", "bankAccount,1234567", "bankAccount,12345678901234567890123456789012345", "bankAccount,6222-0200", "bankCode,nobank", "privacyAccepted,false"})
    void whatIsWrongIsNamed(String field, String value) {
        Object typed = field.equals("privacyAccepted") ? (Object) false : value;
        partner.admin().tryStart("business-certification", information().with(field, typed)).fieldInvalid(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxpayerType", "registeredAddress", "bankCode", "bankBranch", "bankAccountHolder", "bankAccount", "licence", "privacyAccepted"})
    void whatIsMissingIsNamed(String field) {
        partner.admin().tryStart("business-certification", information().without(field)).fieldInvalid(field);
    }

    @Test
    void aBankThatIsTypedNeedsItsName() {
        partner.admin().tryStart("business-certification", information().with("bankCode", "other")).fieldInvalid("bankName");
    }

    @Test
    @Rule({"CRT-02", "CRT-10"})
    void aTypedBankIsReviewedByHandAndARejectionCanBeCorrected() {
        String key = partner.admin().start("business-certification", information().with("bankCode", "other").with("bankName", "乡镇银行"));
        assertThat(status(key)).isEqualTo("manual-reviewing");
        partner.admin().tryStart("business-certification", information()).refused(409, "CERTIFICATION_OPEN");
        as("finance").perform(key, "review-manually", "decision", "reject", "comment", "请选择总行");
        assertThat(status(key)).isEqualTo("rejected");
        assertThat(partner.admin().record(COLLECTION, key).toString()).contains("请选择总行");
        partner.admin().perform(key, "correct-information", information().without("licence").with("action", "submit"));
        answer(key, sent(key)).ok();
        assertThat(status(key)).isEqualTo("certified");
    }

    @Test
    @Rule({"CRT-07", "CRT-08"})
    void nothingReceivedIsTracedWithoutCostingATryAndWaitingEnds() {
        String key = start();
        sent(key);
        partner.admin().perform(key, "enter-amount", "action", "not-received");
        as("finance").perform(key, "trace-transfer", "outcome", "resend");
        assertThat(sent(key)).isNotBlank();
        assertThat(partner.admin().record(COLLECTION, key).path("triesLeft").asInt()).isEqualTo(3);
        partner.admin().perform(key, "enter-amount", "action", "not-received");
        as("finance").complete(as("finance").taskId(key, "trace-transfer"), Values.of("outcome", "bank-data-wrong")).fieldInvalid("comment");
        as("finance").perform(key, "trace-transfer", "outcome", "bank-data-wrong", "comment", "账号与户名不符");
        assertThat(status(key)).isEqualTo("rejected");
        partner.admin().perform(key, "correct-information", "action", "withdraw");
        assertThat(status(key)).isEqualTo("withdrawn");
    }

    @Test
    @Rule("CRT-15")
    void theBankAccountIsMasked() {
        String key = start();
        JsonNode record = partner.admin().record(COLLECTION, key);
        assertThat(record.path("bankAccount").asText()).matches("\\*+\\d{4}");
        JsonNode plain = partner.finance().post("/api/business-certifications/reveal", Client.body("column", "bankAccount", "keys", List.of(key))).ok().json();
        assertThat(plain.path("values").path(key).asText()).matches("\\d{8,32}");
        partner.as("sales").post("/api/business-certifications/reveal", Client.body("column", "bankAccount", "keys", List.of(key))).refused(403, "NOT_ALLOWED");
    }

    @Test
    void anotherPartnersCertificationIsNotThere() {
        String key = start();
        as("bluewave-admin").get("/api/business-certifications/" + key).refused(404, "NOT_FOUND");
    }
}
