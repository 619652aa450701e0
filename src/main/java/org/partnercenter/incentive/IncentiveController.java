package org.partnercenter.incentive;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/incentives}. */
@RestController
@RequestMapping("/api/incentives")
class IncentiveController {

    private final IncentiveRecords records;

    IncentiveController(IncentiveRecords records) {
        this.records = records;
    }

    /** The incentives that the caller may see. */
    @GetMapping
    Page<IncentiveView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One incentive with its history. */
    @GetMapping("/{key}")
    IncentiveView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }
}
