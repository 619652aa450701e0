package org.partnercenter.programme;

import java.time.Clock;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** What stands on an application: takes over what was typed, and checks it when it is submitted. */
@Component
class ApplicationSheet {

    private final Eligibility eligibility;
    private final Clock clock;

    ApplicationSheet(Eligibility eligibility, Clock clock) {
        this.eligibility = eligibility;
        this.clock = clock;
    }

    /** Takes over what was typed; an agreement counts in the version that is in force at that moment (PRG-06). */
    void enter(Membership membership, Policy policy, Applications.Entries entries, Actor actor) {
        if (entries.note() != null) {
            membership.note = entries.note();
        }
        if (entries.conditionsConfirmed() != null) {
            membership.conditionsConfirmed = entries.conditionsConfirmed();
        }
        if (entries.agreementsAccepted() != null) {
            membership.agreements = entries.agreementsAccepted() ? accepted(policy, actor) : List.of();
        }
    }

    private List<Acceptance> accepted(Policy policy, Actor actor) {
        return policy.agreements().stream().map(a -> new Acceptance(a.code(), a.zh(), a.en(), a.version(), actor.userId(), clock.instant()))
                .toList();
    }

    /** Refuses what lacks, and 409 {@code CONDITIONS_NOT_MET}; keeps the conditions as they are now (PRG-04, PRG-16). */
    void submit(Membership membership, Policy policy, boolean attached) {
        if (!membership.conditionsConfirmed) {
            throw Refusal.field("conditionsConfirmed", "must be true to submit");
        }
        if (!Acceptance.covers(membership.agreements, policy.agreements())) {
            throw Refusal.field("agreementsAccepted", "must be true to submit, for the agreements in their present versions");
        }
        if (policy.attachment() != null && !attached) {
            throw Refusal.field(Applications.ATTACHMENT, "is required to submit: " + policy.attachment());
        }
        Eligibility.Findings findings = eligibility.of(policy, membership);
        findings.require();
        membership.conditions = findings.conditions();
        membership.submitted(policy.review(), clock.instant());
    }
}
