package org.partnercenter.marketplace;

import org.partnercenter.payout.PayoutPapers;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/marketplace-bills}. */
@RestController
@RequestMapping("/api/marketplace-bills")
class BillController {

    private final BillRecords records;
    private final PayoutPapers papers;

    BillController(BillRecords records, PayoutPapers papers) {
        this.records = records;
        this.papers = papers;
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

    /** The invoice list of the bill's slip, as a PDF (MKT-02, INV-08). */
    @GetMapping("/{key}/invoice-list")
    ResponseEntity<byte[]> invoiceList(@PathVariable String key, Actor caller) {
        String slip = records.invoicedSlip(key, caller);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(slip + ".pdf").build().toString())
                .header("X-Content-Type-Options", "nosniff").body(papers.invoiceList(slip, caller));
    }
}
