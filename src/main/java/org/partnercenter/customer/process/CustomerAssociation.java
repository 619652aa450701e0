package org.partnercenter.customer.process;

import java.util.Map;
import org.partnercenter.customer.Associations;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code customer-association}; each method bears the name of its task. */
@Component
class CustomerAssociation implements ProcessForms {

    private final Associations associations;

    CustomerAssociation(Associations associations) {
        this.associations = associations;
    }

    @Override
    public String processKey() {
        return "customer-association";
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("follow-invitation", this::followInvitation, "serve-customer", this::serveCustomer);
    }

    private Map<String, Object> followInvitation(Submission form) {
        String action = form.text("action");
        requireOnlyWith(form, "associationType", action, "resend");
        requireOnlyWith(form, "note", action, "request-service");
        switch (action) {
            case "resend" -> associations.resend(form.recordKey(), form.text("associationType"));
            case "request-service" -> {
                form.require("note", "to ask customer service");
                associations.requestService(form.recordKey(), form.text("note"));
            }
            default -> associations.requireOpen(form.recordKey());
        }
        return Map.of("action", action);
    }

    private Map<String, Object> serveCustomer(Submission form) {
        String outcome = form.text("outcome");
        if (outcome.equals("cleared")) {
            associations.clear(form.recordKey(), form.text("comment"));
        } else {
            form.require("comment", "to decline");
            associations.decline(form.recordKey(), form.text("comment"));
        }
        return Map.of("serviceOutcome", outcome);
    }

    private static void requireOnlyWith(Submission form, String field, String action, String itsAction) {
        if (form.text(field) != null && !action.equals(itsAction)) {
            throw Refusal.field(field, "is for " + itsAction + " only");
        }
    }
}
