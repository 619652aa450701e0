package org.partnercenter.funds;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ExportView;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/ledger-entries}. */
@RestController
@RequestMapping("/api/ledger-entries")
class LedgerController {

    private final LedgerRecords records;
    private final Exports exports;

    LedgerController(LedgerRecords records, Exports exports) {
        this.records = records;
        this.exports = exports;
    }

    /** The entries that the caller may see; beside the parameters of every collection those of {@link LedgerFilter}. */
    @GetMapping
    LedgerPage list(HttpServletRequest request, Actor caller) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        LedgerFilter filter = LedgerFilter.takeOutOf(parameters);
        return records.list(ListQuery.of(parameters), filter, caller);
    }

    /** One entry. */
    @GetMapping("/{key}")
    LedgerEntryView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Has the ledger written to a file in the background, with the filters of the body or the query: 202 with where to look. */
    @PostMapping("/export")
    ResponseEntity<ExportView> export(@RequestBody(required = false) Map<String, Object> body, HttpServletRequest request, Actor caller) {
        FundsPeople.requirePartnerFinance(caller);
        Map<String, Object> given = new HashMap<>(body == null ? Map.of() : body);
        request.getParameterMap().forEach((name, values) -> given.putIfAbsent(name, values[0]));
        ExportView export = exports.start(records.name(), LedgerFilter.of(given).asMap(), caller);
        return ResponseEntity.accepted().location(URI.create("/api/exports/" + export.key())).body(export);
    }
}
