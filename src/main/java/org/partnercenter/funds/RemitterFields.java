package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.forms.ApiForm;

/** The three things that who claims a receipt has to know of it (FND-02). */
public record RemitterFields(String remitterName, String remitterAccount, BigDecimal amount) {

    private static final ApiForm FORM = ApiForm.of(text("remitterName", 128).required(), text("remitterAccount", 64).required(),
            money("amount").required());

    /** Takes the three out of a request's parameters; 400 naming the first that is missing or wrong. */
    public static RemitterFields takeOutOf(Map<String, String[]> parameters) {
        Map<String, Object> given = new HashMap<>();
        FORM.keys().forEach(key -> {
            String[] values = parameters.remove(key);
            if (values != null && values.length > 0) {
                given.put(key, values[0]);
            }
        });
        ApiForm.Values values = FORM.check(given);
        return new RemitterFields(values.text("remitterName"), values.text("remitterAccount"), (BigDecimal) values.object("amount"));
    }

    String nameKey() {
        return RemitterText.name(remitterName);
    }

    String accountKey() {
        return RemitterText.account(remitterAccount);
    }
}
