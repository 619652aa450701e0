package org.partnercenter.customer;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/association-changes}, and the account check that goes before them. */
@RestController
class AssociationChangeController {

    private final ChangeRecords records;
    private final ChangeChecks checks;

    AssociationChangeController(ChangeRecords records, ChangeChecks checks) {
        this.records = records;
        this.checks = checks;
    }

    /** The requests that the caller may see. */
    @GetMapping("/api/association-changes")
    Page<ChangeView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One request with its history. */
    @GetMapping("/api/association-changes/{key}")
    ChangeView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /**
     * What stands against a change that the partner thinks of, as often as it asks (CUS-22).
     *
     * @param kind    {@code disassociate} or {@code switch}
     * @param newType of a switch; without it the type that the association has not
     */
    @GetMapping("/api/associations/{key}/change-check")
    ChangeCheckView check(@PathVariable String key, @RequestParam String kind, @RequestParam(required = false) String newType, Actor caller) {
        return checks.check(key, kind, newType, caller);
    }
}
