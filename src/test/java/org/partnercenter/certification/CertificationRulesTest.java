package org.partnercenter.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the business certification, one by one. */
class CertificationRulesTest extends CertificationProcessTest {

    @Autowired
    private Reveals reveals;
    @Autowired
    private CertificationController controller;
    @Autowired
    private TransferAmounts amounts;
    @Autowired
    private ObjectMapper json;

    @Test
    @Rule("CRT-01")
    void nameAndCodeComeFromTheProfileAndTheHolderIsTheCompany() {
        String partner = partner();
        assertFieldRefused("bankAccountHolder", () -> started(partner, "bankAccountHolder", "别的公司"));
        assertFieldRefused("companyName", () -> started(partner, "companyName", company(partner)));
        assertFieldRefused("creditCode", () -> started(partner, "creditCode", "913301060000000000"));
        assertThat(count("select count(*) from business_certification where partner_id = ?", partner)).isZero();

        String key = started(partner);
        assertThat(view(key).companyName()).isEqualTo(company(partner));
        assertThat(view(key).creditCode())
                .isEqualTo(jdbc.sql("select credit_code from partner where id = ?").param(partner).query(String.class).single());
    }

    @Test
    @Rule("CRT-01")
    void theHolderIsTheCompanyInACorrectionToo() {
        String partner = partner();
        String key = started(partner);
        complete("finance", key, "send-transfer", "outcome", "failed", "comment", "账号不存在");

        assertFieldRefused("bankAccountHolder", () -> complete(partner + "-finance", key, "correct-information", "action", "submit",
                "bankAccountHolder", "别的公司"));
    }

    @Test
    void theFormIsCheckedFieldByField() {
        String partner = partner();
        assertFieldRefused("bankName", () -> started(partner, "bankCode", "other"));
        assertFieldRefused("bankCode", () -> started(partner, "bankCode", "no-bank"));
        assertFieldRefused("bankAccount", () -> started(partner, "bankAccount", "1234567"));
        assertFieldRefused("privacyAccepted", () -> started(partner, "privacyAccepted", false));
        assertFieldRefused("licence", () -> started(partner, "licence", null));
        assertRefused(403, "NOT_ALLOWED", "", () -> start(partner + "-sales", "business-certification", information(partner)));
    }

    @Test
    void theFormsOfferTheBanksOfTheList() throws IOException {
        List<String> codes = Stream.concat(Arrays.stream(Bank.values()).map(Bank::code), Stream.of(Bank.OTHER)).toList();
        for (String form : List.of("business-certification", "correct-information")) {
            try (InputStream html = getClass().getResourceAsStream("/forms/certification/" + form + ".html")) {
                assertThat(Jsoup.parse(new String(html.readAllBytes(), StandardCharsets.UTF_8))
                        .select("[cam-variable-name=bankCode] option").eachAttr("value")).filteredOn(v -> !v.isEmpty()).isEqualTo(codes);
            }
        }
        assertThat(view(started(partner(), "bankCode", "cmb", "bankName", "随便写的")).bankName()).isEqualTo("招商银行");
    }

    @Test
    @Rule("CRT-02")
    void oneIsOpenAtATimeAndAFrozenPartnerStartsNone() {
        String partner = partner();
        String key = started(partner);
        assertRefused(409, "CERTIFICATION_OPEN", "", () -> started(partner));
        enter(partner, key, send(key));

        jdbc.sql("update partner set status = 'frozen' where id = ?").param(partner).update();
        assertRefused(409, "PARTNER_FROZEN", "", () -> started(partner));
        jdbc.sql("update partner set status = 'active' where id = ?").param(partner).update();
        assertThat(started(partner)).as("a change, beside the valid one").isNotEqualTo(key);
    }

    @Test
    @Rule("CRT-03")
    void theAmountIsRandomWithinItsRangeAndNewForEachTransfer() {
        Set<BigDecimal> drawn = new HashSet<>();
        TransferAmount former = null;
        for (int i = 0; i < 5000; i++) {
            TransferAmount next = TransferAmount.random(money("0.01"), money("0.99"), former);
            assertThat(former == null || !former.matches(next.plain())).as("differs from the one before").isTrue();
            assertThat(next.plain()).isBetween(money("0.01"), money("0.99"));
            assertThat(next.plain().scale()).isEqualTo(2);
            drawn.add(next.plain());
            former = next;
        }
        assertThat(drawn).as("each amount occurs").hasSize(99);
        assertThat(TransferAmount.random(money("0.05"), money("0.05"), TransferAmount.of(money("0.05"))).plain()).isEqualByComparingTo("0.05");

        String partner = partner();
        String key = started(partner);
        String first = send(key);
        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        complete("finance", key, "trace-transfer", "outcome", "resend");
        assertThat(amount(key)).isNotEqualTo(first);
    }

    @Test
    @Rule("CRT-03")
    void onlyFinanceSeesTheAmountAndOnlyUntilTheTransferIsSent() {
        String partner = partner();
        String key = started(partner);
        Transfer transfer = controller.transfer(key, actor("finance")).getBody();
        assertThat(transfer.amount()).matches("0\\.\\d\\d");
        assertThat(transfer.bankAccount()).as("in full, to be typed").isEqualTo(account(partner));
        assertThat(transfer.bankAccountHolder()).isEqualTo(company(partner));
        assertThat(transfer.bankName()).isEqualTo("中国工商银行");
        assertThat(controller.transfer(key, actor("finance")).getHeaders().getCacheControl()).isEqualTo("no-store");
        for (String other : List.of(partner + "-admin", partner + "-finance", "operations", "manager", "pdm")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> controller.transfer(key, actor(other)));
        }
        assertRefused(404, "NOT_FOUND", "", () -> controller.transfer(key, actor("cloudstar-finance")));

        send(key);
        assertRefused(404, "NOT_FOUND", "", () -> controller.transfer(key, actor("finance")));
        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        assertRefused(404, "NOT_FOUND", "", () -> controller.transfer(key, actor("finance")));
    }

    @Test
    @Rule("CRT-03")
    void nothingThatIsShownOrLoggedContainsTheAmount() throws JsonProcessingException {
        String partner = partner();
        String key = started(partner);
        String amount = send(key);
        enter(partner, key, other(amount));

        assertThat(json.writeValueAsString(view(key))).doesNotContain(amount);
        assertThat(json.writeValueAsString(records.item(key, actor("manager")))).doesNotContain(amount);
        assertThat(jdbc.sql("select body from notice where record_key = ?").param(key).query(String.class).list())
                .isNotEmpty().noneMatch(body -> body.contains(amount));
        assertThat(jdbc.sql("select remark from journal where record_key = ? and remark is not null").param(key).query(String.class).list())
                .noneMatch(remark -> remark.contains(amount));
        assertThat(amounts.find(key).orElseThrow().toString()).isEqualTo("hidden");
        assertThat(new Transfer(key, amount, "h", "a", "b", "n", "r", null).toString()).doesNotContain(amount);
        assertThat(count("select count(*) from information_schema.columns where lower(table_name) = 'business_certification'"
                + " and lower(column_name) like '%amount%'")).as("the record's table has no amount").isZero();
    }

    @Test
    @Rule("CRT-03")
    void theAmountIsForgottenWhenTheCertificationIsOver() {
        String partner = partner();
        String key = certified(partner);

        assertThat(amounts.find(key)).isEmpty();
    }

    @Test
    @Rule("CRT-04")
    void onlyTheExactAmountCertifies() {
        String partner = partner();
        String key = started(partner);
        String amount = send(key);
        String next = money(amount).compareTo(money("0.99")) == 0 ? "0.98" : money(amount).add(money("0.01")).toPlainString();

        enter(partner, key, next);
        assertThat(status(key)).as("a cent beside is wrong").isEqualTo("awaiting-amount");
        enter(partner, key, amount);
        assertThat(status(key)).isEqualTo("certified");
        assertThat(view(key).certifiedAt()).isNotNull();
    }

    @Test
    @Rule("CRT-04")
    void aWrongAmountIsAnAnswerAndTheThirdLocksAtOnce() {
        String partner = partner();
        String key = started(partner);
        String amount = send(key);
        String before = task(key, "enter-amount").getId();

        enter(partner, key, other(amount));
        assertThat(task(key, "enter-amount").getId()).as("the task opened again").isNotEqualTo(before);
        assertThat(view(key).result()).isEqualTo("AMOUNT_WRONG");
        assertThat(view(key).triesLeft()).isEqualTo(2);
        enter(partner, key, other(amount));
        assertThat(view(key).triesLeft()).isEqualTo(1);
        enter(partner, key, other(amount));

        assertThat(view(key).triesLeft()).isZero();
        assertThat(status(key)).isEqualTo("locked");
        assertThat(openTasks(key)).containsExactly("request-unlock");
    }

    @Test
    @Rule("CRT-05")
    void onlyTheVendorUnlocksAndThatBringsANewTransferWithAllTries() {
        String partner = partner();
        String key = started(partner);
        String amount = lock(partner, key);

        assertRefused(409, "CERTIFICATION_LOCKED", "", () -> transfers.confirm(key, money(amount)));
        assertThat(status(key)).as("the right amount comes too late").isEqualTo("locked");
        assertFieldRefused("note", () -> complete(partner + "-finance", key, "request-unlock"));
        complete(partner + "-finance", key, "request-unlock", "note", "请解锁");
        assertRefused(403, "NOT_ALLOWED", "", () -> approve(partner + "-admin", key, "unlock-certification"));
        assertRefused(403, "NOT_ALLOWED", "", () -> approve("finance", key, "unlock-certification"));
        approve("operations", key, "unlock-certification");

        assertThat(view(key).triesLeft()).isEqualTo(3);
        assertThat(view(key).result()).isNull();
        String next = send(key);
        assertThat(next).isNotEqualTo(amount);
        enter(partner, key, next);
        assertThat(status(key)).isEqualTo("certified");
    }

    @ParameterizedTest
    @Rule("CRT-06")
    @ValueSource(strings = {"0.00", "0", "1.00", "0.555", "many", "-0.10", "0,50", "1e-1", "100.5"})
    void whatCannotBeTheAmountCostsNoTry(String malformed) {
        String partner = partner();
        String key = started(partner);
        send(key);
        String task = task(key, "enter-amount").getId();

        assertFieldRefused("amount", () -> enter(partner, key, malformed));

        assertThat(view(key).triesLeft()).isEqualTo(3);
        assertThat(view(key).result()).isNull();
        assertThat(task(key, "enter-amount").getId()).isEqualTo(task);
    }

    @Test
    @Rule("CRT-06")
    void aMissingAmountCostsNoTryEither() {
        String partner = partner();
        String key = started(partner);
        String amount = send(key);

        assertFieldRefused("amount", () -> complete(partner + "-finance", key, "enter-amount", "action", "confirm"));
        assertFieldRefused("amount", () -> complete(partner + "-finance", key, "enter-amount", "action", "not-received", "amount", amount));
        assertThat(view(key).triesLeft()).isEqualTo(3);
    }

    @Test
    @Rule("CRT-07")
    void nothingReceivedCostsNoTryAndIsTracedWithinThreeWorkingDays() {
        String partner = partner();
        moveTo(LocalDate.parse("2026-03-02"));
        String key = started(partner);
        String amount = send(key);
        enter(partner, key, other(amount));

        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        assertThat(view(key).triesLeft()).isEqualTo(2);
        assertThat(due(key, "trace-transfer")).isEqualTo(endOf(LocalDate.parse("2026-03-05")));
        complete("finance", key, "trace-transfer", "outcome", "resend");
        assertThat(view(key).triesLeft()).as("the tries that were left").isEqualTo(2);
    }

    @Test
    @Rule("CRT-08")
    void theAmountCanBeEnteredForThirtyDaysWhichAWrongAnswerDoesNotProlong() {
        String partner = partner();
        moveTo(LocalDate.parse("2026-03-02"));
        String key = started(partner);
        String amount = send(key);
        Instant end = endOf(LocalDate.parse("2026-04-01"));
        assertThat(job(key, "amount-entry-ended").getDuedate()).isEqualTo(end);
        assertThat(view(key).deadline().at()).isEqualTo(end);
        moveTo(LocalDate.parse("2026-03-20"));
        enter(partner, key, other(amount));
        assertThat(job(key, "amount-entry-ended").getDuedate()).isEqualTo(end);
        assertThat(due(key, "enter-amount")).isEqualTo(end);

        moveTo(end);
        assertRefused(409, "DEADLINE_OVER", "", () -> enter(partner, key, amount));
        runJob(key, "amount-entry-ended");

        assertThat(status(key)).isEqualTo("rejected");
        assertThat(view(key).comment()).contains("30");
        assertThat(view(key).deadline()).isNull();
        assertThat(openTasks(key)).containsExactly("correct-information");
    }

    @Test
    @Rule("CRT-09")
    void theVendorsTasksAreDueAsTheirSettingsSay() {
        moveTo(LocalDate.parse("2026-03-02"));
        String partner = partner();
        String reviewed = started(partner, "intermediaryBank", "Bank of Somewhere");
        assertThat(due(reviewed, "review-manually")).isEqualTo(endOf(LocalDate.parse("2026-03-09")));
        approve("finance", reviewed, "review-manually");
        assertThat(due(reviewed, "send-transfer")).isEqualTo(endOf(LocalDate.parse("2026-03-03")));
        lock(partner, reviewed);
        complete(partner + "-finance", reviewed, "request-unlock", "note", "请解锁");
        assertThat(due(reviewed, "unlock-certification")).isEqualTo(endOf(LocalDate.parse("2026-03-05")));
    }

    private Instant due(String key, String taskKey) {
        Task task = task(key, taskKey);
        assertThat(task.getDueDate()).isNotNull();
        return task.getDueDate().toInstant();
    }

    @Test
    @Rule("CRT-10")
    void whatIsTurnedDownCarriesACommentThatThePartnerSees() {
        String partner = partner();
        String key = started(partner, "bankCode", "other", "bankName", "城市商业银行");
        assertFieldRefused("comment", () -> complete("finance", key, "review-manually", "decision", "reject"));
        reject("finance", key, "review-manually");
        assertThat(view(key).comment()).isEqualTo(REASON);

        correct(partner, key, "bankCode", "icbc");
        assertThat(view(key).comment()).isNull();
        assertFieldRefused("comment", () -> complete("finance", key, "send-transfer", "outcome", "failed"));
        assertFieldRefused("bankReference", () -> complete("finance", key, "send-transfer", "outcome", "sent"));
        complete("finance", key, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        assertThat(view(key).comment()).isEqualTo("账号不存在");

        correct(partner, key);
        send(key);
        complete(partner + "-finance", key, "enter-amount", "action", "not-received");
        assertFieldRefused("comment", () -> complete("finance", key, "trace-transfer", "outcome", "bank-data-wrong"));
        complete("finance", key, "trace-transfer", "outcome", "bank-data-wrong", "comment", "支行不符");
        assertThat(view(key).comment()).isEqualTo("支行不符");

        correct(partner, key);
        lock(partner, key);
        complete(partner + "-finance", key, "request-unlock", "note", "请解锁");
        assertFieldRefused("comment", () -> complete("operations", key, "unlock-certification", "decision", "reject"));
        reject("operations", key, "unlock-certification");
        assertThat(view(key).comment()).isEqualTo(REASON);
        correct(partner, key);
        assertThat(view(key).triesLeft()).as("a new check has all its tries").isEqualTo(3);
        assertThat(view(key).history()).extracting(Journal.Entry::comment).contains(REASON, "账号不存在", "支行不符");
    }

    private void correct(String partner, String key, Object... changed) {
        Object[] fields = Stream.concat(Stream.of("action", "submit"), Arrays.stream(changed)).toArray();
        complete(partner + "-finance", key, "correct-information", fields);
    }

    @Test
    @DisplayName("in a correction a field left out keeps its value, files too")
    void whatIsLeftOutStays() {
        String partner = partner();
        String key = started(partner, "bankCode", "other", "bankName", "城市商业银行");
        reject("finance", key, "review-manually");
        CertificationView before = view(key);

        correct(partner, key, "registeredAddress", "新地址");

        CertificationView after = view(key);
        assertThat(after.registeredAddress()).isEqualTo("新地址");
        assertThat(after.bankName()).isEqualTo("城市商业银行");
        assertThat(after.licence()).isEqualTo(before.licence());
        assertThat(after.financeContactEmail()).isEqualTo(before.financeContactEmail());
        assertThat(reveal(key, partner + "-finance")).isEqualTo(account(partner));
    }

    @Test
    @Rule("CRT-11")
    void everyResultGoesOutAsNoticeMailAndSms() {
        String partner = partner();
        String key = started(partner, "bankCode", "other", "bankName", "城市商业银行");
        reject("finance", key, "review-manually");
        assertTold(partner, key, "商业信息认证失败 " + key, 1);
        correct(partner, key, "bankCode", "icbc");
        lock(partner, key);
        assertTold(partner, key, "商业信息已锁定 " + key, 2);
        complete(partner + "-finance", key, "request-unlock", "note", "请解锁");
        approve("operations", key, "unlock-certification");
        enter(partner, key, send(key));
        assertTold(partner, key, "商业信息认证成功 " + key, 3);
        rename(partner, "新公司");
        assertTold(partner, key, "商业信息已失效 " + key, 4);
    }

    private void assertTold(String partner, String key, String headline, int results) {
        assertThat(notices(partner + "-finance", key)).last().isEqualTo(headline);
        assertThat(notices(partner + "-admin", key)).containsOnlyOnce(headline);
        assertThat(notices(partner + "-sales", key)).isEmpty();
        assertThat(count("select count(*) from mail where channel = 'mail' and recipient = ?", "contact@" + partner + ".example"))
                .isEqualTo(results);
        assertThat(count("select count(*) from mail where channel = 'sms' and recipient = ?", "139" + partner)).isEqualTo(results);
    }

    @Test
    @Rule("CRT-12")
    void nothingIsSettledWithoutAValidCertificationOrWhileOneIsOpen() {
        String partner = partner();
        assertRefused(409, "NOT_CERTIFIED", "", () -> certifications.requireValid(partner));
        assertThat(certifications.current(partner)).isEmpty();
        String key = started(partner);
        assertRefused(409, "CERTIFICATION_PENDING", "", () -> certifications.requireValid(partner));
        enter(partner, key, send(key));
        certifications.requireValid(partner);
        assertThat(certifications.isValid(partner)).isTrue();

        String change = started(partner);
        assertRefused(409, "CERTIFICATION_PENDING", "", () -> certifications.requireValid(partner));
        assertThat(certifications.current(partner).orElseThrow().key()).isEqualTo(change);
        complete("finance", change, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        assertRefused(409, "CERTIFICATION_PENDING", "", () -> certifications.requireValid(partner));
    }

    @Test
    @Rule("CRT-13")
    void successSupersedesTheFormerAndWithdrawingLeavesItValid() {
        String partner = partner();
        String first = certified(partner);
        String withdrawn = started(partner);
        complete("finance", withdrawn, "send-transfer", "outcome", "failed", "comment", "账号不存在");
        complete(partner + "-finance", withdrawn, "correct-information", "action", "withdraw");
        assertThat(status(withdrawn)).isEqualTo("withdrawn");
        assertThat(status(first)).isEqualTo("certified");
        certifications.requireValid(partner);

        String second = certified(partner);

        assertThat(status(first)).isEqualTo("superseded");
        assertThat(status(second)).isEqualTo("certified");
        assertThat(certifications.current(partner).orElseThrow().key()).isEqualTo(second);
    }

    @Test
    @Rule("CRT-14")
    void aChangedCompanyNameVoidsTheValidOneAndEndsTheOpenOne() {
        String partner = partner();
        String valid = certified(partner);
        String open = started(partner);
        send(open);
        String stranger = certified(partner());

        rename(partner, "新公司");

        assertThat(status(valid)).isEqualTo("voided");
        assertThat(status(open)).isEqualTo("voided");
        assertThat(view(open).deadline()).isNull();
        assertThat(amounts.find(open)).isEmpty();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(open).count()).isZero();
        assertThat(status(stranger)).isEqualTo("certified");
        assertRefused(409, "NOT_CERTIFIED", "", () -> certifications.requireValid(partner));
        assertThat(noticeTexts(partner + "-finance", valid)).last().asString().contains("重新认证");
    }

    @Test
    @Rule("CRT-15")
    void theBankAccountIsMaskedAndRevealedToThoseWhoMay() {
        String partner = partner();
        String key = certified(partner);
        assertThat(view(key).bankAccount()).isEqualTo("****4321");
        assertThat(records.item(key, actor("finance")).bankAccount()).isEqualTo("****4321");
        assertThat(records.list(new ListQuery(List.of(), key, 0, 20, "-createdAt"), actor(partner + "-sales")).items().get(0).bankAccount())
                .isEqualTo("****4321");

        for (String reader : List.of(partner + "-finance", partner + "-admin", "finance")) {
            assertThat(reveal(key, reader)).isEqualTo(account(partner));
        }
        for (String other : List.of(partner + "-sales", "operations", "manager")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> reveal(key, other));
        }
        assertRefused(404, "NOT_FOUND", "", () -> reveal(key, "cloudstar-finance"));
        assertThat(view(key).history()).filteredOn(entry -> "revealed".equals(entry.to())).hasSize(3);
    }

    private String reveal(String key, String userId) {
        Map<String, String> values = new HashMap<>();
        as(userId, () -> values.putAll(reveals.reveal("business-certifications", "bankAccount", List.of(key), actor(userId))));
        return values.get(key);
    }

    @Test
    void aCertificationIsItsPartnersAndTheVendors() {
        String key = started(partner());

        assertRefused(404, "NOT_FOUND", "", () -> records.item(key, actor("cloudstar-admin")));
        assertThat(records.item(key, actor("manager")).key()).isEqualTo(key);
        assertThat(records.rows(List.of(key), actor("cloudstar-admin"))).isEmpty();
    }

    @Test
    void theSupplierDataAreFinances() {
        SupplierAccount supplier = new SupplierAccount("91330106MA2H1CXX9Y", "某供应商", "12345678901234");
        assertRefused(403, "NOT_ALLOWED", "", () -> suppliers.create(supplier, actor("operations")));
        assertRefused(403, "NOT_ALLOWED", "", () -> suppliers.list(ListQuery.DEFAULT, actor("cloudstar-finance")));
        suppliers.create(supplier, actor("finance"));
        assertRefused(409, "SUPPLIER_EXISTS", "", () -> suppliers.create(supplier, actor("finance")));
        assertThat(suppliers.item(supplier.creditCode(), actor("finance")).bankAccount()).isEqualTo("****1234");
        suppliers.replace(new SupplierAccount(supplier.creditCode(), "新名称", "99998888777766"), actor("finance"));
        assertThat(suppliers.find(supplier.creditCode()).orElseThrow().companyName()).isEqualTo("新名称");
        suppliers.delete(supplier.creditCode(), actor("finance"));
        assertRefused(404, "NOT_FOUND", "", () -> suppliers.delete(supplier.creditCode(), actor("finance")));
    }
}
