package org.partnercenter.consumption;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/fee-records}. */
@RestController
@RequestMapping("/api/fee-records")
class FeeRecordController {

    private final FeeRecordRecords records;

    FeeRecordController(FeeRecordRecords records) {
        this.records = records;
    }

    /** The consumption that the caller may see. */
    @GetMapping
    Page<FeeRecordView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One fee record. */
    @GetMapping("/{key}")
    FeeRecordView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }
}
