package org.partnercenter.customer.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.customer.Changes;
import org.partnercenter.customer.Invitations;
import org.partnercenter.customer.JoinForm;
import org.partnercenter.customer.Joining;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers of the demo whose associations are changing or have changed, in every status that lasts; all days are days ago. */
@Component
@Profile("demo & !prod")
@Order(54)
class DemoChanges implements StartUpStep {

    private static final String PASSWORD = "Demo-2026-kehu";

    private final DemoWork work;
    private final RunAs runAs;
    private final CustomerAccounts accounts;
    private final Bonds bonds;
    private final Invitations invitations;
    private final Joining joining;
    private final Changes changes;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, String> tokens = new HashMap<>();

    DemoChanges(DemoWork work, RunAs runAs, CustomerAccounts accounts, Bonds bonds, Invitations invitations, Joining joining, Changes changes,
                ManagementService management, JdbcClient jdbc, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.accounts = accounts;
        this.bonds = bonds;
        this.invitations = invitations;
        this.joining = joining;
        this.changes = changes;
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (jdbc.sql("select count(*) from association_change").query(Long.class).single() > 0) {
            return;
        }
        file(3, joined(90, "cloudstar", "1", "yuhang_data", "杭州余杭数据服务有限公司"), "switch", "2", "客户希望由我司统一开票结算。");
        request(2, joined(80, "cloudstar", "1", "xiaoshan_chem", "杭州萧山化纤有限公司"), "公司统一更换服务商。");

        String ended = file(28, joined(95, "cloudstar", "2", "gongshu_media", "杭州拱墅传媒有限公司"), "disassociate", null, "项目已结束，双方协商终止。");
        answer(26, ended, true, "同意。");
        apply(26, ended);
        String switched = file(18, joined(85, "cloudstar", "1", "liangzhu_art", "杭州良渚文创有限公司"), "switch", "2", "改由伙伴拨款使用。");
        answer(17, switched, true, null);
        apply(17, switched);

        answer(9, file(12, joined(70, "cloudstar", "1", "qiandao_water", "淳安千岛湖饮品有限公司"), "switch", "2", "建议切换为代售。"), false,
                "暂时保持直接与云厂商结算。");
        String withdrawn = file(14, joined(75, "cloudstar", "1", "deqing_map", "德清地理信息有限公司"), "disassociate", null, "客户合同到期。");
        at(13, () -> {
            work.complete("cloudstar-admin", withdrawn, "withdraw-request", Map.of("comment", "客户已续约。"));
        });
        timeOut(file(45, joined(100, "cloudstar", "1", "anji_bamboo", "安吉竹制品有限公司"), "disassociate", null, "客户长期未使用。"));

        request(1, joined(60, "bluewave", "1", "nanshan_chip", "深圳南山芯片设计有限公司"), null);
        file(2, joined(50, "rivertech", "2", "kunshan_auto", "昆山汽车电子有限公司"), "switch", "1", "客户需由云厂商直接开票。");
    }

    /** A customer who has joined over a link; answers the association's key. */
    private String joined(int daysAgo, String partner, String type, String account, String name) {
        return at(daysAgo, () -> {
            int number = 600 + jdbc.sql("select count(*) from customer_account").query(Integer.class).single();
            String mobile = "1380571%04d".formatted(number);
            String customerId = accounts.register(mobile, account, name, "it@" + account.replace('_', '-') + ".example", PASSWORD).customerId();
            String token = tokens.computeIfAbsent(partner + type, link -> runAs.user(partner + "-sales", () -> token(type)));
            runAs.customer(() -> joining.join(token, JoinForm.of(Map.of("noticeAccepted", "true", "mode", "login", "mobile", mobile,
                    "password", PASSWORD))));
            return bonds.current(customerId).orElseThrow().associationKey();
        });
    }

    private String token(String type) {
        Actor maker = Actor.current();
        String url = invitations.url(invitations.create(Map.of("kind", "custom", "tag", "老客户", "associationType", type), maker), maker);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private String file(int daysAgo, String association, String kind, String newType, String reason) {
        Map<String, Object> fields = new HashMap<>(Map.of("associationKey", association, "kind", kind, "reason", reason, "acknowledged", true));
        if (newType != null) {
            fields.put("newType", newType);
        }
        String partner = jdbc.sql("select partner_id from association where association_key = ?").param(association).query(String.class).single();
        return at(daysAgo, () -> work.start(partner + "-admin", "association-change", fields));
    }

    private void request(int daysAgo, String association, String reason) {
        at(daysAgo, () -> {
            runAs.customer(() -> changes.request(association, reason));
        });
    }

    private void answer(int daysAgo, String key, boolean agreed, String comment) {
        at(daysAgo, () -> runAs.customer(() -> {
            changes.answerByCustomer(key, agreed, comment);
            return null;
        }));
    }

    private void apply(int daysAgo, String key) {
        at(daysAgo, () -> {
            management.executeJob(job(key, "apply-change").getId());
        });
    }

    /** Nobody answered: its timer runs, at the moment for which it was set. */
    private void timeOut(String key) {
        Job timer = job(key, "answer-time-over");
        work.at(timer.getDuedate().toInstant(), () -> management.executeJob(timer.getId()));
    }

    private Job job(String key, String activityId) {
        String instance = jdbc.sql("select process_instance_id from record_instance where record_key = ?").param(key).query(String.class).single();
        return management.createJobQuery().processInstanceId(instance).activityId(activityId).singleResult();
    }

    private void at(int daysAgo, Runnable step) {
        at(daysAgo, () -> {
            step.run();
            return null;
        });
    }

    /** At ten in the morning, so many days ago. */
    private <T> T at(int daysAgo, Supplier<T> step) {
        Object[] answer = new Object[1];
        work.at(WorkingCalendar.today(clock).minusDays(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), () -> answer[0] = step.get());
        @SuppressWarnings("unchecked")
        T typed = (T) answer[0];
        return typed;
    }
}
