package org.partnercenter.marketplace.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.marketplace.BillView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
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
    private final TaskService tasks;
    private final Clock clock;

    DemoMarketplace(DemoWork work, RunAs runAs, Imports imports, RecordCollection<BillView> bills, ManagementService management, TaskService tasks,
                    Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.imports = imports;
        this.bills = bills;
        this.management = management;
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
        String key = runAs.user("operations", () -> {
            ImportKind kind = imports.allowed(IMPORT, Actor.current());
            return imports.submit(kind, "marketplace-" + period + ".csv", new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                    Actor.current()).key();
        });
        runJobs(key);
    }

    private static void row(StringBuilder file, String number, String partner, String period, String amount) {
        file.append("MKT-%s,%s,%s,T-%s-1,minghe_mes,云数据库迁移服务,%s%n".formatted(number, partner, period, number, amount));
    }

    private Journey bill(String number) {
        BillView bill = bills.list(new ListQuery(List.of(), "MKT-" + number, 0, 1, "key"), Actor.current()).items().get(0);
        return new Journey(bill.key());
    }

    /** The steps of the record's instance that stand behind a save point. */
    private void runJobs(String key) {
        List<Job> next = management.createJobQuery().processDefinitionKey(key.startsWith("IMP") ? "file-work" : "marketplace-settlement").messages().list();
        next.forEach(job -> management.executeJob(job.getId()));
    }

    /** At ten in the morning, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        work.at(WorkingCalendar.today(clock).minusDays(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }

    /** A bill that is taken along step by step; all days are days ago. */
    private final class Journey {

        private final String key;

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

        Journey voided(int daysAgo, String comment) {
            at(daysAgo, () -> work.complete("operations", key, "handle-rejection", Map.of("action", "void", "comment", comment)));
            return this;
        }
    }
}
