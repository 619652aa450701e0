package org.partnercenter.marketplace.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.marketplace.BillView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Bills of the demo in every status: imported, countersigned and paid as people would have done it. */
@Component
@Profile("demo & !prod")
@Order(80)
class DemoMarketplace implements StartUpStep {

    private static final Map<String, String> PEOPLE = Map.of("ecosystem-manager", "pdm", "operations", "operations2", "finance", "finance2");
    private static final String IMPORT = "/api/marketplace-bills/import";

    private final DemoWork work;
    private final RunAs runAs;
    private final Imports imports;
    private final RecordCollection<BillView> bills;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Clock clock;

    DemoMarketplace(DemoWork work, RunAs runAs, Imports imports, RecordCollection<BillView> bills, ManagementService management,
                    RuntimeService runtime, TaskService tasks, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.imports = imports;
        this.bills = bills;
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (bills.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        at(20, this::importBills);
        bill("001");
        bill("002").startCountersign(19);
        bill("003").startCountersign(19).approve(18, "operations").reject(17, "finance", "与合同折扣不一致，请核对。");
        bill("004").startCountersign(19).reject(18, "ecosystem-manager", "重复账单。").voided(16, "与上月账单重复，作废。");
        bill("005").countersigned(18).slip(17);
        bill("006").countersigned(18).slip(17).invoice(15);
        bill("007").countersigned(18).slip(17).invoice(15).vendor(13, "finance", "review-invoice", "reject", "发票税率有误，请重开。");
        bill("008").countersigned(18).slip(17).invoice(15).approved(13, "review-invoice");
        bill("009").countersigned(18).slip(17).invoice(15).approved(13, "review-invoice").vendor(12, "finance2", "review-payout", "reject", "收款信息待核对。");
        bill("010").countersigned(18).slip(17).invoice(15).approved(13, "review-invoice").approved(12, "review-payout").pay(12);
        bill("011").countersigned(18).slip(17).invoice(15).approved(13, "review-invoice").approved(12, "review-payout").pay(12).returned(10);
        bill("012").countersigned(18).slip(17).invoice(15).approved(13, "review-invoice").approved(12, "review-payout").pay(12).transferred(10);
        bill("013").countersigned(18).slip(17);
        // its partner is not certified: the slip waits
        bill("014").countersigned(18).slip(17);
        bill("015").countersigned(18).slipFailed(17);
    }

    /** One file with all of them, as the marketplace sends it once a month. */
    private void importBills() {
        String period = YearMonth.from(WorkingCalendar.today(clock)).minusMonths(1).toString();
        StringBuilder file = new StringBuilder("billId,partnerId,period,transactionId,customerAccount,productName,amount\n");
        row(file, "001", "cloudstar", period, "12800.00");
        row(file, "002", "cloudstar", period, "5600.00");
        row(file, "003", "cloudstar", period, "9300.00");
        row(file, "004", "cloudstar", period, "2200.00");
        for (int n = 5; n <= 12; n++) {
            row(file, "%03d".formatted(n), "cloudstar", period, n * 1000 + ".00");
        }
        row(file, "013", "cloudstar", period, "-860.00");
        row(file, "014", "bluewave", period, "4100.00");
        row(file, "015", "cloudstar", period, "1500.00");
        String key = runAs.user("operations", () -> {
            ImportKind kind = imports.allowed(IMPORT, Actor.current());
            return imports.submit(kind, "marketplace-" + period + ".csv", new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                    Actor.current()).key();
        });
        runJob(key, "take-file");
    }

    private static void row(StringBuilder file, String number, String partner, String period, String amount) {
        file.append("MKT-%s,%s,%s,T-%s-1,minghe_mes,云数据库迁移服务,%s%n".formatted(number, partner, period, number, amount));
    }

    private Journey bill(String number) {
        BillView bill = bills.list(new ListQuery(List.of(), "MKT-" + number, 0, 1, "key"), Actor.current()).items().get(0);
        return new Journey(bill.key());
    }

    /** Runs the step of the record's instance that stands behind a save point. */
    private void runJob(String key, String activity) {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId();
        management.executeJob(management.createJobQuery().processInstanceId(instance).activityId(activity).singleResult().getId());
    }

    /** At ten in the morning, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        work.at(WorkingCalendar.today(clock).minusDays(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }

    /** A bill that is taken along step by step; all days are days ago. */
    private final class Journey {

        private final String key;
        private String slipKey;

        Journey(String key) {
            this.key = key;
        }

        Journey startCountersign(int daysAgo) {
            at(daysAgo, () -> work.complete("operations", key, "start-countersign", Map.of()));
            return this;
        }

        Journey approve(int daysAgo, String group) {
            return countersign(daysAgo, group, Map.of("decision", "approve"));
        }

        Journey reject(int daysAgo, String group, String comment) {
            return countersign(daysAgo, group, Map.of("decision", "reject", "comment", comment));
        }

        private Journey countersign(int daysAgo, String group, Map<String, Object> fields) {
            Task task = tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey("countersign").taskCandidateGroup(group).singleResult();
            at(daysAgo, () -> runAs.user(PEOPLE.get(group), () -> {
                tasks.complete(task.getId(), fields);
                return null;
            }));
            return this;
        }

        Journey countersigned(int daysAgo) {
            startCountersign(daysAgo + 1);
            PEOPLE.keySet().stream().sorted().forEach(group -> approve(daysAgo, group));
            return this;
        }

        /** Makes the slip and lets it go on. */
        Journey slip(int daysAgo) {
            at(daysAgo, () -> {
                runJob(key, CreateSlip.ACTIVITY);
                slipKey = bills.item(key, Actor.current()).slipKey();
                runJob(slipKey, "payout-requested");
            });
            return this;
        }

        /** No slip could be made: the step has used up its retries (MKT-03). */
        Journey slipFailed(int daysAgo) {
            String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult().getId();
            String job = management.createJobQuery().processInstanceId(instance).singleResult().getId();
            at(daysAgo, () -> management.setJobRetries(job, 0));
            return this;
        }

        Journey invoice(int daysAgo) {
            BillView bill = bills.item(key, Actor.current());
            String day = WorkingCalendar.today(clock).minusDays(daysAgo).toString();
            at(daysAgo, () -> work.complete("cloudstar-finance", slipKey, "issue-invoice", Map.of("invoices", List.of(Map.of("number",
                    "2633700000" + bill.key().replaceAll("\\D", ""),
                    "amount", bill.amount(), "issuedOn", day)), "invoiceFile1", DemoFiles.pdf("增值税专用发票.pdf"))));
            return this;
        }

        Journey approved(int daysAgo, String task) {
            return vendor(daysAgo, "finance", task, "approve", "同意");
        }

        Journey vendor(int daysAgo, String user, String task, String decision, String comment) {
            at(daysAgo, () -> work.complete(user, slipKey, task, Map.of("decision", decision, "comment", comment)));
            return this;
        }

        Journey pay(int daysAgo) {
            at(daysAgo, () -> runJob(slipKey, "check-payment-certification"));
            return this;
        }

        Journey returned(int daysAgo) {
            return transfer(daysAgo, Map.of("outcome", "returned", "comment", "收款账号与户名不符，银行退汇。"));
        }

        Journey transferred(int daysAgo) {
            return transfer(daysAgo, Map.of("outcome", "paid", "bankReference", "B20260001", "paidOn",
                    WorkingCalendar.today(clock).minusDays(daysAgo).toString()));
        }

        private Journey transfer(int daysAgo, Map<String, Object> fields) {
            at(daysAgo, () -> work.complete("finance", slipKey, "confirm-transfer", fields));
            return this;
        }

        Journey voided(int daysAgo, String comment) {
            at(daysAgo, () -> work.complete("operations", key, "handle-rejection", Map.of("action", "void", "comment", comment)));
            return this;
        }
    }
}
