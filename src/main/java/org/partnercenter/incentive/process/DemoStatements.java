package org.partnercenter.incentive.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.incentive.DemoPerformanceLines;
import org.partnercenter.incentive.DemoPerformanceLines.Line;
import org.partnercenter.incentive.Opportunities;
import org.partnercenter.incentive.Opportunity;
import org.partnercenter.incentive.OpportunityStatus;
import org.partnercenter.incentive.StatementView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.programme.Memberships;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Statements and claims of the demo: a month that was released, one that waits for it, one to be confirmed, and the present one. */
@Component
@Profile("demo & !prod")
@Order(58)
class DemoStatements implements StartUpStep {

    private static final String CONSULTING = "顾问销售激励";
    private static final String RESALE = "代售激励";
    private static final FileValue EVIDENCE = DemoFiles.pdf("项目启动证明.pdf");

    private final DemoWork work;
    private final RunAs runAs;
    private final DemoPerformanceLines lines;
    private final RecordCollection<StatementView> statements;
    private final Opportunities opportunities;
    private final Memberships memberships;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    DemoStatements(DemoWork work, RunAs runAs, DemoPerformanceLines lines, RecordCollection<StatementView> statements, Opportunities opportunities,
                   Memberships memberships, RuntimeService runtime, ManagementService management, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.lines = lines;
        this.statements = statements;
        this.opportunities = opportunities;
        this.memberships = memberships;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (statements.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        statements();
        claims();
    }

    private void statements() {
        LocalDate today = WorkingCalendar.today(clock);
        YearMonth present = YearMonth.from(today);

        YearMonth released = present.minusMonths(3);
        bring(released, new Line("cloudstar", "1", CONSULTING, "hwc-minghe", "182500.00", false), new Line("cloudstar", "2", RESALE, "hwc-haichen", "96400.00", false));
        at(released.plusMonths(1).atDay(3), () -> close(released));
        at(released.plusMonths(1).atDay(6), () -> confirm(released, "cloudstar"));
        at(released.plusMonths(1).atDay(9), () -> of(released, "cloudstar").forEach(s -> work.complete("operations", s.key(), "release-statement",
                Map.of("decision", "approve"))));

        YearMonth releasing = present.minusMonths(2);
        bring(releasing, new Line("cloudstar", "1", CONSULTING, "hwc-minghe", "201300.00", false), new Line("starbridge", "1", CONSULTING, "hwc-pujiang", "58000.00", false),
                new Line("starbridge", "2", RESALE, "hwc-hongkou", "-4200.00", false));
        at(releasing.plusMonths(1).atDay(3), () -> close(releasing));
        at(releasing.plusMonths(1).atDay(7), () -> {
            confirm(releasing, "cloudstar");
            confirm(releasing, "starbridge");
        });

        YearMonth awaiting = present.minusMonths(1);
        bring(awaiting, new Line("cloudstar", "1", CONSULTING, "hwc-minghe", "176800.00", false), new Line("cloudstar", "2", RESALE, "hwc-haichen", "88750.50", false),
                new Line("cloudstar", "2", RESALE, "hwc-yuejiang", "12000.00", true), new Line("bluewave", "1", CONSULTING, "hwc-pengwan", "23900.00", false));
        LocalDate closed = today.minusDays(4).isBefore(present.atDay(1)) ? present.atDay(1) : today.minusDays(4);
        at(closed, () -> close(awaiting));

        bring(present, new Line("cloudstar", "1", CONSULTING, "hwc-minghe", "64100.00", false), new Line("cloudstar", "2", RESALE, "hwc-haichen", "31200.00", true),
                new Line("bluewave", "1", CONSULTING, "hwc-pengwan", "8800.00", false), new Line("starbridge", "1", CONSULTING, "hwc-pujiang", "15400.00", false));
    }

    /** The lines of a month come in within it, or today where that lies ahead. */
    private void bring(YearMonth month, Line... demo) {
        at(month.atDay(25), () -> runAs.user("operations", () -> {
            lines.add(month, List.of(demo));
            return null;
        }));
    }

    private void close(YearMonth month) {
        work.start("operations", "close-period", Map.of("period", month.toString()));
        ProcessInstance run = runtime.createProcessInstanceQuery().processInstanceBusinessKey(month.toString()).singleResult();
        management.executeJob(management.createJobQuery().processInstanceId(run.getId()).singleResult().getId());
    }

    private void confirm(YearMonth month, String partner) {
        of(month, partner).forEach(statement -> statement.amounts().forEach(part -> work.complete(partner + "-finance", part.incentiveKey(),
                "check-incentive", Map.of("decision", "confirm"))));
    }

    private List<StatementView> of(YearMonth month, String partner) {
        return statements.list(new ListQuery(List.of(), month.toString(), 0, 100, "key"), Actor.current()).items().stream()
                .filter(s -> s.partnerId().equals(partner)).toList();
    }

    private void claims() {
        at(daysAgo(150), () -> memberships.begin("starbridge", "co-exploration"));
        claim("闵行食品冷链监控", "上海闵行食品有限公司", "minhang_food", 2);
        String rejected = claim("静安影院票务云", "上海静安影院有限公司", "jingan_cinema", 9);
        at(daysAgo(7), () -> work.complete("operations", rejected, "review-claim", Map.of("decision", "reject", "comment", "启动证明缺少客户盖章，请补充。")));
        String published = claim("杨浦科创园桌面云", "上海杨浦科创园", "yangpu_park", 12);
        at(daysAgo(3), () -> work.complete("operations", published, "review-claim", Map.of("decision", "approve", "amount", "120000.00", "comment", "年度规模 6/12")));
        String confirmed = claim("普陀医药数据湖", "上海普陀医药有限公司", "putuo_pharma", 30);
        at(daysAgo(27), () -> work.complete("operations", confirmed, "review-claim", Map.of("decision", "approve", "amount", "86000.00")));
        at(daysAgo(25), () -> work.complete("starbridge-finance", confirmed, "check-incentive", Map.of("decision", "confirm")));
        at(daysAgo(24), () -> opportunity("长宁仓储一体化", "上海长宁仓储有限公司", "changning_wh", "starbridge-sales"));
    }

    /** A claim of starbridge's so many days ago; answers its key. */
    private String claim(String name, String customer, String account, int daysAgo) {
        String[] key = new String[1];
        at(daysAgo(140), () -> key[0] = opportunity(name, customer, account, "starbridge-sales"));
        at(daysAgo(daysAgo), () -> key[0] = work.start("starbridge-sales", "opportunity-incentive", Map.of("opportunityKey", key[0],
                "customerAccount", account, "claimKind", "first-order", "projectStart", daysAgo(120).toString(), "startEvidence", EVIDENCE)));
        return key[0];
    }

    private String opportunity(String name, String customer, String account, String manager) {
        return opportunities.add(new Opportunity("HWOPP-" + account, "starbridge", name, "PO", customer, account, OpportunityStatus.DELIVERED,
                daysAgo(130), daysAgo(110), daysAgo(40), new BigDecimal("240000.00"), List.of("offer-" + account), true, false, true, manager));
    }

    private LocalDate daysAgo(int days) {
        return WorkingCalendar.today(clock).minusDays(days);
    }

    /** At ten in the morning of that day; now, where that has not come yet. */
    private void at(LocalDate day, Runnable step) {
        Instant then = day.atTime(10, 0).atZone(EngineClock.ZONE).toInstant();
        Instant now = clock.instant();
        work.at(then.isAfter(now) ? now : then, step);
    }
}
