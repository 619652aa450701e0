package org.partnercenter.invoice;

import java.net.URI;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/invoice-titles}. */
@RestController
@RequestMapping("/api/invoice-titles")
class InvoiceTitleController {

    private final InvoiceTitleRecords records;
    private final InvoiceTitles titles;

    InvoiceTitleController(InvoiceTitleRecords records, InvoiceTitles titles) {
        this.records = records;
        this.titles = titles;
    }

    /** The invoice information that the caller may see. */
    @GetMapping
    Page<InvoiceTitleView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One record with its former versions and its history. */
    @GetMapping("/{key}")
    InvoiceTitleView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Creates the caller's one valid record. */
    @PostMapping
    ResponseEntity<InvoiceTitleView> create(@RequestBody Map<String, Object> body, Actor caller) {
        String key = titles.create(body, caller);
        return ResponseEntity.created(URI.create("/api/invoice-titles/" + key)).body(records.item(key, caller));
    }

    /** Changes it; what is left out stays. */
    @PatchMapping("/{key}")
    InvoiceTitleView change(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        titles.change(key, body, caller);
        return records.item(key, caller);
    }

    /** Deletes it; answers it as it is then. */
    @DeleteMapping("/{key}")
    InvoiceTitleView delete(@PathVariable String key, Actor caller) {
        titles.delete(key, caller);
        return records.item(key, caller);
    }
}
