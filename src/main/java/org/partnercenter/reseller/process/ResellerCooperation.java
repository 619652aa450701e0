package org.partnercenter.reseller.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.partnercenter.reseller.CooperationKind;
import org.partnercenter.reseller.Cooperations;
import org.springframework.stereotype.Component;

/** The people's steps of {@code reseller-cooperation}; each method bears the name of its task. */
@Component
class ResellerCooperation implements ProcessForms {

    static final String PROCESS = "reseller-cooperation";

    private final Cooperations cooperations;

    ResellerCooperation(Cooperations cooperations) {
        this.cooperations = cooperations;
    }

    @Override
    public String processKey() {
        return PROCESS;
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::requestCooperation);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("review-plan-application", this::reviewPlanApplication, "review-cooperation", this::reviewCooperation,
                "accept-invitation", this::acceptInvitation);
    }

    /** The instance belongs to the organisation that has to answer (RSL-07). */
    private Started requestCooperation(Submission form) {
        CooperationKind kind = StatusCode.of(CooperationKind.class, form.text("kind"));
        if (kind == CooperationKind.APPLICATION) {
            form.require("message", "on an application");
        }
        String key = cooperations.request(kind, form.partnerId(), form.text("counterpartId"), form.text("message"));
        return new Started(key, Map.of("kind", kind.code()), form.text("counterpartId"));
    }

    private Map<String, Object> reviewPlanApplication(Submission form) {
        Decision decision = form.decision();
        cooperations.reviewPlan(form.recordKey(), decision);
        return Map.of("planDecision", decision.code());
    }

    private Map<String, Object> reviewCooperation(Submission form) {
        Decision decision = form.decision();
        cooperations.review(form.recordKey(), decision);
        return Map.of("cooperationDecision", decision.code());
    }

    private Map<String, Object> acceptInvitation(Submission form) {
        String answer = form.text("answer");
        cooperations.answer(form.recordKey(), answer.equals("accept"), form.text("comment"));
        return Map.of("answer", answer);
    }
}
