package org.partnercenter.incentive.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.incentive.IncentiveView;
import org.partnercenter.incentive.Opportunities;
import org.partnercenter.incentive.Opportunity;
import org.partnercenter.incentive.OpportunityStatus;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opportunities, delivery projects and incentives of the demo, in every status that a newcomer should meet. */
@Component
@Profile("demo & !prod")
@Order(30)
class DemoIncentives implements StartUpStep {

    private static final FileValue SOW = DemoFiles.docx("项目SOW.docx", "项目SOW Statement of work");
    private static final FileValue PLAN = DemoFiles.xlsx("项目计划.xlsx", new String[] {"阶段 Phase", "负责人 Lead"},
            new String[] {"实施 Implementation", "交付 Delivery"});
    private static final FileValue REPORT = DemoFiles.pdf("验收报告.pdf");
    private static final FileValue FINAL_SOW = DemoFiles.docx("最终SOW.docx", "最终SOW Final statement of work");
    private static final FileValue EVIDENCE = DemoFiles.pdf("客户确认邮件.pdf");

    private final DemoWork work;
    private final Opportunities opportunities;
    private final RecordCollection<IncentiveView> incentives;
    private final ManagementService management;
    private final Clock clock;

    DemoIncentives(DemoWork work, Opportunities opportunities, RecordCollection<IncentiveView> incentives, ManagementService management,
                   Clock clock) {
        this.work = work;
        this.opportunities = opportunities;
        this.incentives = incentives;
        this.management = management;
        this.clock = clock;
    }

    /** A customer with what it bought: each has one project at most, so that no two overlap (INC-10). */
    private record Customer(String name, String account, String scene, String annualCloudVolume, int personDays) {
    }

    @Override
    @Transactional
    public void run() {
        if (opportunities.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        cloudstar();
        starbridge();
        opportunity("bluewave", "深圳鹏湾物流数据平台", "深圳鹏湾物流有限公司", "pengwan_logistics", OpportunityStatus.PROGRESSING, "420000.00");
    }

    private void cloudstar() {
        opportunity("cloudstar", "明禾制造产线上云", "浙江明禾制造有限公司", "minghe_mes", OpportunityStatus.VERIFIED, "360000.00");
        String moving = opportunity("cloudstar", "海辰零售中台迁移", "杭州海辰零售有限公司", "haichen_retail", OpportunityStatus.PROGRESSING, "860000.00");
        String building = opportunity("cloudstar", "越江医院影像云", "绍兴越江医院", "yuejiang_pacs", OpportunityStatus.PROGRESSING, "1280000.00");
        String done = opportunity("cloudstar", "云栖农商核心系统改造", "云栖农村商业银行", "yunxi_bank", OpportunityStatus.DELIVERED, "2400000.00");
        opportunity("cloudstar", "旧城停车管理", "杭州泊易停车管理有限公司", "boyi_parking", OpportunityStatus.CLOSED, "90000.00");

        Project retail = new Project("cloudstar", moving);
        Project hospital = new Project("cloudstar", building);
        Project bank = new Project("cloudstar", done);

        retail.register(45, 10, new Customer("杭州海辰零售有限公司", "haichen_retail", "implementation", "860000.00", 60)).approve(43);
        hospital.register(40, 7, new Customer("绍兴越江医院", "yuejiang_pacs", "migration-check", "480000.00", 24)).approve(38);
        bank.register(35, 3, new Customer("云栖农村商业银行", "yunxi_bank", "implementation", "2400000.00", 120)).approve(32);

        retail.register(70, 22, new Customer("宁波东港物流有限公司", "donggang_wms", "implementation", "650000.00", 48)).approve(68)
                .deliver(20).accept(15, 92).enter(11, "52000.00", "48 人天 × 1,300.00 元 × 质量系数 0.83，取整");
        retail.register(66, 20, new Customer("温州鹿城鞋业有限公司", "lucheng_erp", "migration-check", "300000.00", 20)).approve(64)
                .deliver(18).accept(12, 88).enter(8, "24000.00", "20 人天 × 1,200.00 元");
        hospital.register(60, 18, new Customer("嘉兴南湖文旅集团", "nanhu_travel", "poc", "150000.00", 15)).approve(57)
                .deliver(16).accept(10, 81).enter(5, "18000.00", "15 人天 × 1,200.00 元");
        bank.register(58, 16, new Customer("金华婺州学院", "wuzhou_edu", "implementation", "1150000.00", 80)).approve(55)
                .deliver(14).accept(8, 95).enter(3, "96000.00", "80 人天 × 1,200.00 元");

        String disputed = bank.register(75, 30, new Customer("湖州太湖水务有限公司", "taihu_water", "implementation", "720000.00", 64))
                .approve(72).deliver(28).accept(21, 86).enter(14, "61000.00", "61 人天 × 1,000.00 元");
        finance(2, disputed, Map.of("decision", "dispute", "feedback", "SOW 为 64 人天，贵方按 61 人天计算，请复核。", "expectedAmount", "64000.00"));
        String payable = hospital.register(90, 45, new Customer("台州椒江机床有限公司", "jiaojiang_cnc", "migration-check", "260000.00", 18))
                .approve(87).deliver(43).accept(36, 90).enter(30, "21600.00", "18 人天 × 1,200.00 元");
        finance(24, payable, Map.of("decision", "confirm"));
        lapse(retail.register(170, 130, new Customer("丽水青田石材有限公司", "qingtian_stone", "poc", "80000.00", 10)).approve(168)
                .deliver(128).accept(122, 75).enter(115, "9000.00", "10 人天 × 900.00 元"));

        hospital.register(1, -30, new Customer("舟山普陀渔业集团", "putuo_fishery", "implementation", "540000.00", 36));
        bank.register(6, -40, new Customer("衢州柯城酒店集团", "kecheng_hotel", "poc", "120000.00", 12))
                .reject(4, "项目计划缺少里程碑，请补充后重新提交。");
        retail.register(50, 12, new Customer("义乌国际商贸有限公司", "yiwu_trade", "implementation", "910000.00", 72)).approve(48).deliver(6);
        hospital.register(55, 25, new Customer("诸暨珍珠产业园", "zhuji_pearl", "migration-check", "330000.00", 26)).approve(52)
                .deliver(22).accept(4, 84);
        retail.register(85, 50, new Customer("建德航空小镇", "jiande_air", "poc", "60000.00", 8)).approve(83).deliver(48).accept(42, 60)
                .decline(38, "交付内容不在支持范围内。");
    }

    private void starbridge() {
        String progressing = opportunity("starbridge", "浦江汽车零部件云仓", "上海浦江汽车零部件有限公司", "pujiang_parts",
                OpportunityStatus.PROGRESSING, "780000.00");
        opportunity("starbridge", "虹口书店会员系统", "上海虹口书店有限公司", "hongkou_books", OpportunityStatus.DELIVERED, "150000.00");
        Project project = new Project("starbridge", progressing);
        project.register(42, 8, new Customer("上海浦江汽车零部件有限公司", "pujiang_parts", "implementation", "780000.00", 55)).approve(40);
        project.register(62, 20, new Customer("上海徐汇生物科技有限公司", "xuhui_bio", "migration-check", "450000.00", 30)).approve(60)
                .deliver(18).accept(13, 89).enter(9, "36000.00", "30 人天 × 1,200.00 元");
    }

    private String opportunity(String partner, String name, String customer, String account, OpportunityStatus status, String volume) {
        LocalDate verified = today().minusDays(200);
        boolean delivered = status == OpportunityStatus.DELIVERED || status == OpportunityStatus.CLOSED;
        Opportunity opportunity = new Opportunity("HWOPP-" + account, partner, name, delivered ? "HO" : "PO", customer, account, status,
                verified, verified.plusDays(10), delivered ? today().minusDays(20) : today().plusDays(60), new BigDecimal(volume),
                List.of("ecs", "rds"), delivered, false, !delivered, partner + "-sales");
        String[] key = new String[1];
        at(200, () -> key[0] = opportunities.add(opportunity));
        return key[0];
    }

    private void finance(int daysAgo, String incentiveKey, Map<String, Object> decision) {
        at(daysAgo, () -> work.complete("cloudstar-finance", incentiveKey, "check-incentive", decision));
    }

    /** Nobody confirmed it in time: its timer runs, at the moment for which it was set. */
    private void lapse(String incentiveKey) {
        IncentiveView incentive = incentives.item(incentiveKey, Actor.current());
        Instant deadline = incentive.deadline().at();
        Job timer = management.createJobQuery().processInstanceId(incentive.processInstanceId()).timers().list().stream()
                .filter(job -> job.getDuedate().toInstant().equals(deadline)).findFirst().orElseThrow();
        work.at(deadline, () -> management.executeJob(timer.getId()));
    }

    private LocalDate today() {
        return WorkingCalendar.today(clock);
    }

    /** At ten in the morning, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        work.at(today().minusDays(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }

    /** Projects of one partner for one opportunity, each taken along step by step; all days are days ago. */
    private final class Project {

        private final String partner;
        private final String opportunityKey;
        private String key;

        Project(String partner, String opportunityKey) {
            this.partner = partner;
            this.opportunityKey = opportunityKey;
        }

        /** Delivery begins the day after the registration; a negative end lies ahead, and so does then the beginning. */
        Project register(int daysAgo, int endDaysAgo, Customer customer) {
            LocalDate start = endDaysAgo < 0 ? today().plusDays(10) : today().minusDays(daysAgo - 1);
            LocalDate end = today().minusDays(endDaysAgo);
            at(daysAgo, () -> key = work.start(partner + "-delivery", "delivery-incentive", Map.of("opportunityKey", opportunityKey,
                    "customerName", customer.name(), "customerAccount", customer.account(), "scene", customer.scene(),
                    "deliveryStart", start.toString(), "deliveryEnd", end.toString(),
                    "annualCloudVolume", customer.annualCloudVolume(), "workloadPersonDays", customer.personDays(),
                    "sow", SOW, "projectPlan", PLAN)));
            return this;
        }

        Project approve(int daysAgo) {
            return step(daysAgo, "reviewer", "review-registration", Map.of("decision", "approve"));
        }

        Project reject(int daysAgo, String comment) {
            return step(daysAgo, "reviewer", "review-registration", Map.of("decision", "reject", "comment", comment));
        }

        Project deliver(int daysAgo) {
            return step(daysAgo, partner + "-delivery", "request-acceptance", Map.of("completedOn", today().minusDays(daysAgo).toString(),
                    "acceptanceReport", REPORT, "finalSow", FINAL_SOW, "customerEvidence", EVIDENCE));
        }

        Project accept(int daysAgo, int score) {
            return step(daysAgo, "reviewer2", "review-acceptance", Map.of("decision", "approve", "qualityScore", score));
        }

        /** Answers the incentive's key. */
        String enter(int daysAgo, String amount, String calculation) {
            step(daysAgo, "operations", "enter-incentive", Map.of("amount", amount, "calculation", calculation));
            return incentives.list(new ListQuery(List.of(), key, 0, 1, "-createdAt"), Actor.current()).items().get(0).key();
        }

        Project decline(int daysAgo, String comment) {
            return step(daysAgo, "operations", "enter-incentive", Map.of("decline", true, "comment", comment));
        }

        private Project step(int daysAgo, String user, String task, Map<String, Object> fields) {
            at(daysAgo, () -> work.complete(user, key, task, fields));
            return this;
        }
    }
}
