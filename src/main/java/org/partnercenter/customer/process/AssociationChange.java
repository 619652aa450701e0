package org.partnercenter.customer.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.customer.ChangeKind;
import org.partnercenter.customer.Changes;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code association-change}; each method bears the name of its task. */
@Component
class AssociationChange implements ProcessForms {

    /** The variable that says which side asked. */
    static final String INITIATOR = "initiator";
    /** The variable that says what became of the request. */
    static final String OUTCOME = "outcome";
    static final String AGREE = "agree";
    static final String REFUSE = "refuse";
    static final String WITHDRAW = "withdraw";

    private final Changes changes;
    private final VerificationCodes codes;

    AssociationChange(Changes changes, VerificationCodes codes) {
        this.changes = changes;
        this.codes = codes;
    }

    @Override
    public String processKey() {
        return "association-change";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::associationChange);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("withdraw-request", this::withdrawRequest, "answer-request", this::answerRequest);
    }

    private Started associationChange(Submission form) {
        requireAcknowledged(form);
        Changes.Filing filing = new Changes.Filing(form.text("associationKey"), StatusCode.of(ChangeKind.class, form.text("kind")),
                form.text("newType"), form.text("reason"));
        codes.require(form.actor(), VerificationCodes.Critical.ASSOCIATION_CHANGE.code(), form.text("verificationCode"));
        return new Started(changes.file(form.partnerId(), filing, form.actor()), Map.of(INITIATOR, "partner"));
    }

    private Map<String, Object> withdrawRequest(Submission form) {
        changes.withdraw(form.recordKey(), form.text("comment"));
        return Map.of(OUTCOME, WITHDRAW);
    }

    private Map<String, Object> answerRequest(Submission form) {
        Decision decision = form.decision();
        if (decision.approved()) {
            requireAcknowledged(form);
        }
        codes.require(form.actor(), VerificationCodes.Critical.ASSOCIATION_CHANGE_ANSWER.code(), form.text("verificationCode"));
        changes.answer(form.recordKey(), decision);
        return Map.of(OUTCOME, decision.approved() ? AGREE : REFUSE);
    }

    private static void requireAcknowledged(Submission form) {
        if (!form.yes("acknowledged")) {
            throw Refusal.field("acknowledged", "must be true: the effects have to be known");
        }
    }
}
