package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.Prospect.somebody;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

/** A partner reports a customer: accepted, reviewed, refused, counted, lapsed. */
class CustomerReportTest extends AcceptanceTest {

    private static final String SALES = "cloudstar-sales";
    private static final String REPORTS = "customer-reports";

    private static String report(Prospect prospect) {
        return as(SALES).start("customer-report", prospect.report());
    }

    private static JsonNode row(String key) {
        return as(SALES).record(REPORTS, key);
    }

    private static String code(String key) {
        return as(SALES).statusOf(REPORTS, key);
    }

    @Test
    @Rule("CUS-06")
    void aProspectWithoutAnAccountIsAcceptedForFifteenDays() {
        String key = report(somebody());
        assertThat(key).startsWith("REP-");
        assertThat(code(key)).isEqualTo("reported");
        assertThat(Instant.parse(row(key).path("deadline").path("at").asText())).isEqualTo(endOf(today().plusDays(15)));
    }

    @Test
    @Rule({"CUS-03", "CUS-04"})
    void aProspectOfAnotherPartnerIsRefusedAndNobodyIsNamed() {
        Prospect prospect = somebody();
        as("bluewave-sales").start("customer-report", prospect.report());
        String key = report(prospect);
        assertThat(code(key)).isEqualTo("refused");
        assertThat(row(key).path("cause").toString()).contains("REPORTED_BY_OTHER_PARTNER", "已被其他伙伴报备");
        assertThat(row(key).toString()).doesNotContain("bluewave");
    }

    @Test
    @Rule("CUS-03")
    void onesOwnProspectIsNotReportedTwice() {
        Prospect prospect = somebody();
        report(prospect);
        as(SALES).tryStart("customer-report", prospect.report()).refused(409, "ALREADY_REPORTED_BY_YOU");
        Prospect sameMobile = somebody();
        as(SALES).tryStart("customer-report", sameMobile.report().with("mobile", "0086-" + prospect.mobile()))
            .refused(409, "ALREADY_REPORTED_BY_YOU");
        as(SALES).tryStart("customer-report", somebody().report().with("email", prospect.email().toUpperCase()))
            .refused(409, "ALREADY_REPORTED_BY_YOU");
    }

    @ParameterizedTest
    @Rule("CUS-04")
    @CsvSource({"INTERNATIONAL_ACCOUNT,site,international", "CONSUMER_CLOUD_USER,consumerCloud,true", "SIGNED_WITH_VENDOR,signedWithVendor,true",
        "CASH_CONSUMPTION,cashConsumed,10.00", "TRUSTEESHIP_MEMBER,membership,trusteeship", "REWARD_PROGRAMME,rewardProgramme,true"})
    void eachRefusingFactRefusesWithItsCause(String cause, String fact, String value) {
        Prospect prospect = somebody().withAccount(fact, value.equals("true") ? (Object) true : value);
        String key = report(prospect);
        assertThat(code(key)).isEqualTo("refused");
        assertThat(row(key).path("cause").toString()).contains(cause);
        assertThat(as(SALES).findTask(key, "apply-manual-review")).isEmpty();
    }

    @ParameterizedTest
    @Rule({"CUS-04", "CUS-05"})
    @CsvSource({"DIRECT_SALES_CONSUMPTION,cashConsumed,5.00", "REPORTED_BY_VENDOR,vendorReported,true", "ONLINE_SALES_TEAM,salesTeam,online",
        "SALES_SUPPORT_CENTRE,salesTeam,support-centre", "DIRECT_SALES_OLD_ACCOUNT,registeredAt,2025-01-01T00:00:00Z"})
    void eachDoubtfulFactOffersAManualReview(String cause, String fact, String value) {
        Prospect prospect = somebody().withAccount(fact, value.equals("true") ? (Object) true : value, "directSales", cause.startsWith("DIRECT"));
        String key = report(prospect);
        assertThat(code(key)).isEqualTo("manual-offered");
        assertThat(row(key).path("cause").toString()).contains(cause);

        apply(key);
        assertThat(code(key)).isEqualTo("reviewing");
        as("reviewer").perform(key, "review-report", "decision", "approve");
        assertThat(code(key)).isEqualTo("reported");
        assertThat(as(SALES).task(key, "handle-report")).isNotNull();
    }

    private static void apply(String key) {
        as(SALES).perform(key, "apply-manual-review", "action", "submit", "expectedConsumption", "120000.00", "communication", "已沟通",
            "projectDetails", "上云项目");
    }

    @Test
    @Rule("CUS-05")
    void aRejectedReviewShowsItsCommentAndAllowsAnotherReport() {
        Prospect prospect = somebody().withAccount("salesTeam", "online");
        String key = report(prospect);
        apply(key);
        as("reviewer").complete(as("reviewer").taskId(key, "review-report"), Values.of("decision", "reject")).fieldInvalid("comment");
        as("reviewer").perform(key, "review-report", "decision", "reject", "comment", "资料不足");
        assertThat(code(key)).isEqualTo("review-rejected");
        assertThat(row(key).path("history").toString()).contains("资料不足").doesNotContain("\"reviewer\"");
        assertThat(code(report(prospect))).isEqualTo("manual-offered");
    }

    @Test
    @Rule("CUS-04")
    void anOfferIsAbandonedWithoutAReview() {
        String key = report(somebody().withAccount("salesTeam", "online"));
        as(SALES).complete(as(SALES).taskId(key, "apply-manual-review"), Values.of("action", "submit")).fieldInvalid("expectedConsumption");
        as(SALES).perform(key, "apply-manual-review", "action", "abandon");
        assertThat(code(key)).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerName", "mobile", "email", "sendInvitation"})
    void whatIsMissingIsNamed(String field) {
        as(SALES).tryStart("customer-report", somebody().report().without(field)).fieldInvalid(field);
    }

    @ParameterizedTest
    @CsvSource({"mobile,12345678901", "mobile,1381234567", "mobile,+8613812345678", "email,nobody", "associationType,1", "associationType,3", "partnerId,bluewave"})
    void whatIsWrongIsNamedAndMakesNoRecord(String field, String value) {
        int before = as(SALES).total(REPORTS);
        as(SALES).tryStart("customer-report", somebody().report().with(field, value)).fieldInvalid(field);
        assertThat(as(SALES).total(REPORTS)).isEqualTo(before);
    }

    @Test
    void anInvitationNeedsItsType() {
        as(SALES).tryStart("customer-report", somebody().report().with("sendInvitation", true)).fieldInvalid("associationType");
    }

    @Test
    @Rule("CUS-01")
    void whoMayNotDevelopCustomersReportsNone() {
        as("starbridge-sales").tryStart("customer-report", somebody().report()).refused(403, "NO_DEVELOPMENT_PERMISSION");
        as("northgate-sales").tryStart("customer-report", somebody().report()).refused(403, "NO_DEVELOPMENT_PERMISSION");
        as("cloudstar-finance").tryStart("customer-report", somebody().report()).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule("CUS-06")
    void aReportLapsesOnTheFifteenthDayAndAnybodyMayReportAnew() {
        Prospect prospect = somebody();
        String key = onDay(today().minusDays(16), () -> report(prospect));
        as(SALES).seesStatus(REPORTS, key, "lapsed");
        assertThat(row(key).path("lapseCause").toString()).contains("expired");
        assertThat(as("bluewave-sales").statusOf(REPORTS, as("bluewave-sales").start("customer-report", prospect.report()))).isEqualTo("reported");
    }

    @Test
    @Rule("CUS-07")
    void aReportIsReleasedByDeletingItsRow() {
        Prospect prospect = somebody();
        String key = report(prospect);
        as("bluewave-sales").delete("/api/customer-reports/" + key).refused(404, "NOT_FOUND");
        as(SALES).delete("/api/customer-reports/" + key).ok();
        assertThat(code(key)).isEqualTo("lapsed");
        assertThat(row(key).path("lapseCause").toString()).contains("released");
        as("bluewave-sales").start("customer-report", prospect.report());
    }

    @Test
    @Rule("CUS-07")
    void whatIsInReviewCannotBeDeletedAndOtherRowsLeaveTheList() {
        String reviewing = report(somebody().withAccount("salesTeam", "online"));
        apply(reviewing);
        as(SALES).delete("/api/customer-reports/" + reviewing).refused(409, "NOT_DELETABLE");

        String refused = report(somebody().withAccount("rewardProgramme", true));
        as(SALES).delete("/api/customer-reports/" + refused).ok();
        assertThat(Client.texts(as(SALES).records(REPORTS, "limit=100"), "key")).doesNotContain(refused).contains(reviewing);
    }

    @Test
    @Rule("CUS-07")
    void manyRowsAreInvitedAndReleasedEachForItself() {
        String good = report(somebody());
        String refused = report(somebody().withAccount("rewardProgramme", true));
        JsonNode invited = as(SALES).post("/api/customer-reports/invite", Client.body("keys", List.of(good, refused), "associationType", "1")).ok().json();
        assertThat(invited.toString()).contains(good, refused, "NOT_REPORTED");
        assertThat(JoinFlow.association(SALES, good).path("status").path("code").asText()).isEqualTo("invited");
        JsonNode released = as(SALES).post("/api/customer-reports/release", Client.body("keys", List.of(good))).ok().json();
        assertThat(released.toString()).contains(good);
        assertThat(code(good)).isEqualTo("lapsed");
        as(SALES).post("/api/customer-reports/release", Client.body("keys", List.of())).fieldInvalid("keys");
    }

    @Test
    @Rule("CUS-02")
    void theHundredAndFirstOpenReportIsRefusedAlsoWhenTwentyComeAtOnce() throws Exception {
        String sales = "bluewave-sales";
        int open = as("bluewave-admin").get("/api/customer-reports?status=reviewing,reported&limit=1").ok().json().path("total").asInt();
        List<String> made = new ArrayList<>();
        for (int i = open; i < 90; i++) {
            made.add(as(sales).start("customer-report", somebody().report()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Values report = somebody().report();
                calls.add(pool.submit(() -> {
                    go.await();
                    return as(sales).tryStart("customer-report", report);
                }));
            }
            go.countDown();
            int accepted = 0;
            for (Future<Reply> call : calls) {
                Reply reply = call.get();
                if (reply.status == 200) {
                    accepted++;
                    made.add(reply.json().path("businessKey").asText());
                } else {
                    reply.refused(409, "QUOTA_EXCEEDED");
                }
            }
            assertThat(accepted).isEqualTo(10);
            as(sales).delete("/api/customer-reports/" + made.remove(0)).ok();
            made.add(as(sales).start("customer-report", somebody().report()));
            as(sales).tryStart("customer-report", somebody().report()).refused(409, "QUOTA_EXCEEDED");
        } finally {
            pool.shutdown();
            as(sales).post("/api/customer-reports/release", Client.body("keys", made.subList(0, Math.min(100, made.size())))).ok();
        }
    }

    @Test
    @Rule("CUS-33")
    void whatIdentifiesACustomerIsMasked() {
        Prospect prospect = somebody();
        String key = report(prospect);
        assertThat(row(key).toString()).doesNotContain(prospect.mobile(), prospect.email(), prospect.name());
        JsonNode plain = as(SALES).post("/api/customer-reports/reveal", Client.body("column", "mobile", "keys", List.of(key))).ok().json();
        assertThat(plain.path("values").path(key).asText()).contains(prospect.mobile());
        assertThat(row(key).path("history").toString()).contains("revealed", "mobile");
        as("bluewave-sales").post("/api/customer-reports/reveal", Client.body("column", "mobile", "keys", List.of(key))).refused(404, "NOT_FOUND");
        as("cloudstar-delivery").post("/api/customer-reports/reveal", Client.body("column", "mobile", "keys", List.of(key))).refused(403, "NOT_ALLOWED");
    }
}
