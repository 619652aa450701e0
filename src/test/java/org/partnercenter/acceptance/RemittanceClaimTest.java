package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.acceptance.Funds.Receipt;

@DisplayName("remittance-claim: a partner claims what it has wired")
class RemittanceClaimTest extends AcceptanceTest {

    private static final String PROCESS = "remittance-claim";
    private static final String COLLECTION = "remittance-claims";

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    private Receipt own(String amount) {
        return Receipt.from(partner.companyName(), amount).imported();
    }

    private String status(String claim) {
        return partner.finance().statusOf(COLLECTION, claim);
    }

    private static String statusOf(Receipt receipt) {
        return receipt.asFinanceSees().path("status").path("code").asText();
    }

    @Test
    @Rule({"FND-08", "FND-09", "FND-14", "FND-15", "FND-16", "FND-18"})
    void aPartOfAReceiptIsClaimedReviewedAndCreditedOnce() {
        Receipt receipt = own("1000.00");
        String claim = partner.finance().start(PROCESS, receipt.claim("600.00"));
        assertThat(claim).startsWith("CLM-");
        assertThat(status(claim)).isEqualTo("reviewing");
        assertThat(statusOf(receipt)).isEqualTo("claiming");
        JsonNode found = receipt.foundBy(partner.finance()).get(0);
        assertThat(found.toString()).as("the rest").contains("400.00");
        assertThat(Funds.entries(partner)).as("nothing before the approval").isEmpty();
        as("finance2").perform(claim, "review-claim", "decision", "approve");
        partner.finance().seesStatus(COLLECTION, claim, "credited");
        assertThat(statusOf(receipt)).isEqualTo("unclaimed");
        List<JsonNode> entries = Funds.entries(partner);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("amount").asText()).isEqualTo("600.00");
        assertThat(entries.get(0).path("balanceAfter").asText()).isEqualTo("600.00");
        assertThat(entries.get(0).path("tradeDetailType").toString()).contains("SOURCE_OPERAIION_RECHARGE");
        assertThat(partner.finance().get("/api/notices?q=%s&limit=100", claim).ok().text()).contains("600.00");

        String rest = partner.finance().start(PROCESS, receipt.claim("400.00"));
        as("finance2").perform(rest, "review-claim", "decision", "approve");
        partner.finance().seesStatus(COLLECTION, rest, "credited");
        assertThat(statusOf(receipt)).isEqualTo("claimed");
        assertThat(receipt.foundBy(partner.finance())).as("nothing is left").isEmpty();
        assertThat(Client.texts(Funds.entries(partner), "balanceAfter")).containsExactlyInAnyOrder("600.00", "1000.00");
    }

    @Test
    @Rule("FND-05")
    void whatDoesNotMatchAndWhatIsGuessedAreNotFoundAlike() {
        Receipt receipt = own("50.00");
        Client finance = partner.finance();
        Reply amount = finance.tryStart(PROCESS, receipt.claim("50.00").with("amount", "51.00")).refused(404, "RECEIPT_NOT_FOUND");
        Reply name = finance.tryStart(PROCESS, receipt.claim("50.00").with("remitterName", "别人")).refused(404, "RECEIPT_NOT_FOUND");
        String key = Receipt.from("别的公司", "9.00").imported().asFinanceSees().path("key").asText();
        Reply guessed = finance.tryStart(PROCESS, receipt.claim("50.00").with("remitterName", "别人").with("receiptKey", key)).refused(404, "RECEIPT_NOT_FOUND");
        assertThat(guessed.text()).isEqualTo(amount.text()).isEqualTo(name.text());
        finance.tryStart(PROCESS, receipt.claim("50.00").with("receiptKey", key)).status(400, 404);
    }

    @Test
    @Rule("FND-05")
    void ofEqualReceiptsOneIsNamed() {
        Receipt first = own("80.00");
        Receipt second = new Receipt("BR2" + first.bankReference().substring(2), first.receivedOn(), first.remitterName(), first.remitterAccount(), first.amount()).imported();
        assertThat(first.foundBy(partner.finance())).hasSize(2);
        partner.finance().tryStart(PROCESS, first.claim("80.00")).fieldInvalid("receiptKey");
        partner.finance().start(PROCESS, first.claim("80.00").with("receiptKey", second.asFinanceSees().path("key").asText()));
        assertThat(statusOf(second)).isEqualTo("claiming");
        assertThat(statusOf(first)).isEqualTo("unclaimed");
    }

    @Test
    @Rule("FND-06")
    void claimsBeginTheDayAfterTheMoneyArrived() {
        Receipt todays = Receipt.from(partner.companyName(), "10.00").on(today()).imported();
        partner.finance().tryStart(PROCESS, todays.claim("10.00")).refused(409, "TOO_EARLY");
        Receipt yesterdays = Receipt.from(partner.companyName(), "10.00").on(today().minusDays(1)).imported();
        partner.finance().start(PROCESS, yesterdays.claim("10.00"));
    }

    @Test
    @Rule("FND-07")
    void aClaimIsWithinTheRestAndHasAProof() {
        Receipt receipt = own("100.00");
        Reply above = partner.finance().tryStart(PROCESS, receipt.claim("100.01")).refused(409, "AMOUNT_EXCEEDS_REST");
        assertThat(above.text()).contains("100.00");
        for (String wrong : List.of("0.00", "-1.00", "1.001", "ten", "")) {
            partner.finance().tryStart(PROCESS, receipt.claim(wrong)).fieldInvalid("claimAmount");
        }
        partner.finance().tryStart(PROCESS, receipt.claim("1.00").without("transferProof")).fieldInvalid("transferProof");
        partner.finance().tryStart(PROCESS, receipt.claim("1.00").with("transferProof", TestFile.of("p.docx"))).fieldInvalid("transferProof");
        partner.finance().tryStart(PROCESS, receipt.claim("1.00").with("transferProof", TestFile.of("p.docx").named("p.pdf"))).fieldInvalid("transferProof");
        partner.finance().tryStart(PROCESS, receipt.claim("1.00").with("note", "x".repeat(501))).fieldInvalid("note");
        partner.finance().tryStart(PROCESS, receipt.claim("1.00").with("colour", "red")).fieldInvalid("colour");
        for (String field : List.of("remitterName", "remitterAccount", "amount", "claimAmount")) {
            partner.finance().tryStart(PROCESS, receipt.claim("1.00").without(field)).fieldInvalid(field);
        }
        assertThat(statusOf(receipt)).isEqualTo("unclaimed");
        partner.as("sales").tryStart(PROCESS, receipt.claim("1.00")).refused(403, "NOT_ALLOWED");
    }

    @RepeatedTest(3)
    @Rule("FND-08")
    void twoClaimsThatDoNotBothFitAtTheSameMoment() throws Exception {
        Receipt receipt = own("100.00");
        Callable<Reply> claim = () -> partner.finance().tryStart(PROCESS, receipt.claim("60.00"));
        Callable<Reply> other = () -> partner.admin().tryStart(PROCESS, receipt.claim("60.00"));
        loser(atOnce(List.of(claim, other))).refused(409, "AMOUNT_EXCEEDS_REST");
        partner.finance().start(PROCESS, receipt.claim("40.00"));
        assertThat(receipt.foundBy(partner.finance())).isEmpty();
    }

    @Test
    @Rule({"FND-14", "FND-17"})
    void aRejectedOrWithdrawnClaimFreesTheMoney() {
        Receipt receipt = own("100.00");
        String key = receipt.asFinanceSees().path("key").asText();
        String claim = partner.finance().start(PROCESS, receipt.claim("100.00"));
        as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "x")).refused(409, "RECEIPT_IN_USE");
        as("finance2").complete(as("finance2").taskId(claim, "review-claim"), Values.of("decision", "reject")).fieldInvalid("comment");
        as("finance2").perform(claim, "review-claim", "decision", "reject", "comment", "proof unreadable");
        assertThat(status(claim)).isEqualTo("rejected");
        assertThat(partner.finance().record(COLLECTION, claim).toString()).contains("proof unreadable");
        partner.finance().post("/api/remittance-claims/" + claim + "/withdraw", Client.body()).refused(409, "NOT_REVIEWING");

        String again = partner.finance().start(PROCESS, receipt.claim("100.00"));
        as("bluewave-finance").post("/api/remittance-claims/" + again + "/withdraw", Client.body()).refused(404, "NOT_FOUND");
        partner.as("sales").post("/api/remittance-claims/" + again + "/withdraw", Client.body()).refused(403, "NOT_ALLOWED");
        partner.finance().post("/api/remittance-claims/" + again + "/withdraw", Client.body("comment", "x".repeat(501))).fieldInvalid("comment");
        partner.finance().post("/api/remittance-claims/" + again + "/withdraw", Client.body("comment", "by mistake")).ok();
        assertThat(status(again)).isEqualTo("withdrawn");
        assertThat(as("admin").tasks(again)).isEmpty();
        assertThat(statusOf(receipt)).isEqualTo("unclaimed");
        as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "x")).ok();
        assertThat(Funds.entries(partner)).isEmpty();
    }

    @Test
    @Rule("FND-13")
    void whoImportedAReceiptDoesNotApproveButMayReject() {
        Receipt receipt = own("30.00");
        String claim = partner.finance().start(PROCESS, receipt.claim("30.00"));
        String task = as("finance").taskId(claim, "review-claim");
        as("finance").complete(task, Values.of("decision", "approve"), "complete").refused(403, "FOUR_EYES");
        as("finance").complete(task, Values.of("decision", "approve"), "submit-form").refused(403, "FOUR_EYES");
        assertThat(status(claim)).isEqualTo("reviewing");
        as("finance").complete(task, Values.of("decision", "reject", "comment", "no")).ok();
        assertThat(status(claim)).isEqualTo("rejected");
    }

    @Test
    @Rule("FND-12")
    void theReviewIsDueInOneWorkingDay() {
        String claim = partner.finance().start(PROCESS, own("30.00").claim("30.00"));
        JsonNode expected = as("finance").get("/api/calendar/deadline?from=%s&workingDays=1", today()).ok().json();
        assertThat(Client.instant(as("finance").task(claim, "review-claim").path("due"))).isEqualTo(Client.instant(expected.path("at")));
    }

    @Test
    @Rule("FND-10")
    void aThirdPartysMoneyNeedsAnAgreementAndACheckedPayer() {
        String payer = "代付（上海）公司" + partner.id();
        Receipt receipt = Receipt.from(payer.replace('（', '(').replace('）', ')'), "90.00").imported();
        partner.finance().tryStart(PROCESS, receipt.claim("90.00")).refused(409, "PAYER_NOT_ALLOWED");
        String agreement = PaymentAgreementTest.registered(partner, payer);
        String claim = partner.finance().start(PROCESS, receipt.claim("90.00"));
        String task = as("finance2").taskId(claim, "review-claim");
        as("finance2").complete(task, Values.of("decision", "approve")).fieldInvalid("payerChecked");
        partner.finance().post("/api/payment-agreements/" + agreement + "/void", Client.body("reason", "over")).ok();
        as("finance2").complete(task, Values.of("decision", "approve", "payerChecked", true)).refused(409, "PAYER_NOT_ALLOWED");
        PaymentAgreementTest.registered(partner, payer);
        as("finance2").complete(task, Values.of("decision", "approve", "payerChecked", true)).ok();
        partner.finance().seesStatus(COLLECTION, claim, "credited");
    }

    @Test
    @Rule("FND-09")
    void anotherPartnerThatKnowsTheFieldsClaimsTheRest() {
        Receipt receipt = own("100.00");
        Organisation other = Organisation.onboarded("solution-provider");
        String first = partner.finance().start(PROCESS, receipt.claim("70.00"));
        other.finance().tryStart(PROCESS, receipt.claim("30.00")).refused(409, "PAYER_NOT_ALLOWED");
        PaymentAgreementTest.registered(other, receipt.remitterName());
        String second = other.finance().start(PROCESS, receipt.claim("30.00"));
        other.finance().get("/api/remittance-claims/" + first).refused(404, "NOT_FOUND");
        partner.finance().get("/api/remittance-claims/" + second).refused(404, "NOT_FOUND");
        String key = receipt.asFinanceSees().path("key").asText();
        Reply page = partner.finance().get("/api/remittance-receipts/" + key).ok();
        assertThat(page.text()).as("nobody else's claims").contains(key).doesNotContain(other.id(), second, "30.00");
        String file = partner.finance().record(COLLECTION, first).path("transferProof").path("href").asText();
        partner.finance().get(file).ok();
        other.finance().get(file).status(404);
    }

    @Test
    @Rule("PTR-05")
    void aFrozenPartnerClaimsNothing() {
        Receipt receipt = own("100.00");
        partner.becomes("frozen");
        partner.finance().tryStart(PROCESS, receipt.claim("70.00")).refused(409, "PARTNER_FROZEN");
    }
}
