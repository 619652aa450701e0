package org.partnercenter.customer.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.customer.AssociationView;
import org.partnercenter.customer.Associations;
import org.partnercenter.customer.InvitationView;
import org.partnercenter.customer.Invitations;
import org.partnercenter.customer.JoinForm;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.customer.Joining;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.notice.Outbox;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Links, and associations of the demo in every status: reported, invited, clicked as people would have done it. */
@Component
@Profile("demo & !prod")
@Order(52)
class DemoAssociations implements StartUpStep {

    private static final Pattern LINK = Pattern.compile("/join/(\\S+)");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final String PASSWORD = "Demo-2026-ok";

    private final DemoWork work;
    private final RunAs runAs;
    private final Joining joining;
    private final Invitations invitations;
    private final Associations door;
    private final RecordCollection<AssociationView> associations;
    private final RecordCollection<InvitationView> links;
    private final CustomerAccounts accounts;
    private final Outbox outbox;
    private final ManagementService management;
    private final Clock clock;

    DemoAssociations(DemoWork work, RunAs runAs, Joining joining, Invitations invitations, Associations door,
                     RecordCollection<AssociationView> associations, RecordCollection<InvitationView> links, CustomerAccounts accounts,
                     Outbox outbox, ManagementService management, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.joining = joining;
        this.invitations = invitations;
        this.door = door;
        this.associations = associations;
        this.links = links;
        this.accounts = accounts;
        this.outbox = outbox;
        this.management = management;
        this.clock = clock;
    }

    /** A customer of the demo. */
    private record Customer(String name, String mobile, String account) {

        String email() {
            return account + "@customer.example";
        }
    }

    @Override
    public void run() {
        if (links.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        offline();
        waiting();
        failed();
        joined();
    }

    private void offline() {
        link("cloudstar-sales", 30, "kind", "common");
        link("bluewave-sales", 20, "kind", "common");
        String fair = link("cloudstar-sales", 25, "kind", "custom", "tag", "钱塘展会", "associationType", "2");
        String autumn = link("cloudstar-admin", 22, "kind", "campaign", "campaign", "秋季上云节", "associationType", "1", "managerId", "cloudstar-sales");
        String former = link("cloudstar-sales", 60, "kind", "custom", "tag", "旧海报", "associationType", "1");
        at(40, () -> as("cloudstar-sales", () -> invitations.revoke(former, Actor.current())));
        at(24, () -> register(token(fair), new Customer("杭州萧然电子有限公司", "18800000001", "xiaoran_elec")));
        at(12, () -> register(token(fair), new Customer("杭州临平制衣有限公司", "18800000002", "linping_wear")));
        at(20, () -> register(token(autumn), new Customer("宁波北仑船配有限公司", "18800000003", "beilun_ship")));
        at(18, () -> logIn(token(autumn), new Customer("衢州龙游纸业有限公司", "18800000004", "longyou_paper"), "registeredAt",
                day(400).atStartOfDay(EngineClock.ZONE).toInstant(), "cashConsumed", new BigDecimal("5200.00")));
    }

    private void waiting() {
        at(1, () -> invite("cloudstar-sales", new Customer("嘉兴海宁皮革有限公司", "18800000011", "haining_leather"), "1"));
        String expired = invited(9, "cloudstar-sales", new Customer("绍兴柯桥纺织有限公司", "18800000012", "keqiao_textile"), "2");
        Instant end = associations.item(expired, Actor.current()).deadline().at();
        Job timer = management.createJobQuery().processInstanceId(associations.item(expired, Actor.current()).processInstanceId()).timers().singleResult();
        work.at(end, () -> management.executeJob(timer.getId()));
        String closed = invited(5, "cloudstar-sales", new Customer("湖州德清家具有限公司", "18800000013", "deqing_wood"), "1");
        at(3, () -> work.complete("cloudstar-sales", closed, "follow-invitation", Map.of("action", "close")));
    }

    private void failed() {
        Customer stranger = new Customer("台州路桥模具有限公司", "18800000021", "luqiao_mould");
        invited(4, "cloudstar-sales", stranger, "1");
        at(3, () -> click(mailed(stranger), Map.of("mode", "login", "mobile", "18800009999", "password", PASSWORD)));
        Customer credit = new Customer("金华永康五金有限公司", "18800000022", "yongkang_tools");
        invited(4, "cloudstar-sales", credit, "2");
        at(2, () -> logIn(mailed(credit), credit, "creditAccount", true));
        Customer arrears = new Customer("温州瑞安汽配有限公司", "18800000023", "ruian_auto");
        invited(5, "cloudstar-sales", arrears, "1");
        at(2, () -> logIn(mailed(arrears), arrears, "arrears", new BigDecimal("860.00")));
        Customer internal = new Customer("丽水缙云机电有限公司", "18800000024", "jinyun_motor");
        invited(6, "cloudstar-sales", internal, "1");
        at(5, () -> logIn(mailed(internal), internal, "internal", true));
        Customer served = new Customer("舟山定海水产有限公司", "18800000025", "dinghai_sea");
        String service = invited(6, "cloudstar-sales", served, "2");
        at(4, () -> logIn(mailed(served), served, "invoiceDebt", new BigDecimal("3000.00")));
        at(3, () -> work.complete("cloudstar-sales", service, "follow-invitation",
                Map.of("action", "request-service", "note", "客户已补开发票，请核实并处理欠票。")));
    }

    private void joined() {
        mailedAndJoined(14, "cloudstar-sales", new Customer("杭州拱墅传媒有限公司", "18800000031", "gongshu_media"), "1");
        mailedAndJoined(13, "cloudstar-sales", new Customer("杭州余杭智造有限公司", "18800000032", "yuhang_mfg"), "2");
        mailedAndJoined(11, "bluewave-sales", new Customer("深圳龙岗光电有限公司", "18800000033", "longgang_photo"), "1");
        mailedAndJoined(10, "rivertech-sales", new Customer("苏州吴江丝绸有限公司", "18800000034", "wujiang_silk"), "2");
        Customer left = new Customer("杭州桐庐民宿有限公司", "18800000035", "tonglu_inn");
        String ended = mailedAndJoined(12, "cloudstar-sales", left, "1");
        at(4, () -> as("cloudstar-admin", () -> door.end(ended, "双方协商解除")));
    }

    private String mailedAndJoined(int daysAgo, String sales, Customer customer, String type) {
        String key = invited(daysAgo, sales, customer, type);
        at(daysAgo - 1, () -> register(mailed(customer), customer));
        return key;
    }

    /** Answers the key of the association. */
    private String invited(int daysAgo, String sales, Customer customer, String type) {
        String[] key = new String[1];
        at(daysAgo, () -> key[0] = invite(sales, customer, type));
        return key[0];
    }

    private String invite(String sales, Customer customer, String type) {
        String report = work.start(sales, "customer-report", Map.of("customerName", customer.name, "mobile", customer.mobile, "email", customer.email(),
                "sendInvitation", true, "associationType", type));
        return associations.list(new ListQuery(List.of(), report, 0, 1, "-createdAt"), Actor.current()).items().get(0).key();
    }

    private String link(String user, int daysAgo, String... pairs) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        String[] key = new String[1];
        at(daysAgo, () -> key[0] = runAs.user(user, () -> invitations.create(fields, Actor.current())));
        return key[0];
    }

    private String token(String invitationKey) {
        return runAs.user("cloudstar-admin", () -> found(LINK, links.item(invitationKey, Actor.current()).url()));
    }

    /** The token in the customer's latest mail. */
    private String mailed(Customer customer) {
        return found(LINK, newest(customer.email()));
    }

    private JoinResult register(String token, Customer customer) {
        return click(token, Map.of("mode", "register", "mobile", customer.mobile, "smsCode", code(token, customer), "password", PASSWORD,
                "accountName", customer.account));
    }

    /** Joins with an account of which the vendor knows these facts. */
    private JoinResult logIn(String token, Customer customer, Object... facts) {
        Map<String, Object> all = new HashMap<>(Map.of("accountName", customer.account, "customerName", customer.name, "mobile", customer.mobile,
                "email", customer.email()));
        for (int i = 0; i < facts.length; i += 2) {
            all.put((String) facts[i], facts[i + 1]);
        }
        as("operations", () -> accounts.create(customer.account, all));
        return click(token, Map.of("mode", "login", "mobile", customer.mobile, "smsCode", code(token, customer)));
    }

    private String code(String token, Customer customer) {
        CustomerVisitor.visit(() -> joining.sendCode(token, customer.mobile));
        return found(CODE, newest(customer.mobile));
    }

    private JoinResult click(String token, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(JoinForm.NOTICE_ACCEPTED, "true");
        return CustomerVisitor.visit(() -> joining.join(token, JoinForm.of(all)));
    }

    private String newest(String recipient) {
        return outbox.list(new ListQuery(List.of(), recipient, 0, 1, "-createdAt")).items().get(0).text();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the demo's message holds no " + pattern);
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
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

    /** At three in the afternoon, so many days ago. */
    private void at(int daysAgo, Runnable step) {
        work.at(day(daysAgo).atTime(15, 0).atZone(EngineClock.ZONE).toInstant(), step);
    }
}
