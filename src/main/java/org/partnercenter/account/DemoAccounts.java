package org.partnercenter.account;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cloud accounts of the demo: one for each partner, and customers with everything that reporting and associating may come upon. */
@Component
@Profile("(demo | demo-people) & !prod")
@Order(12)
class DemoAccounts implements StartUpStep {

    private static final int NEW = 2;
    private static final int OLD = 400;
    private static final List<String> PARTNERS = List.of("cloudstar", "bluewave", "starbridge", "rivertech");

    private final CustomerAccounts accounts;
    private final Clock clock;

    DemoAccounts(CustomerAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A customer; the mobile is made of the number, the address of the name. */
    private record Customer(int number, String accountName, String customerName, int registeredDaysAgo, Map<String, Object> facts) {

        String mobile() {
            return "1370000%04d".formatted(number);
        }

        String email() {
            return "it@" + accountName.replace('_', '-') + ".example";
        }
    }

    private static final List<Customer> CUSTOMERS = List.of(
            customer(1, "linan_tea", "杭州临安茶业有限公司", NEW),
            customer(2, "qiantang_port", "杭州钱塘港务有限公司", NEW),
            customer(3, "xihu_music", "杭州西湖音乐文化有限公司", NEW),
            customer(4, "binjiang_robot", "杭州滨江机器人有限公司", OLD),
            customer(5, "lotus_global", "莲花国际贸易有限公司", NEW, "site", "international"),
            customer(6, "vendor_lab", "云厂商内部实验室", OLD, "internal", true),
            customer(7, "photo_user", "张先生工作室", OLD, "consumerCloud", true),
            customer(8, "pingan_bus", "平湖公交集团有限公司", OLD, "signedWithVendor", true),
            customer(9, "jiaxing_silk", "嘉兴丝绸有限公司", OLD, "cashConsumed", "860.00"),
            customer(10, "group_branch", "华东集团分公司", OLD, "membership", "trusteeship", "masterId", "hwc-0030"),
            customer(11, "promo_user", "宁波推广科技有限公司", OLD, "rewardProgramme", true),
            customer(12, "direct_old", "绍兴黄酒集团有限公司", OLD, "directSales", true),
            customer(13, "direct_cash", "金华火腿食品有限公司", NEW, "directSales", true, "cashConsumed", "12000.00"),
            customer(14, "vendor_reported", "湖州羊绒制品有限公司", OLD, "vendorReported", true),
            customer(15, "online_team", "舟山海产电商有限公司", OLD, "salesTeam", "online"),
            customer(16, "support_centre", "台州模具城有限公司", OLD, "salesTeam", "support-centre"),
            customer(17, "partner_applies", "温州软件服务有限公司", OLD, "partnerState", "applying"),
            customer(18, "is_partner", "衢州系统集成有限公司", OLD, "partnerState", "partner"),
            customer(19, "special_contract", "丽水竹木工艺有限公司", OLD, "specialContract", true),
            customer(20, "credit_account", "义乌小商品城股份有限公司", NEW, "creditAccount", true),
            customer(21, "master_account", "苏州工业园控股有限公司", NEW, "membership", "master", "independentMembers", 3),
            customer(22, "member_account", "苏州工业园物业有限公司", NEW, "membership", "independent", "masterId", "hwc-0021"),
            customer(23, "reserved_instance", "无锡物联网有限公司", NEW, "reservedInstances", 2, "openResources", 2),
            customer(24, "stored_value", "常州轨道装备有限公司", NEW, "storedValue", "500.00"),
            customer(25, "bonus_balance", "南通家纺有限公司", NEW, "bonusBalance", "120.00"),
            customer(26, "invoice_debt", "扬州旅游发展有限公司", NEW, "invoiceDebt", "3200.00", "ownCash", "50.00"),
            customer(27, "in_arrears", "镇江香醋食品有限公司", NEW, "arrears", "88.60"),
            customer(28, "facts_missing", "泰州医药研究院", OLD, "available", false),
            customer(29, "awaiting_orders", "盐城风电设备有限公司", NEW, "ordersAwaitingPayment", 1, "pickupVouchers", 2),
            customer(30, "group_master", "华东集团有限公司", OLD, "membership", "master"));

    private static Customer customer(int number, String accountName, String customerName, int registeredDaysAgo, Object... facts) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            boolean amount = facts[i + 1] instanceof String text && text.matches("\\d+\\.\\d\\d");
            named.put((String) facts[i], amount ? new BigDecimal((String) facts[i + 1]) : facts[i + 1]);
        }
        return new Customer(number, accountName, customerName, registeredDaysAgo, named);
    }

    @Override
    @Transactional
    public void run() {
        if (accounts.find("hw-northgate").isPresent()) {
            return;
        }
        PARTNERS.forEach(partner -> partner(partner, "partner"));
        partner("northgate", "none");
        CUSTOMERS.forEach(this::customer);
    }

    /** A partner's own account: a company's, real-name verified. */
    private void partner(String partnerId, String partnerState) {
        accounts.create("hw-" + partnerId, Map.of("accountName", partnerId + "_cloud", "realName", 2, "registeredAt", daysAgo(OLD),
                "partnerState", partnerState));
    }

    private void customer(Customer customer) {
        Map<String, Object> facts = new HashMap<>(customer.facts());
        facts.putAll(Map.of("accountName", customer.accountName(), "customerName", customer.customerName(), "mobile", customer.mobile(),
                "email", customer.email(), "realName", 2, "registeredAt", daysAgo(customer.registeredDaysAgo())));
        accounts.create("hwc-%04d".formatted(customer.number()), facts);
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(days, ChronoUnit.DAYS);
    }
}
