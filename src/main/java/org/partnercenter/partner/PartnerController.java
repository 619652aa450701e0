package org.partnercenter.partner;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/partners}: the organisations. */
@RestController
@RequestMapping("/api/partners")
class PartnerController {

    private final PartnerRecords records;
    private final Onboarding onboarding;
    private final OrganisationChanges changes;
    private final OrganisationStatus statuses;

    PartnerController(PartnerRecords records, Onboarding onboarding, OrganisationChanges changes, OrganisationStatus statuses) {
        this.records = records;
        this.onboarding = onboarding;
        this.changes = changes;
        this.statuses = statuses;
    }

    /** The organisations that the caller may see: the vendor all of them, a partner its own. */
    @GetMapping
    Page<PartnerView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One organisation with its modification records and its history. */
    @GetMapping("/{id}")
    PartnerView item(@PathVariable String id, Actor caller) {
        return records.item(id, caller);
    }

    /** Onboards a partner in one action (PTR-01); answers it with the initial passwords, which are shown this once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OnboardingView onboard(@RequestBody Map<String, Object> body, Actor caller) {
        Map<String, String> initialPasswords = onboarding.onboard(body, caller);
        return OnboardingView.of(records.item(((String) body.get("partnerId")).strip(), caller), initialPasswords);
    }

    /** Changes the fields that are named; answers the organisation as it is then. */
    @PatchMapping("/{id}")
    PartnerView change(@PathVariable String id, @RequestBody Map<String, Object> body, Actor caller) {
        changes.change(id, body, caller);
        return records.item(id, caller);
    }

    /** Freezes, thaws or delists; answers the organisation as it is then. */
    @PostMapping("/{id}/status")
    PartnerView move(@PathVariable String id, @RequestBody Map<String, Object> body, Actor caller) {
        statuses.move(id, body, caller);
        return records.item(id, caller);
    }
}
