package org.partnercenter.customer;

import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;

/** What somebody fills in to make an offline link: each kind takes its own fields and no other. */
final class InvitationForm {

    private static final ApiForm FORM = ApiForm.of(
            ApiForm.choice("kind", "common", "custom", "campaign").required(),
            ApiForm.text("tag", 32),
            ApiForm.choice("associationType", "1", "2"),
            ApiForm.text("campaign", 64),
            ApiForm.text("managerId", 64));
    private static final Map<InvitationKind, Set<String>> FIELDS = Map.of(
            InvitationKind.COMMON, Set.of(),
            InvitationKind.CUSTOM, Set.of("tag", "associationType"),
            InvitationKind.CAMPAIGN, Set.of("associationType", "campaign", "managerId"));

    private InvitationForm() {
    }

    /** The checked link; throws {@link Refusal} (400 {@code FIELD_INVALID}) naming the first field that is wrong. */
    static NewInvitation of(Map<String, ?> body) {
        ApiForm.Values values = FORM.check(body);
        InvitationKind kind = StatusCode.of(InvitationKind.class, values.text("kind"));
        for (String field : FORM.keys()) {
            boolean wanted = FIELDS.get(kind).contains(field);
            if (wanted && !values.has(field)) {
                throw Refusal.field(field, "is required for a " + kind.code() + " link");
            }
            if (!wanted && !field.equals("kind") && values.has(field)) {
                throw Refusal.field(field, "is not for a " + kind.code() + " link");
            }
        }
        return new NewInvitation(kind, values.text("associationType"), values.text("tag"), values.text("campaign"), values.text("managerId"));
    }
}
