package org.partnercenter.voucher;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ExportView;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/voucher-operations}: 操作记录 with its filters and its export (VCH-23). */
@RestController
@RequestMapping("/api/voucher-operations")
class OperationController {

    private final OperationRecords records;
    private final OperationExport export;

    OperationController(OperationRecords records, OperationExport export) {
        this.records = records;
        this.export = export;
    }

    /** The lines that the caller may see; beside the parameters of every collection those of {@link OperationFilter}. */
    @GetMapping
    Page<OperationView> list(HttpServletRequest request, Actor caller) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        OperationFilter filter = OperationFilter.takeOutOf(parameters);
        return records.list(ListQuery.of(parameters), filter, caller);
    }

    /** One line. */
    @GetMapping("/{key}")
    OperationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Has the list written to a file with the same filters, in the query or the body: 202 with where to look. */
    @PostMapping("/export")
    ResponseEntity<ExportView> export(HttpServletRequest request, @RequestBody(required = false) Map<String, Object> body, Actor caller) {
        Map<String, Object> filters = new HashMap<>(body == null ? Map.of() : body);
        request.getParameterMap().forEach((name, values) -> filters.putIfAbsent(name, values.length == 0 ? null : values[0]));
        ExportView view = export.start(filters, caller);
        return ResponseEntity.accepted().location(URI.create("/api/exports/" + view.key())).body(view);
    }
}
