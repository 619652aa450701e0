package org.partnercenter.funds.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.funds.AgreementView;
import org.partnercenter.funds.ReceiptView;
import org.partnercenter.funds.RemitterFields;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.files.ImportFault;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;

/** Receipts come in, are found by who knows them, go back; and the agreements by which others pay. */
class ReceiptsTest extends FundsProcessTest {

    @AfterAll
    void theWholeModelIsPassed() {
        coverage.requireComplete("receipt-watch");
    }

    @Test
    @Rule("FND-01")
    void theSameReferenceWithTheSameContentIsSkippedAndCounted() {
        Remittance one = new Remittance(UUID.randomUUID().toString(), "甲公司", "6222000011112222", "10.00");
        Remittance two = new Remittance(UUID.randomUUID().toString(), "甲公司", "6222000011112222", "9999999999.99");
        assertThat(importReceipts(one.line(today())).imported()).isEqualTo(1);

        ImportView again = importReceipts(one.line(today()), two.line(today()), two.line(today()));

        assertThat(List.of(again.status().code(), again.imported(), again.skipped())).containsExactly("done", 1L, 2L);
        ReceiptView receipt = receipt(two);
        assertThat(receipt.importedBy()).isEqualTo("finance");
        assertThat(receipt.importKey()).isEqualTo(again.key());
        assertThat(receipt.history()).singleElement().extracting("by", "to").containsExactly("finance", "unclaimed");
    }

    @Test
    @Rule("FND-01")
    void withOtherContentTheFileIsRefusedWhole() {
        Remittance one = new Remittance(UUID.randomUUID().toString(), "甲公司", "6222000011112222", "10.00");
        importReceipts(one.line(today()));
        Remittance fresh = new Remittance(UUID.randomUUID().toString(), "乙公司", "6222000011112222", "10.00");
        Remittance changed = new Remittance(one.reference(), one.name(), one.account(), "10.01");

        ImportView refused = importReceipts(fresh.line(today()), changed.line(today()));

        assertThat(refused.status().code()).isEqualTo("refused");
        assertThat(refused.errors()).singleElement().extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(3L, "bankReference", "ALREADY_IMPORTED");
        assertThat(count("select count(*) from remittance_receipt where bank_reference = ?", fresh.reference())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"remitterAccount, 6222-0000-1111, 1.00", "remitterAccount, 1234, 1.00", "amount, 622200001111, 0.00", "amount, 622200001111, -1.00",
        "amount, 622200001111, 10000000000.00", "amount, 622200001111, 1.001"})
    @Rule("FND-01")
    void faultsAreNamedWithTheirColumn(String column, String account, String amount) {
        ImportView refused = importReceipts(new Remittance(UUID.randomUUID().toString(), "甲公司", account, amount).line(today()));

        assertThat(refused.errors()).singleElement().extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(2L, column, "FIELD_INVALID");
    }

    @Test
    @Rule("FND-01")
    void onlyFinanceImports() {
        for (String user : List.of("cloudstar-finance", "operations")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> imports.allowed("/api/remittance-receipts/import", actor(user)));
        }
    }

    @Test
    @Rule("FND-02")
    void aPartnerFindsAReceiptByAllThreeFieldsEachEqual() {
        String partner = partner();
        Remittance known = received("Ｓuzhou Fund（一）有限公司", "1000.10");
        String account = known.account();

        for (String name : List.of("Suzhou Fund(一)有限公司", " 　Suzhou Fund（一）有限公司 ")) {
            assertThat(search(partner, name, account, "1000.1").items()).extracting(ReceiptView::key).containsExactly(key(known));
        }
        String spaced = account.substring(0, 4) + " " + account.substring(4, 8) + "－" + account.substring(8) + " ";
        assertThat(search(partner, known.name(), spaced, "1000.10").total()).isOne();
        for (String name : List.of("suzhou fund(一)有限公司", "Suzhou Fund(一)有限", "Suzhou%", "SuzhouFund(一)有限公司")) {
            assertThat(search(partner, name, account, "1000.10").total()).as(name).isZero();
        }
        assertThat(search(partner, known.name(), account.substring(1), "1000.10").total()).isZero();
        assertThat(search(partner, known.name(), account, "1000.11").total()).isZero();
        for (String missing : List.of("remitterName", "remitterAccount", "amount")) {
            Map<String, String[]> fields = parameters(known.name(), account, "1000.10");
            fields.remove(missing);
            assertFieldRefused(missing, () -> RemitterFields.takeOutOf(fields));
        }
        assertFieldRefused("remitterName", () -> receiptRecords.list(ListQuery.DEFAULT, actor(partner + "-finance")));
        assertRefused(403, "NOT_ALLOWED", "", () -> search(partner + "-sales", known));
    }

    @Test
    @Rule("FND-03")
    void theResultHoldsWhatIsLeftAndNobodyElsesClaims() {
        String partner = partner();
        String other = partner();
        Remittance remittance = received(company(other), "1000.00");
        claim(other, remittance, "300.00");

        ReceiptView found = search(partner + "-finance", remittance).items().get(0);

        assertThat(List.of(found.key(), found.receivedOn(), found.remitterBank(), found.amount(), found.rest(), found.status().code()))
                .containsExactly(key(remittance), today().minusDays(2), "中国银行苏州分行", "1000.00", "700.00", "unclaimed");
        assertThat(found.claims()).isEmpty();
        assertThat(found).extracting("remitterName", "bankReference", "purpose", "reserved", "importedBy").containsOnlyNulls();
        assertRefused(404, "NOT_FOUND", "", () -> receiptRecords.item(found.key(), actor(partner + "-finance")));
        ReceiptView own = receiptRecords.item(found.key(), actor(other + "-sales"));
        assertThat(own.status().code()).isEqualTo("claiming");
        assertThat(own.claims()).hasSize(1);
        claim(other, remittance, "700.00");
        assertThat(search(partner + "-finance", remittance).total()).as("no rest").isZero();
        assertThat(receiptRecords.list(new ListQuery(List.of("claiming"), key(remittance), 0, 5, "-createdAt"), actor("manager")).total()).isOne();
    }

    @Test
    @Rule("FND-04")
    void whoGuessesIsSlowedDown() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        for (int miss = 0; miss < 29; miss++) {
            search(partner, "猜的", remittance.account(), "1.00");
        }
        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> {
            Map<String, Object> form = remittance.form("1.00");
            form.put("amount", "2.00");
            start(partner + "-finance", "remittance-claim", form);
        });

        assertRefused(429, "SEARCH_LIMIT", "", () -> search(partner + "-finance", remittance));
        assertRefused(429, "SEARCH_LIMIT", "", () -> claim(partner, remittance, "1.00"));
        assertThat(search(partner() + "-admin", remittance).total()).as("others do not wait").isOne();
        moveTo(ClockUtil.getCurrentTime().toInstant().plusSeconds(3601));
        assertThat(search(partner + "-finance", remittance).total()).isOne();
    }

    @Test
    @Rule("FND-17")
    void aReceiptIsReturnedOnlyWhileNoClaimHoldsOrHasHadPartOfIt() {
        String partner = partner();
        Remittance remittance = received(company(partner), "1000.00");
        String key = key(remittance);
        String claim = claim(partner, remittance, "1.00");
        assertRefused(409, "RECEIPT_IN_USE", "", () -> giveBack("finance", key));
        reject("finance", claim, "review-claim");
        assertRefused(403, "NOT_ALLOWED", "", () -> giveBack("operations", key));
        assertRefused(404, "NOT_FOUND", "", () -> giveBack(partner + "-finance", key));

        giveBack("finance", key);

        assertThat(receipt(remittance)).extracting(r -> r.status().code(), ReceiptView::rest, ReceiptView::returnReason)
                .containsExactly("returned", "0.00", "付错账户");
        assertThat(search(partner + "-finance", remittance).total()).isZero();
        assertRefused(404, "RECEIPT_NOT_FOUND", "", () -> claim(partner, remittance, "1.00"));
        assertRefused(409, "ALREADY_DECIDED", "", () -> giveBack("finance", key));
        Remittance credited = received(company(partner), "50.00");
        String paid = claim(partner, credited, "1.00");
        approve("finance2", paid, "review-claim");
        assertRefused(409, "RECEIPT_IN_USE", "", () -> giveBack("finance", key(credited)));
        runJob(paid, "credit-account");
        assertRefused(409, "RECEIPT_IN_USE", "", () -> giveBack("finance", key(credited)));
    }

    private void giveBack(String user, String key) {
        as(user, () -> receipts.giveBack(key, "付错账户", actor(user)));
    }

    @Test
    @Rule("FND-17")
    void financeIsToldOnceOfWhatNobodyClaimsFor90Days() {
        Remittance old = received("无人公司", "10.00", today().minusDays(90));
        Remittance fresh = received("无人公司", "11.00", today().minusDays(89));

        Job daily = management.createJobQuery().processDefinitionKey("receipt-watch").singleResult();
        assertThat(daily.getDuedate().toInstant().atZone(EngineClock.ZONE).toLocalTime()).isEqualTo("09:30");
        management.executeJob(daily.getId());
        management.executeJob(management.createJobQuery().processDefinitionKey("receipt-watch").singleResult().getId());

        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("receipt-watch").list())
                .extracting("tenantId").containsOnly("vendor");
        assertThat(notices("finance", key(old))).containsExactly("90 天无人认领的汇款 " + key(old));
        assertThat(notices("finance", key(fresh))).isEmpty();
    }

    @Test
    @Rule("FND-11")
    void atMostFiveAgreementsAreEffectiveAndOneForAPayer() {
        String partner = partner();
        for (int payer = 1; payer <= 5; payer++) {
            agreement(partner, "付款方" + payer);
        }
        assertRefused(409, "AGREEMENT_LIMIT", "", () -> agreement(partner, "付款方6"));
        assertRefused(409, "AGREEMENT_EXISTS", "", () -> agreement(partner, " 付款方5"));
        assertRefused(403, "NOT_ALLOWED", "", () -> makeVoid(partner + "-sales", first(partner).key()));
        assertRefused(404, "NOT_FOUND", "", () -> makeVoid(partner() + "-finance", first(partner).key()));
        AgreementView first = first(partner);
        assertThat(first.status().code()).isEqualTo("effective");
        assertThat(first.agreement().name()).isEqualTo("协议.pdf");

        makeVoid(partner + "-finance", first.key());

        assertThat(agreementRecords.item(first.key(), actor(partner + "-sales"))).extracting(a -> a.status().code(), AgreementView::reason)
                .containsExactly("voided", "不再代付");
        assertRefused(409, "ALREADY_DECIDED", "", () -> makeVoid(partner + "-finance", first.key()));
        agreement(partner, first.payerName());
        assertThat(agreementRecords.list(new ListQuery(List.of("effective"), null, 0, 10, "-createdAt"), actor(partner + "-finance")).total()).isEqualTo(5);
    }

    private AgreementView first(String partner) {
        return agreementRecords.list(new ListQuery(List.of("effective"), null, 0, 1, "key"), actor(partner + "-finance")).items().get(0);
    }

    private void makeVoid(String user, String key) {
        as(user, () -> agreements.makeVoid(key, "不再代付", actor(user)));
    }

    private Page<ReceiptView> search(String user, Remittance remittance) {
        return receiptRecords.search(RemitterFields.takeOutOf(parameters(remittance.name(), remittance.account(), remittance.amount())), ListQuery.DEFAULT,
                actor(user));
    }

    private Page<ReceiptView> search(String partner, String name, String account, String amount) {
        return receiptRecords.search(RemitterFields.takeOutOf(parameters(name, account, amount)), ListQuery.DEFAULT, actor(partner + "-finance"));
    }

    private static Map<String, String[]> parameters(String name, String account, String amount) {
        return new HashMap<>(Map.of("remitterName", new String[] {name}, "remitterAccount", new String[] {account}, "amount", new String[] {amount}));
    }
}
