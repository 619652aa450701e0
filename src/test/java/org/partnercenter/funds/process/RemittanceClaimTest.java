package org.partnercenter.funds.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.funds.ClaimView;
import org.partnercenter.funds.LedgerEntryView;
import org.partnercenter.funds.ReceiptView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.attachment.FileView;

class RemittanceClaimTest extends FundsProcessTest {

    @AfterAll
    void theWholeModelIsPassed() {
        coverage.requireComplete("remittance-claim");
    }

    @Test
    @Rule({"FND-08", "FND-09", "FND-15", "FND-16", "FND-18"})
    void aPartOfAReceiptIsClaimedApprovedAndCredited() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");

        String key = claim(partner, remittance, "400.00");

        assertThat(status(key)).isEqualTo("reviewing");
        assertThat(receipt(remittance).status().code()).isEqualTo("claiming");
        assertThat(receipt(remittance).rest()).isEqualTo("600.00");
        assertVariables(key, "decision");
        approve("finance2", key, "review-claim");
        assertThat(status(key)).isEqualTo("approved");
        assertThat(balance(partner).recharge()).as("credited by a job of its own").isEqualTo("0.00");
        runJob(key, "credit-account");

        ClaimView credited = claimRecords.item(key, actor(partner + "-sales"));
        assertThat(credited.status().code()).isEqualTo("credited");
        assertThat(credited.history()).extracting(Journal.Entry::to).containsExactly("reviewing", "approved", "credited");
        assertThat(balance(partner).recharge()).isEqualTo("400.00");
        assertThat(entries(partner)).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo(credited.entryKey());
            assertThat(List.of(entry.account(), entry.tradeType(), entry.tradeDetailType(), entry.direction(), entry.amount(), entry.balanceAfter(),
                    entry.tradeId())).containsExactly("recharge", "RECHARGE", "SOURCE_OPERAIION_RECHARGE", "income", "400.00", "400.00", key);
        });
        assertThat(notices(partner + "-finance", key)).containsExactly("审核通过 " + key, "已充值 " + key);
        assertThat(noticeTexts(partner + "-finance", key).get(1)).contains("400.00").contains("余额").endsWith("400.00 CNY");
        assertThat(count("select count(*) from mail where recipient = ? and subject is not null", partner + "-finance@example.com")).isPositive();
        ReceiptView receipt = receipt(remittance);
        assertThat(List.of(receipt.status().code(), receipt.rest(), receipt.credited(), receipt.reserved()))
                .containsExactly("unclaimed", "600.00", "400.00", "0.00");
    }

    @Test
    @Rule("FND-09")
    void theRestIsOpenToOtherPartnersThatKnowTheThreeFields() {
        String payer = partner();
        String other = partner();
        Remittance remittance = received(company(payer), "1000.00");
        agreement(other, company(payer));
        String first = claim(payer, remittance, "400.00");
        String second = claim(other, remittance, "600.00");

        assertThat(record(first).otherClaims()).extracting(ReceiptView.OfClaim::claimKey).containsExactly(second);
        assertThat(claimRecords.item(first, actor(payer + "-finance")).otherClaims()).as("nobody else's claims").isNull();
        approve("finance2", first, "review-claim");
        runJob(first, "credit-account");
        complete("finance2", second, "review-claim", "decision", "approve", "payerChecked", true);
        runJob(second, "credit-account");

        assertThat(receipt(remittance).status().code()).isEqualTo("claimed");
        assertThat(balance(payer).recharge()).isEqualTo("400.00");
        assertThat(balance(other).recharge()).isEqualTo("600.00");
    }

    @Test
    @Rule({"FND-14", "FND-16"})
    void aRejectionReleasesTheAmountAndThePartnerMayClaimAgain() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = claim(partner, remittance, "1000.00");
        assertRefused(409, "AMOUNT_EXCEEDS_REST", "0.00", () -> claim(partner, remittance, "0.01"));
        assertFieldRefused("comment", () -> complete("finance", key, "review-claim", "decision", "reject"));

        reject("finance", key, "review-claim");

        assertThat(status(key)).isEqualTo("rejected");
        assertThat(claimRecords.item(key, actor(partner + "-finance")).comment()).isEqualTo(REASON);
        assertThat(notices(partner + "-finance", key)).containsExactly("审核驳回 " + key);
        assertThat(noticeTexts(partner + "-finance", key).get(0)).contains(REASON);
        assertThat(receipt(remittance).status().code()).isEqualTo("unclaimed");
        assertThat(status(claim(partner, remittance, "1000.00"))).isEqualTo("reviewing");
    }

    @Test
    @Rule({"FND-14", "FND-16"})
    void aClaimIsWithdrawnWhileItIsUnderReviewOnly() {
        String partner = partner();
        String stranger = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = claim(partner, remittance, "700.00");
        assertRefused(404, "NOT_FOUND", "", () -> withdraw(stranger + "-finance", key));
        assertRefused(403, "NOT_ALLOWED", "", () -> withdraw(partner + "-sales", key));
        assertRefused(403, "NOT_ALLOWED", "", () -> withdraw("finance", key));

        withdraw(partner + "-admin", key);

        assertThat(status(key)).isEqualTo("withdrawn");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
        assertThat(receipt(remittance).rest()).isEqualTo("1000.00");
        assertThat(notices(partner + "-finance", key)).as("the claimant hears of it").containsExactly("已撤销 " + key);
        assertRefused(409, "NOT_REVIEWING", "", () -> withdraw(partner + "-finance", key));
        String approved = claim(partner, remittance, "700.00");
        approve("finance2", approved, "review-claim");
        assertRefused(409, "NOT_REVIEWING", "", () -> withdraw(partner + "-finance", approved));
        assertThat(receipt(remittance).rest()).isEqualTo("300.00");
    }

    private void withdraw(String user, String key) {
        as(user, () -> claims.withdraw(key, "金额填错", actor(user)));
    }

    @Test
    @Rule("FND-12")
    void anOverdueReviewIsRecalledNotDecided() {
        String partner = partner();
        String key = claim(partner, received(company(partner), "1000.00"), "10.00");
        assertThat(record(key).deadline().workingDaysLeft()).isEqualTo(1);
        assertThat(task(key, "review-claim").getDueDate().toInstant()).isEqualTo(record(key).deadline().at());

        runTimer(key, "claim-review-overdue");

        assertThat(notices("finance", key)).contains("汇款认领审核已逾期 " + key);
        assertThat(notices("manager", key)).containsExactly("汇款认领审核已逾期 " + key);
        assertThat(status(key)).isEqualTo("reviewing");
        assertThat(openTasks(key)).containsExactly("review-claim");
    }

    @Test
    @Rule("FND-13")
    void whoImportedAReceiptMayRejectAClaimOnItNotApprove() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = claim(partner, remittance, "10.00");

        assertRefused(403, "FOUR_EYES", "", () -> approve("finance", key, "review-claim"));
        assertThat(status(key)).isEqualTo("reviewing");
        reject("finance", key, "review-claim");

        assertThat(status(key)).isEqualTo("rejected");
    }

    @Test
    @Rule("FND-15")
    void creditingTakesEffectOnceAlsoWhenTheJobIsRepeated() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = claim(partner, remittance, "400.00");
        approve("finance2", key, "review-claim");
        runJob(key, "credit-account");

        claims.credit(key);

        assertThat(entries(partner)).extracting(LedgerEntryView::tradeId).containsExactly(key);
        assertThat(balance(partner).recharge()).isEqualTo("400.00");
        assertThat(receipt(remittance).credited()).isEqualTo("400.00");
    }

    @Test
    @Rule("FND-15")
    void aFailureIsRetriedThenAnIncidentAndTheClaimStaysApproved() {
        String partner = partner();
        String key = claim(partner, received(company(partner), "1000.00"), "400.00");
        approve("finance2", key, "review-claim");
        jdbc.sql("update remittance_receipt set reserved = 0 where receipt_key = ?").param(record(key).receiptKey()).update();
        Job job = job(key, "credit-account");

        for (int tries = 0; tries < 6; tries++) {
            assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
        }

        assertThat(runtime.createIncidentQuery().processInstanceId(instance(key).getId()).list()).singleElement()
                .extracting(Incident::getActivityId).isEqualTo("credit-account");
        assertThat(status(key)).isEqualTo("approved");
        assertThat(entries(partner)).isEmpty();
        jdbc.sql("update remittance_receipt set reserved = 400 where receipt_key = ?").param(record(key).receiptKey()).update();
        management.setJobRetries(job.getId(), 1);
        runJob(key, "credit-account");
        assertThat(balance(partner).recharge()).isEqualTo("400.00");
    }

    @Test
    @Rule("FND-07")
    void theFormAsksForProofAndAnAmountOfTwoDecimalsAboveZero() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");

        assertFieldRefused("transferProof", () -> start(partner, remittance, "transferProof", null));
        assertFieldRefused("claimAmount", () -> start(partner, remittance, "claimAmount", "0"));
        assertFieldRefused("claimAmount", () -> start(partner, remittance, "claimAmount", "-5.00"));
        assertFieldRefused("claimAmount", () -> start(partner, remittance, "claimAmount", "1.001"));
        assertRefused(409, "AMOUNT_EXCEEDS_REST", "1000.00", () -> start(partner, remittance, "claimAmount", "1000.01"));
        assertRefused(403, "NOT_ALLOWED", "", () -> start(partner + "-sales", "remittance-claim", remittance.form("1.00")));
        assertThat(receipt(remittance).rest()).isEqualTo("1000.00");
        FileView proof = record(claim(partner, remittance, "1000.00")).transferProof();
        assertThat(proof.name()).isEqualTo("凭证.pdf");
    }

    private String start(String partner, Remittance remittance, String field, Object value) {
        Map<String, Object> form = remittance.form("1.00");
        form.put(field, value);
        return start(partner + "-finance", "remittance-claim", form);
    }

    @Test
    @Rule("FND-05")
    void theStartFormProvesTheThreeFieldsAnew() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        Remittance twin = twin(remittance);
        Remittance single = received(company(partner), "77.00");

        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> start(partner, remittance, "remitterName", "别的公司"));
        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> start(partner, remittance, "amount", "1000.01"));
        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> start(partner, remittance, "receiptKey", "RCP-2026-999999"));
        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> start(partner, single, "receiptKey", key(remittance)));
        assertFieldRefused("receiptKey", () -> claim(partner, remittance, "1.00"));
        assertFieldRefused("receiptKey", () -> start(partner, single, "receiptKey", key(single)));

        String key = start(partner, remittance, "receiptKey", key(twin));
        assertThat(record(key).receiptKey()).isEqualTo(key(twin));
    }

    /** A second receipt of which a partner cannot say which is which. */
    private Remittance twin(Remittance remittance) {
        Remittance twin = new Remittance(remittance.reference() + "b", remittance.name(), remittance.account(), remittance.amount());
        importReceipts(twin.line(today().minusDays(2)));
        return twin;
    }

    @Test
    @Rule("FND-06")
    void claimsBeginTheDayAfterTheMoneyArrived() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00", today());

        assertRefused(409, "TOO_EARLY", today().plusDays(1).toString(), () -> claim(partner, remittance, "1.00"));
        moveTo(today().plusDays(1));

        assertThat(status(claim(partner, remittance, "1.00"))).isEqualTo("reviewing");
    }

    @Test
    @Rule("FND-10")
    void somebodyElsesPaymentNeedsAnEffectiveAgreementAlsoOnApproval() {
        String partner = partner();
        Remittance remittance = received("付款(集团)有限公司", "1000.00");
        assertRefused(409, "PAYER_NOT_ALLOWED", "", () -> claim(partner, remittance, "10.00"));
        agreement(partner, "付款集团有限公司");
        assertRefused(409, "PAYER_NOT_ALLOWED", "", () -> claim(partner, remittance, "10.00"));
        agreement(partner, "付款（集团）有限公司");
        String key = claim(partner, remittance, "10.00");
        String agreement = record(key).agreementKey();

        assertThat(record(key).thirdParty()).isTrue();
        assertFieldRefused("payerChecked", () -> approve("finance2", key, "review-claim"));
        as(partner + "-finance", () -> agreements.makeVoid(agreement, null, actor(partner + "-finance")));
        assertRefused(409, "PAYER_NOT_ALLOWED", "", () -> complete("finance2", key, "review-claim", "decision", "approve", "payerChecked", true));
        assertThat(status(key)).isEqualTo("reviewing");
        agreement(partner, "付款（集团）有限公司");
        complete("finance2", key, "review-claim", "decision", "approve", "payerChecked", true);

        assertThat(record(key).payerChecked()).isTrue();
        assertThat(record(key).agreementKey()).isNotEqualTo(agreement);
    }

    @Test
    @Rule("FND-10")
    void theOwnNameIsComparedWithBracketsOfBothWidths() {
        String partner = partner();
        Remittance remittance = received("  " + company(partner).replace('（', '(').replace('）', ')'), "5.00");

        assertThat(record(claim(partner, remittance, "5.00")).thirdParty()).isFalse();
    }

    @Test
    void aFrozenPartnerClaimsNothing() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = claim(partner, remittance, "10.00");
        jdbc.sql("update partner set status = 'frozen' where id = ?").param(partner).update();

        assertRefused(409, "PARTNER_FROZEN", "", () -> claim(partner, remittance, "10.00"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> withdraw(partner + "-finance", key));
        assertRefused(409, "PARTNER_FROZEN", "", () -> agreement(partner, "付款方"));
    }
}
