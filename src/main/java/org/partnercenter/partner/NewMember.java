package org.partnercenter.partner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.forms.ApiForm;

/**
 * A member to be made, its fields checked one by one.
 *
 * @param leadId a {@code partner-sales-lead} of the same organisation, only with {@code partner-sales}; may be null
 */
public record NewMember(String userId, String displayName, String email, String mobile, Set<Role> roles, String leadId,
                        boolean customerContact) {

    /** A member without a lead, not shown to customers. */
    public NewMember(String userId, String displayName, String email, String mobile, Set<Role> roles) {
        this(userId, displayName, email, mobile, roles, null, false);
    }

    /** A member as {@code POST /api/members} describes it; 400 names the first field that is wrong. */
    public static NewMember of(Map<String, ?> body) {
        ApiForm.Values values = MemberFields.NEW.check(body);
        MemberFields.requireUserId(values.text("userId"));
        return new NewMember(values.text("userId"), values.text("displayName"), values.text("email"), values.text("mobile"),
                Role.parse(values.list("roles")), values.text("leadId"), values.yes("customerContact", false));
    }

    /** The first administrator of an organisation: {@code userId}, {@code displayName}, {@code email}, {@code mobile}. */
    public static NewMember administrator(Map<String, ?> body) {
        ApiForm.Values values = MemberFields.ADMINISTRATOR.check(body);
        MemberFields.requireUserId(values.text("userId"));
        return new NewMember(values.text("userId"), values.text("displayName"), values.text("email"), values.text("mobile"),
                Set.of(Role.ADMIN));
    }

    /** The fields of {@code POST /api/members}, in the order of its form. */
    public static List<String> fields() {
        return List.copyOf(MemberFields.NEW.keys());
    }
}
