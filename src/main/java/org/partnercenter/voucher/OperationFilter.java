package org.partnercenter.voucher;

import static org.partnercenter.platform.forms.ApiForm.date;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.Selection;

/**
 * What is looked for in 操作记录; null, or no types, for anything (VCH-23).
 *
 * @param from the first local day, {@code to} the last
 */
public record OperationFilter(List<OperationType> types, String quotaKey, String parentQuotaKey, String voucherKey, String customerId,
                              String resellerId, String operator, LocalDate from, LocalDate to) {

    /** The names of the filters. */
    public static final List<String> NAMES = List.of("recordType", "quotaKey", "parentQuotaKey", "voucherKey", "customerId", "resellerId", "operator",
            "from", "to");

    private static final ApiForm FORM = ApiForm.of(text("recordType", 64), text("quotaKey", 64), text("parentQuotaKey", 64), text("voucherKey", 64),
            text("customerId", 64), text("resellerId", 64), text("operator", 64), date("from"), date("to"));

    /** Takes the filters out of a request's parameters; a wrong value is refused by name. */
    public static OperationFilter takeOutOf(Map<String, String[]> parameters) {
        Map<String, Object> given = new HashMap<>();
        NAMES.forEach(key -> {
            String[] values = parameters.remove(key);
            if (values != null && values.length > 0) {
                given.put(key, values[0]);
            }
        });
        return of(given);
    }

    /** The filters that these values are; a wrong one is refused by name. */
    public static OperationFilter of(Map<String, ?> given) {
        ApiForm.Values values = FORM.check(given);
        LocalDate from = values.date("from");
        LocalDate to = values.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.field("to", "must not be before from");
        }
        return new OperationFilter(types(values.text("recordType", "")), values.text("quotaKey"), values.text("parentQuotaKey"), values.text("voucherKey"),
                values.text("customerId"), values.text("resellerId"), values.text("operator"), from, to);
    }

    private static List<OperationType> types(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(number -> !number.isEmpty()).map(number -> {
            if (!number.matches("[1-9]|1[01]")) {
                throw Refusal.field("recordType", "must be numbers from 1 to 11, separated by commas");
            }
            return OperationType.of(Integer.parseInt(number));
        }).toList();
    }

    void applyTo(Selection selection, String operatorColumn) {
        if (!types.isEmpty()) {
            selection.where("o.operation_type in (:types)", "types", types.stream().map(OperationType::number).toList());
        }
        equal(selection, "o.quota_key", "quota", quotaKey);
        equal(selection, "o.parent_key", "parent", parentQuotaKey);
        equal(selection, "o.voucher_key", "voucher", voucherKey);
        equal(selection, "o.customer_id", "customer", customerId);
        equal(selection, "o.reseller_id", "reseller", resellerId);
        equal(selection, operatorColumn, "operator", operator);
        if (from != null) {
            selection.where("o.at >= :from", "from", Timestamp.from(from.atStartOfDay(EngineClock.ZONE).toInstant()));
        }
        if (to != null) {
            selection.where("o.at < :to", "to", Timestamp.from(to.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant()));
        }
    }

    private static void equal(Selection selection, String column, String parameter, String value) {
        if (value != null) {
            selection.where(column + " = :" + parameter, parameter, value);
        }
    }
}
