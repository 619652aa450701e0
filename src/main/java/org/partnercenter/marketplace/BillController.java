package org.partnercenter.marketplace;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/marketplace-bills}. */
@RestController
@RequestMapping("/api/marketplace-bills")
class BillController {

    private final BillRecords records;

    BillController(BillRecords records) {
        this.records = records;
    }

    /** The bills that the caller may see. */
    @GetMapping
    Page<BillView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One bill with its history. */
    @GetMapping("/{key}")
    BillView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }
}
