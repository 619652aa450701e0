package org.partnercenter.incentive;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/opportunities}. */
@RestController
@RequestMapping("/api/opportunities")
class OpportunityController {

    private final Opportunities opportunities;

    OpportunityController(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    /** The opportunities that the caller may see. */
    @GetMapping
    Page<OpportunityView> list(ListQuery query, Actor caller) {
        return opportunities.list(query, caller);
    }

    /** One opportunity with its history. */
    @GetMapping("/{key}")
    OpportunityView item(@PathVariable String key, Actor caller) {
        return opportunities.item(key, caller);
    }
}
