package org.partnercenter.customer;

import java.util.Map;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What a customer fills in to end its association on {@code /my-partner/{token}}, checked field by field.
 *
 * @param reason null when it gives none
 */
public record MyPartnerEndForm(String reason, String smsCode) {

    private static final ApiForm FORM = ApiForm.of(
            ApiForm.prose("reason", 500),
            ApiForm.choice("acknowledged", "true").required(),
            ApiForm.pattern("smsCode", 6, "\\d{6}").required());

    /** The checked form; throws {@link Refusal} (400 {@code FIELD_INVALID}) naming the first field that is wrong. */
    public static MyPartnerEndForm of(Map<String, String> fields) {
        ApiForm.Values values = FORM.check(fields);
        return new MyPartnerEndForm(values.text("reason"), values.text("smsCode"));
    }

    /** The code stands in no text. */
    @Override
    public String toString() {
        return "MyPartnerEndForm[]";
    }
}
