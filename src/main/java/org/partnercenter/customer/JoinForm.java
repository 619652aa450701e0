package org.partnercenter.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.partnercenter.account.Contacts;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What a customer fills in on {@code /join/{token}}, checked field by field.
 *
 * @param mobile      11 digits
 * @param smsCode     null when the customer logs in with its password
 * @param accountName null for a made-up one, or where the mobile has one account only
 */
public record JoinForm(boolean register, String mobile, String smsCode, String password, String accountName) {

    /** The form field of the notice. */
    public static final String NOTICE_ACCEPTED = "noticeAccepted";

    private static final String MOBILE = "(0086-)?1[3-9]\\d{9}";
    private static final String ACCOUNT_NAME = "(?!op_|shadow_)[a-zA-Z_-][a-zA-Z0-9_-]{4,31}";
    private static final ApiForm FORM = ApiForm.of(
            ApiForm.choice(NOTICE_ACCEPTED, "true").required(),
            ApiForm.choice("mode", "register", "login").required(),
            ApiForm.pattern("mobile", 32, MOBILE).required(),
            ApiForm.pattern("smsCode", 6, "\\d{6}"),
            ApiForm.pattern("password", 64, ".{8,64}"),
            ApiForm.text("accountName", 32));
    private static final ApiForm MOBILE_ONLY = ApiForm.of(ApiForm.pattern("mobile", 32, MOBILE).required());

    /** The checked form; throws {@link Refusal} (400 {@code FIELD_INVALID}) naming the first field that is wrong. */
    public static JoinForm of(Map<String, String> fields) {
        ApiForm.Values values = FORM.check(fields);
        JoinForm form = new JoinForm("register".equals(values.text("mode")), Contacts.mobile(values.text("mobile")), values.text("smsCode"),
                values.text("password"), values.text("accountName"));
        return form.register ? form.complete() : form.provable();
    }

    /** The mobile that a code is asked for; the other fields, which may be half filled in, do not count yet. */
    public static String mobile(Map<String, String> fields) {
        Map<String, String> mobile = new LinkedHashMap<>();
        mobile.put("mobile", fields.get("mobile"));
        return Contacts.mobile(MOBILE_ONLY.check(mobile).text("mobile"));
    }

    private JoinForm complete() {
        require("smsCode", smsCode, "to register");
        require("password", password, "to register");
        if (accountName != null && !accountName.matches(ACCOUNT_NAME)) {
            throw Refusal.field("accountName", "must have 5 to 32 letters, digits, _ or -, begin with no digit, and not with op_ or shadow_");
        }
        return this;
    }

    private JoinForm provable() {
        if (password == null) {
            require("smsCode", smsCode, "to log in without a password");
        }
        return this;
    }

    private static void require(String field, String value, String when) {
        if (value == null) {
            throw Refusal.field(field, "is required " + when);
        }
    }

    /** Neither the code nor the password stands in a text. */
    @Override
    public String toString() {
        return "JoinForm[" + (register ? "register" : "login") + "]";
    }
}
