package org.partnercenter.customer;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/associations}. */
@RestController
@RequestMapping("/api/associations")
class AssociationController {

    private final AssociationRecords records;

    AssociationController(AssociationRecords records) {
        this.records = records;
    }

    /** The associations that the caller may see. */
    @GetMapping
    Page<AssociationView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One association with its history. */
    @GetMapping("/{key}")
    AssociationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }
}
