package org.partnercenter.customer.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports of the demo in every status that they reach by themselves; customers who have joined come with the associations. */
@Component
@Profile("demo & !prod")
@Order(50)
class DemoReports implements StartUpStep {

    private final DemoWork work;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoReports(DemoWork work, ManagementService management, JdbcClient jdbc, Clock clock) {
        this.work = work;
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who is reported; the demo's cloud accounts are found by the same mobile. */
    private record Customer(String name, String mobile, String email) {

        /** One with a cloud account of that number. */
        static Customer known(int number, String name, String email) {
            return new Customer(name, "1370000%04d".formatted(number), email);
        }
    }

    @Override
    @Transactional
    public void run() {
        if (jdbc.sql("select count(*) from customer_report").query(Long.class).single() > 0) {
            return;
        }
        cloudstar();
        bluewave();
        rivertech();
    }

    private void cloudstar() {
        String sales = "cloudstar-sales";
        report(sales, 12, new Customer("杭州富阳造纸有限公司", "13600000001", "cio@fuyang-paper.example"), "1");
        report(sales, 6, Customer.known(1, "杭州临安茶业有限公司", "it@linan-tea.example"), null);
        report("cloudstar-admin", 3, new Customer("建德水电安装有限公司", "13600000002", "office@jiande-hydro.example"), null);
        report(sales, 9, Customer.known(11, "宁波推广科技有限公司", "it@promo-user.example"), null);
        report(sales, 2, Customer.known(5, "莲花国际贸易有限公司", "it@lotus-global.example"), null);
        report(sales, 4, Customer.known(15, "舟山海产电商有限公司", "it@online-team.example"), null);
        apply(sales, 1, report(sales, 3, Customer.known(14, "湖州羊绒制品有限公司", "it@vendor-reported.example"), null));
        String rejected = report(sales, 12, Customer.known(16, "台州模具城有限公司", "it@support-centre.example"), null);
        apply(sales, 11, rejected);
        review(8, rejected, Map.of("decision", "reject", "comment", "该客户已有销售支持中心跟进，资料未说明新增项目。"));
        String approved = report(sales, 10, Customer.known(12, "绍兴黄酒集团有限公司", "it@direct-old.example"), null);
        apply(sales, 9, approved);
        review(6, approved, Map.of("decision", "approve", "comment", "已与直销确认。"));
        expire(report(sales, 30, new Customer("桐庐快递装备有限公司", "13600000003", "it@tonglu-express.example"), null), 14);
        String released = report(sales, 20, new Customer("淳安渔业有限公司", "13600000004", "it@chunan-fish.example"), null);
        at(15, () -> work.complete(sales, released, "handle-report", Map.of("action", "release")));
    }

    private void bluewave() {
        String sales = "bluewave-sales";
        report(sales, 5, new Customer("深圳前海保理有限公司", "13600000011", "it@qianhai-factor.example"), null);
        report(sales, 2, new Customer("杭州富阳造纸有限公司", "13600000012", "it@fuyang.example"), null);
        report(sales, 1, Customer.known(13, "金华火腿食品有限公司", "it@direct-cash.example"), null);
    }

    private void rivertech() {
        String sales = "rivertech-sales";
        report(sales, 7, new Customer("苏州昆曲文化有限公司", "13600000021", "it@kunqu.example"), "2");
        expire(report(sales, 40, new Customer("太仓物流园有限公司", "13600000022", "it@taicang-park.example"), null), 24);
    }

    /** Reports somebody; with a type the invitation leaves at once. */
    private String report(String user, int daysAgo, Customer customer, String inviteType) {
        Map<String, Object> fields = new HashMap<>(Map.of("customerName", customer.name(), "mobile", customer.mobile(), "email", customer.email(),
                "sendInvitation", inviteType != null));
        if (inviteType != null) {
            fields.put("associationType", inviteType);
        }
        String[] key = new String[1];
        at(daysAgo, () -> key[0] = work.start(user, "customer-report", fields));
        return key[0];
    }

    private void apply(String user, int daysAgo, String key) {
        at(daysAgo, () -> work.complete(user, key, "apply-manual-review", Map.of("action", "submit", "expectedConsumption", "240000.00",
                "communication", "已与客户信息部门两次面谈，确认上云意向。", "projectDetails", "生产管理系统迁移，计划三个月内上线。")));
    }

    private void review(int daysAgo, String key, Map<String, Object> decision) {
        at(daysAgo, () -> work.complete("reviewer", key, "review-report", decision));
    }

    /** Its time is over: its timer runs, on the day after the last. */
    private void expire(String key, int daysAgo) {
        Job timer = management.createJobQuery().activityId("validity-over").list().stream()
                .filter(job -> jdbc.sql("select count(*) from record_instance where record_key = ? and process_instance_id = ?")
                        .params(key, job.getProcessInstanceId()).query(Long.class).single() > 0)
                .findFirst().orElseThrow();
        at(daysAgo, () -> management.executeJob(timer.getId()));
    }

    /** At ten in the morning, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        LocalDate day = WorkingCalendar.today(clock).minusDays(daysAgo);
        work.at(day.atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }
}
