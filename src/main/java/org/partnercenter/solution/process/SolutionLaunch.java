package org.partnercenter.solution.process;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.partnercenter.solution.Solutions;
import org.springframework.stereotype.Component;

/** The people's steps of {@code solution-launch}; each method bears the name of its task. */
@Component
class SolutionLaunch implements ProcessForms {

    private final Solutions solutions;

    SolutionLaunch(Solutions solutions) {
        this.solutions = solutions;
    }

    @Override
    public String processKey() {
        return "solution-launch";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::solutionApplication);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.ofEntries(
                entry("edit-draft", this::editDraft),
                entry("review-initiation", this::reviewInitiation),
                entry("revise-initiation", this::reviseInitiation),
                entry("request-verification", this::requestVerification),
                entry("design-solution", this::designSolution),
                entry("verify-solution", this::verifySolution),
                entry("develop-configurator", this::developConfigurator),
                entry("confirm-configurator", this::confirmConfigurator),
                entry("list-product", this::listProduct),
                entry("finish-listing", this::finishListing),
                entry("apply-launch", this::applyLaunch),
                entry("review-launch", this::reviewLaunch),
                entry("apply-qualification", this::applyQualification));
    }

    private Started solutionApplication(Submission form) {
        String key = solutions.apply(form.partnerId(), new Solutions.Application(form.text("brand"), form.text("product"),
                form.text("commonName"), form.text("summary"), form.file("presentation"), form.file("featureList")), form.yes("submit"));
        return new Started(key, Map.of("submit", form.yes("submit")));
    }

    private Map<String, Object> editDraft(Submission form) {
        String action = form.text("action");
        switch (action) {
            case "save" -> solutions.saveDraft(form.recordKey(), form.text("summary"), form.file("presentation"), form.file("featureList"));
            case "submit" -> solutions.submit(form.recordKey(), form.text("summary"), form.file("presentation"), form.file("featureList"));
            case "delete" -> solutions.deleteDraft(form.recordKey());
            default -> throw Refusal.field("action", "is unknown");
        }
        return Map.of("draftAction", action);
    }

    private Map<String, Object> reviewInitiation(Submission form) {
        Decision decision = form.decision();
        solutions.reviewInitiation(form.recordKey(), decision);
        return Map.of("initiationDecision", decision.code());
    }

    private Map<String, Object> reviseInitiation(Submission form) {
        solutions.submit(form.recordKey(), form.text("summary"), form.file("presentation"), form.file("featureList"));
        return Map.of();
    }

    private Map<String, Object> requestVerification(Submission form) {
        solutions.requestVerification(form.recordKey(), form.text("designLead"));
        return Map.of();
    }

    private Map<String, Object> designSolution(Submission form) {
        solutions.completeDesign(form.recordKey(), form.text("architectureNote"), (Boolean) form.values().get("architectureChanged"));
        return Map.of();
    }

    private Map<String, Object> verifySolution(Submission form) {
        Decision decision = form.decision();
        if (decision.approved()) {
            form.require("testReport", "to approve");
        }
        solutions.verify(form.recordKey(), decision, form.file("testReport"));
        return Map.of("verificationDecision", decision.code());
    }

    private Map<String, Object> developConfigurator(Submission form) {
        solutions.developConfigurator(form.recordKey(), form.text("configuratorLink"), form.file("configuratorFile"));
        return Map.of();
    }

    private Map<String, Object> confirmConfigurator(Submission form) {
        Decision decision = form.decision();
        solutions.confirmConfigurator(form.recordKey(), decision);
        return Map.of("configuratorDecision", decision.code());
    }

    private Map<String, Object> listProduct(Submission form) {
        solutions.startListing(form.recordKey(), form.text("productName"), form.text("shopUrl"));
        return Map.of();
    }

    private Map<String, Object> finishListing(Submission form) {
        solutions.finishListing(form.recordKey(), form.text("productId"));
        return Map.of();
    }

    private Map<String, Object> applyLaunch(Submission form) {
        String action = form.text("action");
        switch (action) {
            case "save" -> solutions.saveLaunch(form.recordKey(), form.file("salesGuide"), form.file("architectureMail"));
            case "submit" -> solutions.applyForLaunch(form.recordKey(), form.file("salesGuide"), form.file("architectureMail"));
            default -> throw Refusal.field("action", "is unknown");
        }
        return Map.of("launchAction", action);
    }

    private Map<String, Object> reviewLaunch(Submission form) {
        Decision decision = form.decision();
        solutions.reviewLaunch(form.recordKey(), decision);
        return Map.of("launchDecision", decision.code());
    }

    private Map<String, Object> applyQualification(Submission form) {
        solutions.prepareQualification(form.recordKey(), form.file("businessCase"), form.money("expectedRevenue"));
        return Map.of();
    }
}
