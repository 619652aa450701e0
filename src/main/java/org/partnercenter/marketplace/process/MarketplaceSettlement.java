package org.partnercenter.marketplace.process;

import java.util.Map;
import org.partnercenter.marketplace.Bills;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code marketplace-settlement}; each method bears the name of its task. */
@Component
class MarketplaceSettlement implements ProcessForms {

    private final Bills bills;

    MarketplaceSettlement(Bills bills) {
        this.bills = bills;
    }

    @Override
    public String processKey() {
        return "marketplace-settlement";
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("start-countersign", this::startCountersign, "countersign", this::countersign, "handle-rejection", this::handleRejection);
    }

    private Map<String, Object> startCountersign(Submission form) {
        bills.startCountersign(form.recordKey(), form.text("comment"));
        return Map.of();
    }

    /** Each group has a task of its own: whoever completes it decides for that group. */
    private Map<String, Object> countersign(Submission form) {
        return Map.of("rejected", bills.countersign(form.recordKey(), form.candidateGroups().get(0), form.decision(), form.actor()));
    }

    private Map<String, Object> handleRejection(Submission form) {
        String action = form.text("action");
        switch (action) {
            case "resubmit" -> bills.resubmit(form.recordKey(), form.text("comment"));
            case "void" -> bills.voidBill(form.recordKey(), form.text("comment"));
            default -> throw Refusal.field("action", "is unknown");
        }
        return Map.of("action", action);
    }
}
