package org.partnercenter.consumption;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the demo's customers consumed since they were associated: an order, usage that is paid with vouchers, one that is owed, a refund. */
@Component
@Profile("demo & !prod")
@Order(56)
class DemoConsumption implements StartUpStep {

    private static final List<String> PARTNERS = List.of("cloudstar", "bluewave", "starbridge", "rivertech");

    private final FeeRecords records;
    private final Bonds bonds;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoConsumption(FeeRecords records, Bonds bonds, JdbcClient jdbc, Clock clock) {
        this.records = records;
        this.bonds = bonds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (jdbc.sql("select count(*) from fee_record").query(Long.class).single() == 0) {
            List<ApiForm.Values> all = new ArrayList<>();
            PARTNERS.forEach(partner -> bonds.ofPartner(partner).forEach(bond -> all.addAll(consumption(bond))));
            records.add(all);
        }
    }

    private List<ApiForm.Values> consumption(Bond bond) {
        Instant from = bond.since();
        long minutes = ChronoUnit.MINUTES.between(from, clock.instant());
        return List.of(
                record(bond, 1, from.plus(minutes / 5, ChronoUnit.MINUTES), order("1280.00", Map.of("cash_amount", "1280.00"))),
                record(bond, 2, from.plus(minutes / 4, ChronoUnit.MINUTES), usage("86.40", Map.of("cash_amount", "36.40", "coupon_amount", "50.00"))),
                record(bond, 3, from.plus(minutes / 3, ChronoUnit.MINUTES), usage("12.60", Map.of("debt_amount", "12.60"))),
                record(bond, 4, from.plus(minutes / 2, ChronoUnit.MINUTES), refund("-320.00", Map.of("cash_amount", "-320.00"))));
    }

    private static Map<String, String> order(String amount, Map<String, String> paid) {
        Map<String, String> fields = new HashMap<>(Map.of("service_type_code", "hws.service.type.ebs", "service_type_name", "云硬盘",
                "service_type_name_en", "Elastic Volume Service", "resource_type_code", "hws.resource.type.server.all", "resource_type_name", "整机",
                "resource_type_name_en", "Bundled machine", "product_name", "整机|通用型", "product_name_en", "Bundled machine, general",
                "charging_mode", "1"));
        fields.putAll(Map.of("bill_detail_type", "1", "period_type", "20"));
        // a part of a bundled machine has a service and a resource of its own
        fields.putAll(Map.of("sub_service_type_code", "hws.service.type.ec2", "sub_service_type_name", "弹性云服务器",
                "sub_service_type_name_en", "Elastic Cloud Server", "sub_resource_type_code", "hws.resource.type.vm", "sub_resource_type_name", "云主机",
                "sub_resource_type_name_en", "Virtual machine", "sub_resource_name", "node-1", "sub_resource_name_en", "node-1"));
        fields.putAll(amounts(amount, paid));
        return fields;
    }

    private static Map<String, String> usage(String amount, Map<String, String> paid) {
        Map<String, String> fields = new HashMap<>(Map.of("service_type_code", "hws.service.type.obs", "service_type_name", "对象存储服务",
                "service_type_name_en", "Object Storage Service", "resource_type_code", "hws.resource.type.obs", "resource_type_name", "对象存储",
                "resource_type_name_en", "Object storage", "product_name", "标准存储", "product_name_en", "Standard storage", "charging_mode", "3"));
        fields.putAll(Map.of("bill_detail_type", "5", "usage_type", "duration", "usage_amount", "24", "usage_measure_id", "4"));
        fields.putAll(amounts(amount, paid));
        return fields;
    }

    private static Map<String, String> refund(String amount, Map<String, String> paid) {
        Map<String, String> fields = order(amount, paid);
        fields.put("bill_detail_type", "4");
        return fields;
    }

    private static Map<String, String> amounts(String payable, Map<String, String> paid) {
        Map<String, String> amounts = new HashMap<>(paid);
        amounts.putAll(Map.of("official_amount", new BigDecimal(payable).multiply(new BigDecimal("1.25")).setScale(2).toPlainString(),
                "official_discount_amount", new BigDecimal(payable).multiply(new BigDecimal("0.25")).setScale(2).toPlainString(), "payment_amount", payable));
        return amounts;
    }

    private static ApiForm.Values record(Bond bond, int number, Instant at, Map<String, String> fields) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        Instant charged = second.isBefore(bond.since()) ? at : second;
        Map<String, Object> body = new HashMap<>(fields);
        body.putAll(Map.of("id", "fee-" + bond.customerId() + "-" + number, "customer_id", bond.customerId(), "region_code", "cn-east-3", "region_name",
                "华东-上海一", "region_name_en", "CN East-Shanghai1", "resource_id", "res-" + bond.customerId() + "-" + number, "resource_name",
                "resource-" + number, "trade_id", "CS" + number + bond.customerId(), "trade_time", charged.toString(), "bill_cycle",
                YearMonth.from(charged.atZone(EngineClock.ZONE)).toString()));
        body.put("consume_time", charged.toString());
        if (bond.managerId() != null) {
            body.put("account_manager_id", bond.managerId());
        }
        return FeeColumns.FORM.check(body);
    }
}
