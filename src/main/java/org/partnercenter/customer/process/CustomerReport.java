package org.partnercenter.customer.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.customer.Prospect;
import org.partnercenter.customer.Reports;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code customer-report}; each method bears the name of its task. */
@Component
class CustomerReport implements ProcessForms {

    private final Reports reports;

    CustomerReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String processKey() {
        return "customer-report";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::customerReport);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("apply-manual-review", this::applyManualReview, "review-report", this::reviewReport, "handle-report", this::handleReport);
    }

    private Started customerReport(Submission form) {
        String type = form.text("associationType");
        if (form.yes("sendInvitation")) {
            form.require("associationType", "to send an invitation");
        } else if (type != null) {
            throw Refusal.field("associationType", "must be left out when no invitation is sent");
        }
        String key = reports.submit(form.partnerId(), new Prospect(form.text("customerName"), form.text("mobile"), form.text("email")),
                form.text("remark"), type, form.actor());
        return new Started(key, Map.of("managerId", form.actor().userId(), "applied", false));
    }

    private Map<String, Object> applyManualReview(Submission form) {
        String action = form.text("action");
        if (action.equals("abandon")) {
            reports.abandon(form.recordKey());
        } else {
            form.require("expectedConsumption", "to apply");
            form.require("communication", "to apply");
            form.require("projectDetails", "to apply");
            if (form.money("expectedConsumption").signum() <= 0) {
                throw Refusal.field("expectedConsumption", "must be more than 0");
            }
            reports.applyForReview(form.recordKey(), form.money("expectedConsumption"), form.text("communication"), form.text("projectDetails"),
                    form.text("customerAccount"));
        }
        return Map.of("action", action);
    }

    private Map<String, Object> reviewReport(Submission form) {
        Decision decision = form.decision();
        reports.review(form.recordKey(), decision, form.yes("endVendorReport"));
        return Map.of("decision", decision.code());
    }

    private Map<String, Object> handleReport(Submission form) {
        String action = form.text("action");
        if (action.equals("invite")) {
            form.require("associationType", "to invite");
            reports.prepareInvitation(form.recordKey(), form.text("associationType"), form.actor());
        } else {
            if (form.text("associationType") != null) {
                throw Refusal.field("associationType", "is for an invitation only");
            }
            reports.release(form.recordKey());
        }
        return Map.of("action", action);
    }
}
