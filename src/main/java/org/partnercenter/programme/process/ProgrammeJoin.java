package org.partnercenter.programme.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.partnercenter.programme.Applications;
import org.springframework.stereotype.Component;

/** The people's steps of {@code programme-join}; each method bears the name of its task. */
@Component
class ProgrammeJoin implements ProcessForms {

    private static final List<String> ENTRIES = List.of("conditionsConfirmed", "agreementsAccepted", "attachment", "note");

    private final Applications applications;

    ProgrammeJoin(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String processKey() {
        return "programme-join";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::programmeJoin);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of(
                "accept-invitation", this::acceptInvitation,
                "edit-application", this::editApplication,
                "review-membership", this::reviewMembership,
                "withdraw-application", this::withdrawApplication);
    }

    private Started programmeJoin(Submission form) {
        return form.actor().isPartner() ? apply(form) : invite(form);
    }

    private Started invite(Submission form) {
        form.values().keySet().stream().filter(key -> !key.equals("programmeCode")).findFirst().ifPresent(key -> {
            throw Refusal.field(key, "belongs to an application, not to an invitation");
        });
        String programmeCode = form.text("programmeCode");
        return started(applications.invite(form.partnerId(), programmeCode), "invited", programmeCode);
    }

    private Started apply(Submission form) {
        form.require("submit", "to apply");
        boolean submit = form.yes("submit");
        if (submit) {
            requireConfirmed(form);
        }
        String programmeCode = form.text("programmeCode");
        return started(applications.apply(form.partnerId(), programmeCode, submit, entries(form), form.actor()), submit ? "submit" : "draft",
                programmeCode);
    }

    private static Started started(String key, String mode, String programmeCode) {
        return new Started(key, Map.of("mode", mode, "programmeCode", programmeCode, "closed", false));
    }

    private static void requireConfirmed(Submission form) {
        for (String field : List.of("conditionsConfirmed", "agreementsAccepted")) {
            if (!form.yes(field)) {
                throw Refusal.field(field, "must be true to submit");
            }
        }
    }

    private static Applications.Entries entries(Submission form) {
        return new Applications.Entries((Boolean) form.values().get("conditionsConfirmed"), (Boolean) form.values().get("agreementsAccepted"),
                form.file("attachment"), form.text("note"));
    }

    private Map<String, Object> acceptInvitation(Submission form) {
        String answer = form.text("answer");
        if (answer.equals("accept")) {
            requireConfirmed(form);
            applications.accept(form.recordKey(), entries(form), form.actor());
        } else {
            refuse(form, "to accept");
            applications.decline(form.recordKey());
        }
        return Map.of("answer", answer, "closed", !answer.equals("accept"));
    }

    private Map<String, Object> editApplication(Submission form) {
        String action = form.text("action");
        String programmeCode = form.text("programmeCode");
        if (programmeCode != null && !Objects.equals(programmeCode, applications.programmeOf(form.recordKey()))) {
            throw Refusal.field("programmeCode", "cannot be changed; apply for the other programme instead");
        }
        switch (action) {
            case "save" -> applications.save(form.recordKey(), entries(form), form.actor());
            case "submit" -> applications.submit(form.recordKey(), entries(form), form.actor());
            case "delete" -> applications.delete(form.recordKey());
            default -> throw Refusal.field("action", "is unknown");
        }
        return Map.of("action", action, "closed", action.equals("delete"));
    }

    private static void refuse(Submission form, String onlyWhen) {
        ENTRIES.stream().filter(field -> form.values().get(field) != null && !Boolean.FALSE.equals(form.values().get(field))).findFirst()
                .ifPresent(field -> {
                    throw Refusal.field(field, "is only " + onlyWhen);
                });
    }

    private Map<String, Object> reviewMembership(Submission form) {
        Decision decision = form.decision();
        applications.review(form.recordKey(), decision);
        return Map.of("decision", decision.code());
    }

    private Map<String, Object> withdrawApplication(Submission form) {
        applications.withdraw(form.recordKey(), form.text("comment"));
        return Map.of("decision", "withdraw", "closed", true);
    }
}
