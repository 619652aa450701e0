package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("payment agreements: who may pay for a partner")
class PaymentAgreementTest extends AcceptanceTest {

    private static final String PATH = "/api/payment-agreements";

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    static Reply register(Client user, String payer) {
        return user.multipart("POST", PATH, "payerName", payer, "agreement", TestFile.pdf("agreement.pdf", "agreement"));
    }

    static String registered(Organisation partner, String payer) {
        String key = register(partner.finance(), payer).ok().json().path("key").asText();
        assertThat(key).startsWith("PPA-");
        return key;
    }

    @Test
    @Rule("FND-11")
    void atMostFiveAreEffectiveAndOneOfAPayer() {
        for (int i = 0; i < 5; i++) {
            registered(partner, "代付公司" + i);
        }
        register(partner.finance(), "代付公司5").refused(409, "AGREEMENT_LIMIT");
        List<JsonNode> all = partner.finance().records("payment-agreements", "limit=100");
        assertThat(all).hasSize(5).allSatisfy(a -> assertThat(a.path("status").path("code").asText()).isEqualTo("effective"));
        String key = all.get(0).path("key").asText();
        String payer = all.get(0).path("payerName").asText();
        partner.finance().post(PATH + "/" + key + "/void", Client.body()).ok();
        assertThat(partner.finance().statusOf("payment-agreements", key)).isEqualTo("voided");
        partner.finance().post(PATH + "/" + key + "/void", Client.body()).status(409);
        registered(partner, payer);
        register(partner.finance(), "代付公司6").refused(409, "AGREEMENT_LIMIT");
    }

    @Test
    @Rule("FND-11")
    void onePayerHasOneEffectiveAgreement() {
        registered(partner, "代付公司");
        Reply again = register(partner.finance(), " 代付公司 ");
        assertThat(again.status).as("%s", again).isEqualTo(409);
    }

    @Test
    @Rule("FND-11")
    void registrationsAtTheSameMomentKeepTheLimit() throws Exception {
        for (int i = 0; i < 4; i++) {
            registered(partner, "代付公司" + i);
        }
        Callable<Reply> one = () -> register(partner.finance(), "代付公司8");
        Callable<Reply> two = () -> register(partner.admin(), "代付公司9");
        AtOnce.loser(atOnce(List.of(one, two))).refused(409, "AGREEMENT_LIMIT");
    }

    @Test
    void brokenRegistrationsNameTheField() {
        partner.finance().multipart("POST", PATH, "payerName", "甲").fieldInvalid("agreement");
        partner.finance().multipart("POST", PATH, "agreement", TestFile.pdf("a.pdf", "a")).fieldInvalid("payerName");
        partner.finance().multipart("POST", PATH, "payerName", "x".repeat(129), "agreement", TestFile.pdf("a.pdf", "a")).fieldInvalid("payerName");
        partner.finance().multipart("POST", PATH, "payerName", "甲", "agreement", TestFile.of("a.docx")).fieldInvalid("agreement");
        partner.finance().multipart("POST", PATH, "payerName", "甲", "agreement", TestFile.of("a.docx").named("a.pdf")).fieldInvalid("agreement");
        partner.finance().multipart("POST", PATH, "payerName", "甲", "agreement", TestFile.pdf("a.pdf", "a"), "colour", "red").fieldInvalid("colour");
        partner.as("sales").multipart("POST", PATH, "payerName", "甲", "agreement", TestFile.pdf("a.pdf", "a")).refused(403, "NOT_ALLOWED");
        as("finance").multipart("POST", PATH, "payerName", "甲", "agreement", TestFile.pdf("a.pdf", "a")).refused(403, "NOT_ALLOWED");
    }

    @Test
    void anotherPartnerSeesNoAgreement() {
        String key = registered(partner, "代付公司");
        String file = partner.finance().record("payment-agreements", key).path("agreement").path("href").asText();
        partner.finance().get(file).ok();
        for (String stranger : List.of("bluewave-finance", "starbridge-admin")) {
            as(stranger).get(PATH + "/" + key).refused(404, "NOT_FOUND");
            as(stranger).get(file).status(404);
            as(stranger).post(PATH + "/" + key + "/void", Client.body()).refused(404, "NOT_FOUND");
        }
    }
}
