package org.partnercenter.payout.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.IncentivePublished;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.payout.PaymentInstructions;
import org.partnercenter.payout.PayoutSettings;
import org.partnercenter.payout.PayoutView;
import org.partnercenter.payout.Payouts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payout slips of the demo, in every way of payment and in most statuses; each pays an incentive of its own. */
@Component
@Profile("demo & !prod")
@Order(60)
class DemoPayouts implements StartUpStep {

    private static final FileValue INVOICE = DemoFiles.pdf("电子发票.pdf");
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");
    private static final String PAYMENT = "check-payment-certification";

    private final DemoWork work;
    private final RunAs runAs;
    private final Incentives incentives;
    private final Payouts payouts;
    private final PayoutSettings settings;
    private final PaymentInstructions instructions;
    private final RecordCollection<PayoutView> slips;
    private final ApplicationEventPublisher events;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final Clock clock;
    private int invoices;

    DemoPayouts(DemoWork work, RunAs runAs, Incentives incentives, Payouts payouts, PayoutSettings settings, PaymentInstructions instructions,
                RecordCollection<PayoutView> slips, ApplicationEventPublisher events, ManagementService management, RuntimeService runtime,
                Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.incentives = incentives;
        this.payouts = payouts;
        this.settings = settings;
        this.instructions = instructions;
        this.slips = slips;
        this.events = events;
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (slips.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        new Slip("starbridge", "12600.00", 40).request(34, "bank-transfer").invoice(33).accept(31).approve(30).pay(30).export(30).confirm(29);
        new Slip("cloudstar", "5200.00", 38).request(30, "voucher-quota").approve(28).pay(28);
        new Slip("cloudstar", "8600.00", 36).request(26, "cloud-account-uninvoiced").approve(24).pay(24);
        new Slip("starbridge", "23400.00", 30).request(22, "cloud-account").invoice(21).accept(19).approve(18).pay(18);
        new Slip("starbridge", "6400.00", 24).request(16, "bank-transfer").invoice(15).accept(13).approve(12).pay(12).export(12).bankReturned(9);
        new Slip("cloudstar", "9800.00", 22).request(14, "bank-transfer").invoice(13).accept(11).approve(1).pay(1);
        new Slip("cloudstar", "4300.00", 21).request(12, "bank-transfer").invoice(11).accept(9).rejectPayout(6);
        new Slip("starbridge", "15000.00", 20).request(8, "bank-transfer").invoice(6).accept(2);
        new Slip("starbridge", "7700.00", 18).request(9, "bank-transfer").invoice(7).rejectInvoice(5);
        new Slip("cloudstar", "11000.00", 16).request(6, "bank-transfer").invoice(1);
        new Slip("cloudstar", "18800.00", 14).request(3, "bank-transfer");
        new Slip("cloudstar", "3100.00", 13).request(5, "cloud-account").cancel(4);
        setting("starbridge", Map.of("automatic", true, "otherWay", "bank-transfer"));
        setting("cloudstar", Map.of("automatic", false, "otherWay", "cloud-account", "resaleWay", "voucher-quota"));
    }

    private void setting(String partner, Map<String, Object> setting) {
        at(10, () -> as(partner + "-finance", () -> settings.put(setting, Actor.current())));
    }

    private void as(String user, Runnable step) {
        runAs.user(user, () -> {
            step.run();
            return null;
        });
    }

    private LocalDate day(int daysAgo) {
        return WorkingCalendar.today(clock).minusDays(daysAgo);
    }

    /** At ten in the morning, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        work.at(day(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }

    /** A slip of one partner over one incentive, taken along step by step; all days are days ago. */
    private final class Slip {

        private final String partner;
        private final String amount;
        private String incentive;
        private String key;

        /** Operations published the incentive that long ago, and the partner confirmed it the next day. */
        Slip(String partner, String amount, int publishedDaysAgo) {
            this.partner = partner;
            this.amount = amount;
            at(publishedDaysAgo, () -> as("operations", () -> {
                incentive = incentives.generate(partner, IncentiveKind.DEDICATED_STAFF, IncentiveKind.DEDICATED_STAFF.status().zh(), "STAFF-" + amount,
                        new BigDecimal(amount), "专职人员 1 名 × " + amount + " 元", Actor.current());
                events.publishEvent(new IncentivePublished(incentive, partner, IncentiveKind.DEDICATED_STAFF));
            }));
            at(publishedDaysAgo - 1, () -> work.complete(partner + "-finance", incentive, "check-incentive", Map.of("decision", "confirm")));
        }

        Slip request(int daysAgo, String way) {
            at(daysAgo, () -> key = work.start(partner + "-finance", "payout", Map.of("incentiveKeys", List.of(incentive), "way", way)));
            return this;
        }

        Slip invoice(int daysAgo) {
            String number = "2653%016d".formatted(++invoices);
            return step(daysAgo, partner + "-finance", "issue-invoice", Map.of("invoices", List.of(Map.of("number", number, "amount", amount,
                    "issuedOn", day(daysAgo).toString())), "invoiceFile1", INVOICE));
        }

        Slip accept(int daysAgo) {
            return step(daysAgo, "finance", "review-invoice", APPROVE);
        }

        Slip rejectInvoice(int daysAgo) {
            return step(daysAgo, "finance", "review-invoice", Map.of("decision", "reject", "comment", "收到的是普通发票，请开具增值税专用发票。"));
        }

        Slip approve(int daysAgo) {
            return step(daysAgo, "finance2", "review-payout", APPROVE);
        }

        Slip rejectPayout(int daysAgo) {
            return step(daysAgo, "finance2", "review-payout", Map.of("decision", "reject", "comment", "税率与纳税人类型不符，请运营核实。"));
        }

        Slip pay(int daysAgo) {
            at(daysAgo, () -> {
                String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId();
                management.executeJob(management.createJobQuery().processInstanceId(instance).activityId(PAYMENT).singleResult().getId());
            });
            return this;
        }

        Slip export(int daysAgo) {
            at(daysAgo, () -> as("finance", () -> instructions.export(null, Actor.current())));
            return this;
        }

        Slip confirm(int daysAgo) {
            return step(daysAgo, "finance", "confirm-transfer", Map.of("outcome", "paid", "bankReference", "BT" + key.substring(4), "paidOn",
                    day(daysAgo).toString()));
        }

        Slip bankReturned(int daysAgo) {
            return step(daysAgo, "finance", "confirm-transfer", Map.of("outcome", "returned", "comment", "收款账户状态异常，银行已退回。"));
        }

        Slip cancel(int daysAgo) {
            at(daysAgo, () -> as("operations", () -> payouts.cancel(key, Map.of("reason", "伙伴选错发放方式，重新申请。"), Actor.current())));
            return this;
        }

        private Slip step(int daysAgo, String user, String task, Map<String, Object> fields) {
            at(daysAgo, () -> work.complete(user, key, task, fields));
            return this;
        }
    }
}
