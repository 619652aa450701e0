package org.partnercenter.funds.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.funds.AdjustmentKind;
import org.partnercenter.funds.AdjustmentRecords;
import org.partnercenter.funds.Adjustments;
import org.partnercenter.funds.BalanceView;
import org.partnercenter.funds.Booking;
import org.partnercenter.funds.Direction;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.funds.LedgerEntryView;
import org.partnercenter.funds.LedgerPage;
import org.partnercenter.funds.TradeDetail;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.files.ExportKind;
import org.partnercenter.platform.files.ImportFault;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger as people read, bring in and correct it. */
class LedgerBooksTest extends FundsProcessTest {

    private static final String HEADER = "partnerId,account,tradeType,tradeDetailType,direction,amount,tradeAt,tradeId,customerId";

    @Autowired
    private Adjustments adjustments;
    @Autowired
    private AdjustmentRecords adjustmentRecords;
    @Autowired
    private Reveals reveals;
    @Autowired
    private List<ExportKind> exportKinds;

    private ImportView importEntries(String... lines) {
        return imported("finance", "ledger-entries", HEADER, lines);
    }

    private static String consumed(String partner, String amount, String tradeId, String customer) {
        return consumed(partner, amount, tradeId, customer, now().minusSeconds(30));
    }

    private static String consumed(String partner, String amount, String tradeId, String customer, Instant at) {
        return String.join(",", partner, "recharge", "DEDEUCT", "SOURCE_OPERAIION_DEDEUCT", "expense", amount, at.toString(), tradeId,
                customer == null ? "" : customer);
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Test
    @Rule({"FND-18", "FND-19"})
    void billingsFileIsBookedInItsOrderAndTheSameAgainSkipped() {
        String partner = partner();
        fund(partner, "100.00");
        String customer = customer(partner, "2");
        moveTo(now().plusSeconds(60));
        String first = consumed(partner, "60.00", "t-1", customer);
        String refund = first.replace("DEDEUCT,SOURCE_OPERAIION_DEDEUCT,expense,60.00", "REFUND,SOURCE_OPERAIION_REFUND,income,50.00");

        ImportView run = importEntries(first, refund, consumed(partner, "90.00", "t-2", null));

        assertThat(List.of(run.status().code(), run.imported(), run.skipped())).as(String.valueOf(run.errors())).containsExactly("done", 3L, 0L);
        assertThat(entries(partner)).extracting(LedgerEntryView::balanceAfter).containsExactly("0.00", "90.00", "40.00", "100.00");
        assertThat(entries(partner).get(2).customerId()).isEqualTo(customer);
        ImportView again = importEntries(first, first);
        assertThat(List.of(again.imported(), again.skipped())).containsExactly(0L, 2L);
        assertThat(balance(partner).recharge()).isEqualTo("0.00");
    }

    @Test
    @Rule("FND-19")
    void aFileThatDoesNotFitIsRefusedWithItsLines() {
        String partner = partner();
        fund(partner, "100.00");
        importEntries(consumed(partner, "10.00", "t-1", null, Instant.parse("2026-01-05T00:00:00Z")));

        ImportView refused = importEntries(consumed(partner, "80.00", "t-2", null), consumed(partner, "10.01", "t-3", null),
                consumed(partner, "11.00", "t-1", null, Instant.parse("2026-01-05T00:00:00Z")));

        assertThat(refused.status().code()).isEqualTo("refused");
        assertThat(refused.errors()).extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(tuple(3L, "amount", "INSUFFICIENT_BALANCE"),
                        tuple(4L, "tradeId", "ALREADY_IMPORTED"));
        assertThat(balance(partner).recharge()).isEqualTo("90.00");
        assertThat(entries(partner)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"partnerId, nobody, DEDEUCT, SOURCE_OPERAIION_DEDEUCT, expense, 1.00, ''", "direction, , DEDEUCT, SOURCE_OPERAIION_USAGE, income, 1.00, ''",
        "tradeType, , REFUND, SOURCE_OPERAIION_USAGE, expense, 1.00, ''", "amount, , DEDEUCT, SOURCE_OPERAIION_USAGE, expense, 0.00, ''",
        "customerId, , REFUND, SOURCE_OPERAIION_REFUND, income, 1.00, nobody", "tradeType, , RECHARGE, SOURCE_OPERAIION_REFUND, income, 1.00, ''",
        "tradeDetailType, , REFUND, SOURCE_OPERAIION_RECHARGE, income, 1.00, ''"})
    @Rule("FND-19")
    void aWrongRowIsNamedWithItsColumn(String column, String partnerId, String type, String detail, String direction, String amount, String customer) {
        String partner = partnerId == null ? "cloudstar" : partnerId;
        ImportView refused = importEntries(String.join(",", partner, "recharge", type, detail, direction, amount, "2026-01-05T00:00:00Z",
                UUID.randomUUID().toString(), customer));

        assertThat(refused.errors()).extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(tuple(2L, column, "FIELD_INVALID"));
    }

    @Test
    @Rule("FND-19")
    void nothingComesInThatHasNotHappenedYet() {
        ImportView refused = importEntries(consumed("cloudstar", "1.00", UUID.randomUUID().toString(), null, now().plusSeconds(60)));

        assertThat(refused.errors()).extracting(ImportFault::column).containsExactly("tradeAt");
        assertRefused(403, "NOT_ALLOWED", "", () -> imports.allowed("/api/ledger-entries/import", actor("operations")));
    }

    @Test
    @Rule("FND-20")
    void aPartnerSeesTheLastTwelveMonthsTheVendorAll() {
        String partner = partner();
        LocalDate first = today().minusMonths(12);
        book(partner, "a", first.atStartOfDay(EngineClock.ZONE).minusSeconds(1), null);
        book(partner, "b", first.atStartOfDay(EngineClock.ZONE), null);
        book(partner, "c", first.plusDays(40).atTime(12, 0).atZone(EngineClock.ZONE), null);

        assertThat(ledger(partner + "-finance").items()).extracting(LedgerEntryView::tradeId).containsExactly("c", "b");
        LedgerPage wide = ledger(partner + "-admin", "from", first.minusDays(300).toString(), "to", today().toString());
        assertThat(wide.items()).extracting(LedgerEntryView::tradeId).containsExactly("c", "b");
        assertThat(wide.visibleFrom()).isEqualTo(first);
        assertThat(wide.income()).isEqualTo("20.00");
        assertThat(ledger(partner + "-finance", "from", first.plusDays(40).toString(), "to", first.plusDays(40).toString()).items())
                .extracting(LedgerEntryView::tradeId).containsExactly("c");
        assertThat(ledgerRecords.list(new ListQuery(List.of(), partner, 0, 10, "-createdAt"), actor("manager")).items())
                .extracting(LedgerEntryView::tradeId).containsExactly("c", "b", "a");
        assertThat(balance(partner).recharge()).isEqualTo("30.00");
        String old = ledgerRecords.list(new ListQuery(List.of(), partner, 0, 10, "tradeAt"), actor("finance")).items().get(0).key();
        assertRefused(404, "NOT_FOUND", "", () -> ledgerRecords.item(old, actor(partner + "-finance")));
        assertThat(ledgerRecords.item(old, actor("operations")).tradeId()).isEqualTo("a");
        assertFieldRefused("to", () -> ledger(partner + "-finance", "from", "2026-03-02", "to", "2026-03-01"));
        assertFieldRefused("account", () -> ledger(partner + "-finance", "account", "cash"));
    }

    private void book(String partner, String tradeId, ZonedDateTime at, String customer) {
        ledger.book(new Booking(partner, FundAccount.RECHARGE, TradeDetail.REFUND, Direction.INCOME, new BigDecimal("10.00"), at.toInstant(), tradeId,
                customer));
    }

    @Test
    @Rule({"FND-21", "CUS-29"})
    void anEntryOfACustomerIsSeenWhenItHappenedWhileTheCustomerWasThePartners() {
        String partner = partner();
        String customer = customer(partner, "2");
        ZonedDateTime bound = bonds.current(customer).orElseThrow().since().atZone(EngineClock.ZONE);
        book(partner, "before", bound.minusSeconds(1), customer);
        book(partner, "during", bound, customer);
        book(partner, "other", bound, null);
        moveTo(bound.plusDays(2).toInstant());
        bonds.end(customer);
        book(partner, "after", bound.plusDays(3), customer);
        moveTo(bound.plusDays(4).toInstant());

        LedgerPage page = ledger(partner + "-finance");

        assertThat(page.items()).extracting(LedgerEntryView::tradeId).containsExactly("other", "during");
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.income()).isEqualTo("20.00");
        assertThat(export(partner + "-finance")).contains("\"during\"").doesNotContain("\"before\"", "\"after\"");
        assertThat(balance(partner).recharge()).as("balances count it all the same").isEqualTo("40.00");
        assertThat(ledger("finance", "customerId", customer).total()).as("the vendor sees all").isEqualTo(3);
    }

    @Test
    @Rule({"FND-22", "CUS-29"})
    void onceTheCustomerCancelledItsAccountNameAndAccountAreEmpty() {
        String partner = partner();
        String customer = customer(partner, "2");
        ZonedDateTime bound = bonds.current(customer).orElseThrow().since().atZone(EngineClock.ZONE);
        book(partner, "during", bound, customer);
        bonds.end(customer);
        as("operations", () -> accounts.change(customer, Map.of("closedAt", now())));

        assertThat(entries(partner)).singleElement().satisfies(entry -> {
            assertThat(entry.customerId()).isEqualTo(customer);
            assertThat(entry.customerName()).isNull();
            assertThat(entry.customerAccount()).isNull();
        });
        String admin = partner + "-admin";
        assertThat(call(admin, () -> reveals.reveal("ledger-entries", "customerName", List.of(entries(partner).get(0).key()), actor(admin))))
                .containsValue("");
    }

    @Test
    @Rule("FND-23")
    void namesAndAccountsAreMaskedRevealedByTheAdministratorAndExportedMasked() {
        String partner = partner();
        String customer = customer(partner, "2");
        book(partner, "=evil", bonds.current(customer).orElseThrow().since().atZone(EngineClock.ZONE), customer);
        LedgerEntryView entry = entries(partner).get(0);
        String admin = partner + "-admin";

        assertThat(entry.customerName()).isEqualTo("无锡****");
        assertThat(entry.customerAccount()).isEqualTo("ac****");
        assertThat(call(admin, () -> reveals.reveal("ledger-entries", "customerName", List.of(entry.key()), actor(admin))))
                .isEqualTo(Map.of(entry.key(), "无锡某公司" + customer));
        assertThat(call(admin, () -> reveals.reveal("ledger-entries", "customerAccount", List.of(entry.key()), actor(admin))))
                .isEqualTo(Map.of(entry.key(), "acc_" + customer));
        assertThat(ledgerRecords.item(entry.key(), actor(admin)).history()).extracting("to").containsExactly("booked", "revealed", "revealed");
        for (String user : List.of(partner + "-finance", partner + "-sales")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> reveals.reveal("ledger-entries", "customerName", List.of(entry.key()), actor(user)));
        }
        String foreign = partner() + "-admin";
        assertRefused(404, "NOT_FOUND", "", () -> reveals.reveal("ledger-entries", "customerName", List.of(entry.key()), actor(foreign)));
        assertThat(export(partner + "-finance")).startsWith("\uFEFF").contains("\"无锡****\"", "\"'=evil\"", "\"10.00\"").doesNotContain("某公司");
    }

    private String export(String user) {
        ExportKind kind = exportKinds.stream().filter(each -> each.name().equals("ledger-entries")).findFirst().orElseThrow();
        return new String(CsvSheet.bytes(sheet -> kind.write(Map.of(), actor(user), sheet)), StandardCharsets.UTF_8);
    }

    @Test
    @Rule("FND-20")
    void whoHasNothingToDoWithMoneyReadsNoLedger() {
        for (String user : List.of("cloudstar-sales", "cloudstar-delivery", "pdm", "reviewer")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> ledger(user));
            assertRefused(403, "NOT_ALLOWED", "", () -> balances.list(ListQuery.DEFAULT, actor(user)));
            assertThat(ledgerRecords.offeredTo(actor(user))).isFalse();
        }
    }

    @Test
    @Rule("FND-25")
    void theBalancesOfAPartner() {
        String partner = partner();
        fund(partner, "500.00");
        String customer = customer(partner, "2");
        allocate(partner, "allocate", "customerId", customer, "120.00");
        allocate(partner, "reclaim", "customerId", customer, "20.00");
        setLine(partner, "1000.00");
        importEntries(consumed(partner, "300.00", "x", null).replace("recharge", "credit"));

        BalanceView balance = balance(partner);

        assertThat(List.of(balance.recharge(), balance.creditLine(), balance.creditAvailable(), balance.accountBalance(), balance.allocated(),
                balance.owedInvoice())).containsExactly("400.00", "1000.00", "700.00", "1100.00", "100.00", "0.00");
        String stranger = partner() + "-finance";
        assertRefused(404, "NOT_FOUND", "", () -> balances.item(partner, actor(stranger)));
        assertThat(balances.list(new ListQuery(List.of(), partner, 0, 5, "key"), actor("manager")).items()).extracting(BalanceView::key)
                .containsExactly(partner);
    }

    private void setLine(String partner, String line) {
        as("finance", () -> adjustments.proposeCreditLine(partner, new BigDecimal(line), "授信", actor("finance")));
        decide("finance2", partner, AdjustmentKind.CREDIT_LINE, true);
    }

    private void decide(String user, String partner, AdjustmentKind kind, boolean approved) {
        as(user, () -> adjustments.decide(partner, kind, new Decision(approved, approved ? null : REASON), actor(user)));
    }

    @Test
    @Rule({"FND-18", "FND-19"})
    void aCreditLineIsBookedByItsDifferenceOnceAnotherMemberOfFinanceConfirms() {
        String partner = partner();
        String key = call("finance", () -> adjustments.proposeCreditLine(partner, new BigDecimal("1000.00"), "授信", actor("finance")));
        assertThat(balance(partner).creditLine()).as("nothing is booked yet").isEqualTo("0.00");
        assertRefused(403, "FOUR_EYES", "", () -> decide("finance", partner, AdjustmentKind.CREDIT_LINE, true));
        assertRefused(403, "NOT_ALLOWED", "", () -> decide("operations", partner, AdjustmentKind.CREDIT_LINE, true));
        assertRefused(409, "CONFIRMATION_OPEN", "", () -> setLine(partner, "5.00"));

        decide("finance2", partner, AdjustmentKind.CREDIT_LINE, true);

        assertThat(adjustmentRecords.item(key, actor("manager"))).extracting(a -> a.status().code(), a -> a.proposedBy(), a -> a.decidedBy())
                .containsExactly("confirmed", "finance", "finance2");
        assertThat(entries(partner)).singleElement().extracting(LedgerEntryView::account, LedgerEntryView::tradeDetailType, LedgerEntryView::amount)
                .containsExactly("credit", "SOURCE_OPERAIION_ADJUST_CREDIT", "1000.00");
        assertRefused(409, "ALREADY_DECIDED", "", () -> decide("finance2", partner, AdjustmentKind.CREDIT_LINE, true));
        setLine(partner, "400.00");
        assertThat(entries(partner).get(0)).extracting(LedgerEntryView::direction, LedgerEntryView::amount, LedgerEntryView::balanceAfter)
                .containsExactly("expense", "600.00", "400.00");
        importEntries(consumed(partner, "100.00", "x", null).replace("recharge", "credit"));
        assertRefused(409, "INSUFFICIENT_BALANCE", "", () -> setLine(partner, "99.99"));
        assertThat(balance(partner)).extracting(BalanceView::creditLine, BalanceView::creditAvailable).containsExactly("400.00", "300.00");
        decide("finance", partner, AdjustmentKind.CREDIT_LINE, false);
        assertRefused(400, "FIELD_INVALID amount", "", () -> setLine(partner, "400.00"));
        assertRefused(400, "FIELD_INVALID amount", "", () -> setLine(partner, "-1.00"));
        ImportView above = importEntries(consumed(partner, "100.01", "y", null).replace("recharge", "credit").replace("DEDEUCT,SOURCE_OPERAIION_DEDEUCT,expense",
                "REFUND,SOURCE_OPERAIION_REFUND,income"));
        assertThat(above.errors()).as("never above its line").extracting(ImportFault::code).containsExactly("INSUFFICIENT_BALANCE");
    }

    @Test
    @Rule("FND-19")
    void onlyWhatWasReadIsConfirmed() {
        String partner = partner();
        String read = call("finance", () -> adjustments.proposeCreditLine(partner, new BigDecimal("1000.00"), "授信", actor("finance")));
        decide("finance", partner, AdjustmentKind.CREDIT_LINE, false);
        String other = call("finance", () -> adjustments.proposeCreditLine(partner, new BigDecimal("9000.00"), "授信", actor("finance")));

        assertRefused(409, "ALREADY_DECIDED", "", () -> as("finance2", () -> adjustments.decide(partner, AdjustmentKind.CREDIT_LINE, read,
                new Decision(true, null), actor("finance2"))));
        assertThat(balance(partner).creditLine()).isEqualTo("0.00");
        as("finance2", () -> adjustments.decide(partner, AdjustmentKind.CREDIT_LINE, other, new Decision(true, null), actor("finance2")));
        assertThat(balance(partner).creditLine()).isEqualTo("9000.00");
    }

    @Test
    @Rule({"FND-18", "FND-19"})
    void aMistakeIsCorrectedByAFurtherEntry() {
        String partner = partner();
        fund(partner, "100.00");
        correct(partner, "-30.00");
        assertThat(balance(partner).recharge()).isEqualTo("100.00");
        decide("finance2", partner, AdjustmentKind.CORRECTION, true);
        assertThat(entries(partner).get(0)).extracting(LedgerEntryView::tradeDetailType, LedgerEntryView::direction, LedgerEntryView::amount,
                LedgerEntryView::balanceAfter).containsExactly("SOURCE_OPERAIION_ADJUST", "expense", "30.00", "70.00");
        correct(partner, "-70.01");
        assertRefused(409, "INSUFFICIENT_BALANCE", "", () -> decide("finance2", partner, AdjustmentKind.CORRECTION, true));
        decide("finance2", partner, AdjustmentKind.CORRECTION, false);
        correct(partner, "5.00");
        decide("finance2", partner, AdjustmentKind.CORRECTION, true);

        assertThat(entries(partner)).extracting(LedgerEntryView::balanceAfter).containsExactly("75.00", "70.00", "100.00");
        assertRefused(404, "NOT_FOUND", "", () -> correct("nobody", "5.00"));
        assertRefused(400, "FIELD_INVALID amount", "", () -> correct(partner, "0.00"));
        assertRefused(403, "NOT_ALLOWED", "", () -> adjustmentRecords.list(ListQuery.DEFAULT, actor(partner + "-finance")));
    }

    private void correct(String partner, String amount) {
        as("finance", () -> adjustments.proposeCorrection(partner, FundAccount.RECHARGE, new BigDecimal(amount), "更正", actor("finance")));
    }
}
