package org.partnercenter.certification;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/business-certifications}. */
@RestController
@RequestMapping("/api/business-certifications")
class CertificationController {

    private final CertificationRecords records;
    private final Transfers transfers;

    CertificationController(CertificationRecords records, Transfers transfers) {
        this.records = records;
        this.transfers = transfers;
    }

    /** The business certifications that the caller may see. */
    @GetMapping
    Page<CertificationView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One business certification with its history. */
    @GetMapping("/{key}")
    CertificationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Amount and bank account of the transfer that is to be sent; for finance only, and only until it is sent (CRT-03). */
    @GetMapping("/{key}/transfer")
    ResponseEntity<Transfer> transfer(@PathVariable String key, Actor caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(transfers.open(key, caller));
    }
}
