package org.partnercenter.incentive.process;

import java.util.Map;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code incentive-confirmation}, which other processes call; each method bears the name of its task. */
@Component
class IncentiveConfirmation implements ProcessForms {

    private final Incentives incentives;

    IncentiveConfirmation(Incentives incentives) {
        this.incentives = incentives;
    }

    @Override
    public String processKey() {
        return "incentive-confirmation";
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("check-incentive", this::checkIncentive, "answer-feedback", this::answerFeedback);
    }

    private Map<String, Object> checkIncentive(Submission form) {
        String decision = form.text("decision");
        switch (decision) {
            case "confirm" -> confirm(form);
            case "dispute" -> dispute(form);
            default -> throw Refusal.field("decision", "is unknown");
        }
        return Map.of("decision", decision);
    }

    private void confirm(Submission form) {
        if (form.money("expectedAmount") != null) {
            throw Refusal.field("expectedAmount", "belongs to a dispute only");
        }
        incentives.confirm(form.recordKey(), form.text("feedback"), form.actor());
    }

    private void dispute(Submission form) {
        form.require("feedback", "to dispute");
        incentives.dispute(form.recordKey(), form.text("feedback"), form.money("expectedAmount"));
    }

    private Map<String, Object> answerFeedback(Submission form) {
        return Map.of("cancelled", incentives.answer(form.recordKey(), form.text("answer"), form.money("amount"), form.actor()));
    }
}
