package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

/** A partner joins a programme, by itself or invited; the system knows whether it may. */
class ProgrammeTest extends AcceptanceTest {

    private static final String COLLECTION = "programme-memberships";

    private static Values application(String programme) {
        return Values.of("programmeCode", programme, "submit", true, "conditionsConfirmed", true, "agreementsAccepted", true);
    }

    private static JsonNode programme(Client client, String code) {
        return client.records("programmes", "limit=100").stream().filter(p -> p.path("key").asText().equals(code) || p.path("code").asText().equals(code))
            .findFirst().orElseThrow();
    }

    @Test
    @Rule("PRG-03")
    void theCatalogueSaysWhatIsMissing() {
        Organisation partner = Organisation.onboarded("none");
        JsonNode explored = programme(partner.admin(), "co-exploration");
        assertThat(explored.path("joinable").asBoolean()).isTrue();
        JsonNode capability = programme(partner.admin(), "service-capability");
        assertThat(capability.path("joinable").asBoolean()).isFalse();
        assertThat(capability.path("reasons").toString()).contains("ROLE_CERTIFIED", "未达到角色认证阶段").doesNotContain("SERVICE_PATH");
    }

    @Test
    @Rule({"PRG-04", "PRG-05"})
    void aPartnerWithoutTheStageIsRefusedWithAllReasons() {
        as("bluewave-admin").tryStart("programme-join", application("service-capability")).refused(409, "CONDITIONS_NOT_MET")
            .naming("SERVICE_PATH").naming("ROLE_CERTIFIED");
        String draft = as("bluewave-admin").start("programme-join", Values.of("programmeCode", "service-capability", "submit", false));
        assertThat(as("bluewave-admin").statusOf(COLLECTION, draft)).isEqualTo("draft");
        as("bluewave-admin").perform(draft, "edit-application", "action", "delete");
        assertThat(as("bluewave-admin").statusOf(COLLECTION, draft)).isEqualTo("withdrawn");
    }

    @Test
    @Rule({"PRG-05", "PRG-08", "PRG-15"})
    void cloudstarJoinsServiceCapability() {
        Client admin = as("cloudstar-admin");
        String key = admin.start("programme-join", application("service-capability"));
        assertThat(admin.statusOf(COLLECTION, key)).isEqualTo("reviewing");
        admin.get("/api/programme-memberships/" + key + "/certificate").refused(409, "NO_CERTIFICATE");
        as("reviewer").perform(key, "review-membership", "decision", "reject", "comment", "请补充说明");
        assertThat(admin.statusOf(COLLECTION, key)).isEqualTo("rejected");
        admin.perform(key, "edit-application", "action", "submit", "programmeCode", "service-capability", "conditionsConfirmed", true, "agreementsAccepted", true, "note", "已补充");
        as("reviewer").perform(key, "review-membership", "decision", "approve");
        assertThat(admin.statusOf(COLLECTION, key)).isEqualTo("joined");
        Reply certificate = admin.get("/api/programme-memberships/" + key + "/certificate").ok();
        assertThat(new String(certificate.bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(as("cloudstar-delivery").record(COLLECTION, key).path("key").asText()).isEqualTo(key);
        as("bluewave-admin").get("/api/programme-memberships/" + key).refused(404, "NOT_FOUND");
        as("bluewave-admin").get("/api/programme-memberships/" + key + "/certificate").refused(404, "NOT_FOUND");
        admin.tryStart("programme-join", application("service-capability")).refused(409, "ALREADY_MEMBER");
    }

    @Test
    @Rule("PRG-07")
    void applicationsAtTheSameMomentMakeOneMembership() throws Exception {
        Organisation partner = Organisation.onboarded("none");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Reply>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(pool.submit(() -> {
                    go.await();
                    return partner.admin().tryStart("programme-join", application("co-exploration"));
                }));
            }
            go.countDown();
            int joined = 0;
            for (Future<Reply> start : starts) {
                Reply reply = start.get();
                joined += reply.status == 200 ? 1 : 0;
                if (reply.status != 200) {
                    reply.refused(409, "ALREADY_MEMBER");
                }
            }
            assertThat(joined).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(partner.admin().total(COLLECTION)).isEqualTo(1);
    }

    @Test
    @Rule("PRG-02")
    void whatIsNotOpenIsNotStarted() {
        as("cloudstar-admin").tryStart("programme-join", application("distributor")).refused(409, "PROGRAMME_NOT_OPEN");
        as("cloudstar-admin").tryStart("programme-join", application("reseller")).refused(409, "PROGRAMME_NOT_OPEN");
        as("cloudstar-admin").tryStart("programme-join", application("marketplace-seller")).refused(409, "PROGRAMME_NOT_OPEN");
        as("cloudstar-admin").tryStart("programme-join", application("nothing")).fieldInvalid("programmeCode");
        as("cloudstar-admin").tryStart("programme-join", application("co-exploration").with("partnerId", "bluewave")).fieldInvalid("partnerId");
        as("cloudstar-sales").tryStart("programme-join", application("co-exploration")).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule("PRG-06")
    void conditionsAndAgreementsMustBeConfirmed() {
        Organisation partner = Organisation.onboarded("none");
        partner.admin().tryStart("programme-join", application("co-exploration").without("agreementsAccepted")).fieldInvalid("agreementsAccepted");
        partner.admin().tryStart("programme-join", application("co-exploration").with("conditionsConfirmed", false)).fieldInvalid("conditionsConfirmed");
    }

    @Test
    @Rule("PRG-13")
    void theEcosystemManagerEndsAMembershipWithAReason() {
        Organisation partner = Organisation.onboarded("none");
        String key = partner.admin().start("programme-join", application("co-exploration"));
        assertThat(partner.admin().statusOf(COLLECTION, key)).isEqualTo("joined");
        String end = "/api/programme-memberships/" + key + "/end";
        partner.admin().post(end, Client.body("reason", "我们要退出")).refused(403, "NOT_ALLOWED");
        as("pdm").post(end, Client.body()).fieldInvalid("reason");
        as("pdm").post(end, Client.body("reason", "计划调整")).ok();
        partner.admin().seesStatus(COLLECTION, key, "ended");
        assertThat(partner.admin().record(COLLECTION, key).path("history").toString()).contains("计划调整");
    }
}
