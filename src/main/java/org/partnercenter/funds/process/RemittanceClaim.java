package org.partnercenter.funds.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.funds.RemittanceClaims;
import org.partnercenter.funds.NewClaim;
import org.partnercenter.funds.RemitterFields;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code remittance-claim}; each method bears the name of its task. */
@Component
class RemittanceClaim implements ProcessForms {

    static final String PROCESS = "remittance-claim";

    private final RemittanceClaims claims;

    RemittanceClaim(RemittanceClaims claims) {
        this.claims = claims;
    }

    @Override
    public String processKey() {
        return PROCESS;
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::submitClaim);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("review-claim", this::reviewClaim);
    }

    private Started submitClaim(Submission form) {
        RemitterFields remitter = new RemitterFields(form.text("remitterName"), form.text("remitterAccount"), form.money("amount"));
        return new Started(claims.claim(form.partnerId(), new NewClaim(remitter, form.text("receiptKey"), form.money("claimAmount"),
                form.file("transferProof"), form.text("note")), form.actor()), Map.of());
    }

    private Map<String, Object> reviewClaim(Submission form) {
        Decision decision = form.decision();
        claims.review(form.recordKey(), decision, form.yes("payerChecked"), form.actor());
        return Map.of("decision", decision.code());
    }
}
