package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.date;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What is looked for in a ledger; null for anything.
 *
 * @param from the first day, in {@code Asia/Shanghai}
 * @param to   the last day
 */
public record LedgerFilter(String account, String tradeType, LocalDate from, LocalDate to, String customerId) {

    /** Looks for everything. */
    public static final LedgerFilter NONE = new LedgerFilter(null, null, null, null, null);

    private static final ApiForm FORM = ApiForm.of(choice("account", Arrays.stream(FundAccount.values()).map(FundAccount::code).toArray(String[]::new)),
            choice("tradeType", Arrays.stream(TradeType.values()).map(TradeType::code).toArray(String[]::new)), date("from"), date("to"),
            text("customerId", 64));

    /** Takes the filter's parameters out of a request's; a wrong value is refused by name. */
    public static LedgerFilter takeOutOf(Map<String, String[]> parameters) {
        Map<String, Object> given = new HashMap<>();
        FORM.keys().forEach(key -> {
            String[] values = parameters.remove(key);
            if (values != null && values.length > 0) {
                given.put(key, values[0]);
            }
        });
        return of(given);
    }

    /** The filter of these values by key; a wrong one is refused by name. */
    public static LedgerFilter of(Map<String, ?> given) {
        ApiForm.Values values = FORM.check(given);
        LocalDate from = values.date("from");
        LocalDate to = values.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.field("to", "must not be before from");
        }
        return new LedgerFilter(values.text("account"), values.text("tradeType"), from, to, values.text("customerId"));
    }

    /** Its values by key, those that are given. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        put(map, "account", account);
        put(map, "tradeType", tradeType);
        put(map, "from", from);
        put(map, "to", to);
        put(map, "customerId", customerId);
        return map;
    }

    private static void put(Map<String, String> map, String key, Object value) {
        if (value != null) {
            map.put(key, value.toString());
        }
    }
}
