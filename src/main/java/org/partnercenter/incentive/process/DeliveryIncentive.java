package org.partnercenter.incentive.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.incentive.Acceptance;
import org.partnercenter.incentive.DeliveryProjects;
import org.partnercenter.incentive.Registration;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code delivery-incentive}; each method bears the name of its task. */
@Component
class DeliveryIncentive implements ProcessForms {

    private final DeliveryProjects projects;

    DeliveryIncentive(DeliveryProjects projects) {
        this.projects = projects;
    }

    @Override
    public String processKey() {
        return "delivery-incentive";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::projectRegistration);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of(
                "review-registration", this::reviewRegistration,
                "revise-registration", this::reviseRegistration,
                "request-acceptance", this::requestAcceptance,
                "review-acceptance", this::reviewAcceptance,
                "enter-incentive", this::enterIncentive);
    }

    private Started projectRegistration(Submission form) {
        return new Started(projects.register(form.partnerId(), form.text("opportunityKey"), registration(form), form.file("sow"),
                form.file("projectPlan")), Map.of());
    }

    private Map<String, Object> reviewRegistration(Submission form) {
        Decision decision = form.decision();
        projects.reviewRegistration(form.recordKey(), decision);
        return Map.of("registrationDecision", decision.code());
    }

    private Map<String, Object> reviseRegistration(Submission form) {
        projects.reviseRegistration(form.recordKey(), registration(form), form.file("sow"), form.file("projectPlan"));
        return Map.of();
    }

    private static Registration registration(Submission form) {
        return new Registration(form.text("customerName"), form.text("customerAccount"), form.text("scene"), form.date("deliveryStart"),
                form.date("deliveryEnd"), form.money("annualCloudVolume"), form.number("workloadPersonDays"));
    }

    private Map<String, Object> requestAcceptance(Submission form) {
        projects.requestAcceptance(form.recordKey(), new Acceptance(form.date("completedOn"), form.file("acceptanceReport"),
                form.file("finalSow"), form.file("customerEvidence")));
        return Map.of();
    }

    private Map<String, Object> reviewAcceptance(Submission form) {
        Decision decision = form.decision();
        if (decision.approved()) {
            form.require("qualityScore", "to approve");
        }
        projects.reviewAcceptance(form.recordKey(), decision, form.number("qualityScore"));
        return Map.of("acceptanceDecision", decision.code());
    }

    private Map<String, Object> enterIncentive(Submission form) {
        return form.yes("decline") ? decline(form) : generate(form);
    }

    private Map<String, Object> generate(Submission form) {
        form.require("amount", "unless the incentive is declined");
        form.require("calculation", "unless the incentive is declined");
        String incentiveKey = projects.enterIncentive(form.recordKey(), form.money("amount"), form.text("calculation"),
                form.text("comment"), form.actor());
        return Map.of("declined", false, "incentiveKey", incentiveKey);
    }

    private Map<String, Object> decline(Submission form) {
        form.require("comment", "to decline");
        if (form.money("amount") != null) {
            throw Refusal.field("amount", "must be left out to decline");
        }
        projects.decline(form.recordKey(), form.text("comment"));
        return Map.of("declined", true);
    }
}
