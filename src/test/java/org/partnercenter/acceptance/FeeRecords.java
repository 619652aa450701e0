package org.partnercenter.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Consumption of customers as the vendor's billing reckons it. */
final class FeeRecords {

    static final String PATH = "/api/fee-records/import";

    private static final List<String> NAMES = List.of("service_type_name", "resource_type_name", "resource_name", "product_name", "region_name",
        "sub_service_type_name", "sub_resource_type_name", "sub_resource_name");
    private static final List<String> OTHERS = List.of("id", "bill_cycle", "customer_id", "service_type_code", "resource_type_code", "region_code", "product_id",
        "resource_id", "trade_id", "product_spec_desc", "resource_tag", "account_manager_id", "charging_mode", "bill_detail_type", "period_type", "trade_time",
        "consume_time", "usage_type", "usage_amount", "usage_measure_id", "free_resource_usage", "free_resource_measure_id", "ri_usage", "ri_usage_measure_id",
        "official_amount", "official_discount_amount", "payment_amount", "cash_amount", "credit_amount", "coupon_amount", "flexipurchase_coupon_amount",
        "stored_value_card_amount", "debt_amount", "writeoff_amount", "sub_service_type_code", "sub_resource_type_code", "sub_resource_id");

    private FeeRecords() {
    }

    /** A record of cash that a customer spent at that moment. */
    static Map<String, String> cash(String id, BoundCustomer customer, String amount, Instant at) {
        Map<String, String> row = new LinkedHashMap<>();
        OTHERS.forEach(column -> row.put(column, ""));
        NAMES.forEach(column -> row.put(column, ""));
        NAMES.forEach(column -> row.put(column + "_en", ""));
        for (String column : OTHERS) {
            if (column.endsWith("_amount") && !column.equals("usage_amount")) {
                row.put(column, "0.00");
            }
        }
        row.putAll(Map.of("id", id, "bill_cycle", at.toString().substring(0, 7), "customer_id", customer.id(), "service_type_code", "hws.service.type.ec2",
            "trade_id", "t-" + id, "trade_time", at.toString(), "official_amount", amount, "payment_amount", amount, "cash_amount", amount));
        row.putAll(Map.of("charging_mode", "1", "bill_detail_type", "1", "period_type", "20", "resource_type_code", "hws.resource.type.vm", "region_code", "cn-north-4"));
        return row;
    }

    static Import send(List<Map<String, String>> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(String.join(",", row.values())));
        return Import.of("operations", PATH, String.join(",", rows.get(0).keySet()), lines.toArray(String[]::new));
    }
}
