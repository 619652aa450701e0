package org.partnercenter.payout;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/payouts}. */
@RestController
@RequestMapping("/api/payouts")
class PayoutController {

    private final PayoutRecords records;
    private final Payouts payouts;
    private final PayoutPapers papers;

    PayoutController(PayoutRecords records, Payouts payouts, PayoutPapers papers) {
        this.records = records;
        this.payouts = payouts;
        this.papers = papers;
    }

    /** The payout slips that the caller may see. */
    @GetMapping
    Page<PayoutView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One payout slip with its history. */
    @GetMapping("/{key}")
    PayoutView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Operations cancels a slip before it is paid; answers it as it is then. */
    @PostMapping("/{key}/cancel")
    PayoutView cancel(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        payouts.cancel(key, body, caller);
        return records.item(key, caller);
    }

    /** The invoice list as PDF, for printing. */
    @GetMapping("/{key}/invoice-list")
    ResponseEntity<byte[]> invoiceList(@PathVariable String key, Actor caller) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(key + ".pdf").build().toString())
                .header("X-Content-Type-Options", "nosniff").body(papers.invoiceList(key, caller));
    }
}
