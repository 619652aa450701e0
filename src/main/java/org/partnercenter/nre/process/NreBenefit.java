package org.partnercenter.nre.process;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.nre.NreApplications;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people's steps of {@code nre-benefit}; each method bears the name of its task. */
@Component
class NreBenefit implements ProcessForms {

    private final NreApplications applications;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    NreBenefit(NreApplications applications, @Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.applications = applications;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public String processKey() {
        return "nre-benefit";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::nreApplication);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.ofEntries(
                entry("review-qualification", this::reviewQualification),
                entry("revise-qualification", this::reviseQualification),
                entry("upload-sow", this::uploadSow),
                entry("evaluate-technically", this::evaluateTechnically),
                entry("start-final-evaluation", this::startFinalEvaluation),
                entry("evaluate-business-value", this::evaluateBusinessValue),
                entry("sign-agreement", this::signAgreement),
                entry("check-agreement", this::checkAgreement),
                entry("request-acceptance", this::requestAcceptance),
                entry("review-acceptance", this::reviewAcceptance));
    }

    private Started nreApplication(Submission form) {
        String solutionKey = form.text("solutionKey");
        String key = applications.apply(form.partnerId(), solutionKey, form.file("businessCase"), form.money("expectedRevenue"));
        // the offer in the solution's own process is taken: it waits no longer
        asSystem.run(() -> runtime.createMessageCorrelation("nre-offer-taken").processInstanceBusinessKey(solutionKey).correlateAll());
        return new Started(key, Map.of());
    }

    private Map<String, Object> reviewQualification(Submission form) {
        Decision decision = form.decision();
        applications.reviewQualification(form.recordKey(), decision);
        return Map.of("qualificationDecision", decision.code());
    }

    private Map<String, Object> reviseQualification(Submission form) {
        applications.reviseQualification(form.recordKey(), form.file("businessCase"), form.money("expectedRevenue"));
        return Map.of();
    }

    private Map<String, Object> uploadSow(Submission form) {
        applications.uploadSow(form.recordKey(), new NreApplications.Sow(form.list("cloudServices"), form.file("sowPlan"),
                form.file("selfChecklist"), form.number("workloadPersonDays")));
        return Map.of();
    }

    private Map<String, Object> evaluateTechnically(Submission form) {
        Decision decision = form.decision();
        applications.evaluateTechnically(form.recordKey(), decision);
        return Map.of("technicalDecision", decision.code());
    }

    private Map<String, Object> startFinalEvaluation(Submission form) {
        applications.startFinalEvaluation(form.recordKey(), form.text("note"));
        return Map.of();
    }

    private Map<String, Object> evaluateBusinessValue(Submission form) {
        Decision decision = form.decision();
        applications.evaluateBusinessValue(form.recordKey(), decision);
        return Map.of("valueDecision", decision.code());
    }

    private Map<String, Object> signAgreement(Submission form) {
        applications.signAgreement(form.recordKey(), form.file("agreement"), form.money("amount"), form.list("milestones"),
                form.actor().userId());
        return Map.of();
    }

    private Map<String, Object> checkAgreement(Submission form) {
        Decision decision = form.decision();
        int milestones = applications.checkAgreement(form.recordKey(), decision, form.actor().userId());
        return Map.of("agreementDecision", decision.code(), "milestones", milestones);
    }

    private Map<String, Object> requestAcceptance(Submission form) {
        applications.requestAcceptance(form.recordKey(), form.file("acceptanceMaterial"));
        return Map.of();
    }

    private Map<String, Object> reviewAcceptance(Submission form) {
        Decision decision = form.decision();
        applications.reviewAcceptance(form.recordKey(), decision);
        return Map.of("acceptanceDecision", decision.code());
    }
}
