package org.partnercenter.reseller;

import static org.partnercenter.platform.forms.ApiForm.date;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What a distributor looks for among its resellers; null for anything. Names are found by a part; a mobile, which is masked, only by the
 * whole of it (RSL-02).
 */
public record ResellerFilter(String accountName, String companyName, String mobile, LocalDate associatedFrom, LocalDate associatedTo) {

    /** Looks for nothing. */
    public static final ResellerFilter NONE = new ResellerFilter(null, null, null, null, null);

    private static final ApiForm FORM = ApiForm.of(text("accountName", 64), text("companyName", 128), text("mobile", 32), date("associatedFrom"),
            date("associatedTo"));

    /** Takes the filter's parameters out of a request's; a wrong value is refused by name. */
    public static ResellerFilter takeOutOf(Map<String, String[]> parameters) {
        Map<String, Object> given = new HashMap<>();
        FORM.keys().forEach(key -> {
            String[] values = parameters.remove(key);
            if (values != null && values.length > 0) {
                given.put(key, values[0]);
            }
        });
        ApiForm.Values values = FORM.check(given);
        LocalDate from = values.date("associatedFrom");
        LocalDate to = values.date("associatedTo");
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.field("associatedTo", "must not be before associatedFrom");
        }
        return new ResellerFilter(values.text("accountName"), values.text("companyName"), values.text("mobile"), from, to);
    }

    boolean accepts(Reseller reseller) {
        return contains(reseller.accountName(), accountName) && contains(reseller.companyName(), companyName)
                && (mobile == null || reseller.hasMobile(mobile)) && isBetween(reseller.associatedAt());
    }

    private boolean isBetween(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, EngineClock.ZONE);
        return (associatedFrom == null || !day.isBefore(associatedFrom)) && (associatedTo == null || !day.isAfter(associatedTo));
    }

    static boolean contains(String text, String part) {
        return part == null || text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
