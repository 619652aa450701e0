package org.partnercenter.payout;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnercenter.calendar.Calendars;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.MovableClock;
import org.partnercenter.certification.BusinessInformation;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.CertifiedBusiness;
import org.partnercenter.funds.Ledger;
import org.partnercenter.funds.OwedInvoices;
import org.partnercenter.incentive.SlipIncentiveFixture;
import org.partnercenter.invoice.InvoiceLists;
import org.partnercenter.partner.PartnerFixture;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.voucher.VoucherQuotas;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The payout module on a database of its own, with the modules whose rows it locks, and without the engine. */
final class PayoutModule implements AutoCloseable {

    static final String PARTNER = "cloudstar";
    static final Actor FINANCE = new Actor("finance", Set.of("finance"), Set.of("vendor", PARTNER));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final MovableClock clock = new MovableClock("2026-01-20T10:00");
    final JdbcClient jdbc;
    final Payouts payouts;
    final SlipReviews reviews;
    final Payments payments;
    final PayoutRuns runs;
    final PaymentInstructions instructions;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** On a new H2 database in memory. */
    PayoutModule() {
        this(h2(), "blob");
    }

    PayoutModule(DataSource database, String binary) {
        Flyway.configure().dataSource(database).placeholders(Map.of("binary", binary)).load().migrate();
        var transactions = new DataSourceTransactionManager(database);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", Map.of("payout.payment-due-working-days", "2",
                "payout.run-wait-days", "5", "payout.run-minimum", "1000.00")));
        context.registerBean(DataSourceTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(MovableClock.class, () -> clock);
        mocks(Notices.class, InvoiceLists.class, Ledger.class, OwedInvoices.class, VoucherQuotas.class, Exports.class);
        Certifications certifications = mock(Certifications.class);
        when(certifications.settling(anyString())).thenReturn(Optional.of(new CertifiedBusiness("CRT-1", "公司", "91", new BusinessInformation(
                "general", "a", "1", "n", "1", "e", "cmb", "招商银行", "营业部", "公司", "12345678", null))));
        context.registerBean(Certifications.class, () -> certifications);
        context.register(Transactions.class, Calendars.class, Deadlines.class, Journal.class, RecordKeys.class, Attachments.class,
                PartnerFixture.configuration(), SlipIncentiveFixture.configuration(), SlipRepository.class, SlipJournal.class, Payouts.class,
                SlipReviews.class, InstructionRepository.class, Payments.class, PayoutSettings.class, PayoutRuns.class, PaymentInstructions.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        payouts = context.getBean(Payouts.class);
        reviews = context.getBean(SlipReviews.class);
        payments = context.getBean(Payments.class);
        runs = context.getBean(PayoutRuns.class);
        instructions = context.getBean(PaymentInstructions.class);
        PartnerFixture.register(jdbc, PARTNER, "杭州云启科技有限公司");
    }

    @SafeVarargs
    private void mocks(Class<?>... types) {
        for (Class<?> type : types) {
            register(type);
        }
    }

    private <T> void register(Class<T> type) {
        T mock = mock(type);
        context.registerBean(type, () -> mock);
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {
    }

    private static DataSource h2() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return h2;
    }

    /** An incentive that can be paid since today. */
    String payable(String amount) {
        String key = "INC-2020-%06d".formatted(NUMBER.incrementAndGet());
        Timestamp at = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into incentive (incentive_key, partner_id, kind, title, origin_key, calculation, generated_at, created_at, updated_at,
                          status, amount, offset_amount, clawed_back_amount, payable_since)
                        values (?, ?, 'delivery', '客户', 'PRJ-1', 'x', ?, ?, ?, 'payable', ?, 0, 0, ?)""")
                .params(key, PARTNER, at, at, at, new BigDecimal(amount), at).update();
        return key;
    }

    /** A bank-transfer slip over 100.00 that waits for its invoice. */
    String awaitingInvoice() {
        String slip = payouts.requestByPartner(PARTNER, List.of(payable("100.00")), "bank-transfer");
        payouts.goOn(slip);
        return slip;
    }

    /** A bank-transfer slip over 100.00 that is approved. */
    String approved(String invoiceNumber) {
        String slip = awaitingInvoice();
        reviews.issueInvoice(slip, InvoiceJson.of(invoiceNumber, "100.00"), Map.of());
        reviews.reviewInvoice(slip, new Decision(true, null));
        reviews.reviewPayout(slip, new Decision(true, null));
        return slip;
    }

    String status(String slip) {
        return jdbc.sql("select status from payout_slip where slip_key = ?").param(slip).query(String.class).single();
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
