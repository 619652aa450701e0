package org.partnercenter.customer;

import java.util.Map;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What a customer fills in on {@code /change/{token}}, checked field by field.
 *
 * @param comment null when there is none
 */
public record ChangeAnswerForm(boolean agrees, String comment, String smsCode) {

    private static final String ACKNOWLEDGED = "acknowledged";
    private static final ApiForm FORM = ApiForm.of(
            ApiForm.choice("answer", "agree", "refuse").required(),
            ApiForm.prose("comment", 500),
            ApiForm.choice(ACKNOWLEDGED, "true"),
            ApiForm.pattern("smsCode", 6, "\\d{6}").required());

    /** The checked form; throws {@link Refusal} (400 {@code FIELD_INVALID}) naming the first field that is wrong. */
    public static ChangeAnswerForm of(Map<String, String> fields) {
        ApiForm.Values values = FORM.check(fields);
        boolean agrees = "agree".equals(values.text("answer"));
        if (agrees && !values.has(ACKNOWLEDGED)) {
            throw Refusal.field(ACKNOWLEDGED, "must be accepted to agree");
        }
        return new ChangeAnswerForm(agrees, values.text("comment"), values.text("smsCode"));
    }

    /** The code stands in no text. */
    @Override
    public String toString() {
        return "ChangeAnswerForm[" + (agrees ? "agree" : "refuse") + "]";
    }
}
