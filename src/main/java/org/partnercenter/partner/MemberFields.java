package org.partnercenter.partner;

import static org.partnercenter.platform.forms.ApiForm.list;
import static org.partnercenter.platform.forms.ApiForm.pattern;
import static org.partnercenter.platform.forms.ApiForm.text;
import static org.partnercenter.platform.forms.ApiForm.yesNo;

import java.util.Locale;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/** The fields of the actions on members. */
final class MemberFields {

    static final String EMAIL = "[^@\\s]+@[^@\\s]+";
    static final String MOBILE = "\\+?[0-9][0-9 -]{4,}";
    /** More than anybody may have: how many are too many says {@link Role}. */
    private static final int ROLES = 20;
    private static final Set<String> SYSTEM_NAMES = Set.of("system", "anonymous", "vendor");

    /** {@code POST /api/members}. */
    static final ApiForm NEW = ApiForm.of(userId(), name().required(), email().required(), mobile().required(), list("roles", ROLES),
            text("leadId", 32), yesNo("customerContact"));
    /** The first administrator of an organisation. */
    static final ApiForm ADMINISTRATOR = ApiForm.of(userId(), name().required(), email().required(), mobile().required());
    /** {@code PATCH /api/members/{userId}} by an administrator. */
    static final ApiForm CHANGE = ApiForm.of(name(), email(), mobile(), list("roles", ROLES), text("leadId", 32), yesNo("customerContact"),
            yesNo("disabled"));
    /** What members change of themselves. */
    static final ApiForm OWN = ApiForm.of(name(), email(), mobile());

    private MemberFields() {
    }

    private static ApiForm.Field userId() {
        return pattern("userId", 32, "[a-zA-Z_-][a-zA-Z0-9_-]{4,}").required();
    }

    private static ApiForm.Field name() {
        return text("displayName", 64);
    }

    private static ApiForm.Field email() {
        return pattern("email", 64, EMAIL);
    }

    private static ApiForm.Field mobile() {
        return pattern("mobile", 32, MOBILE);
    }

    /** Refuses ids that other parts of the vendor's cloud keep to themselves, and those that a history could not tell from a group. */
    static void requireUserId(String userId) {
        String id = userId.toLowerCase(Locale.ROOT);
        if (id.startsWith("op_") || id.startsWith("shadow_")) {
            throw Refusal.field("userId", "must not begin with op_ or shadow_");
        }
        if (SYSTEM_NAMES.contains(id) || Actor.VENDOR_GROUPS.contains(id) || Actor.PARTNER_GROUPS.contains(id)) {
            throw taken(userId);
        }
    }

    static Refusal taken(String userId) {
        return Refusal.of(409, "USER_ID_TAKEN", "userId", userId + " is taken, or was once used");
    }

    static Refusal emailInUse(String email) {
        return Refusal.of(409, "EMAIL_IN_USE", "email", email + " belongs to another user");
    }
}
