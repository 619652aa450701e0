package org.partnercenter.reseller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
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

/** {@code /api/resellers}, for distributors and the vendor. */
@RestController
@RequestMapping("/api/resellers")
class ResellerController {

    private final Resellers resellers;
    private final ResellerExport export;
    private final ResellerCustomers customers;

    ResellerController(Resellers resellers, ResellerExport export, ResellerCustomers customers) {
        this.resellers = resellers;
        this.export = export;
        this.customers = customers;
    }

    /** The caller's resellers; beside the parameters of every collection those of {@link ResellerFilter}. */
    @GetMapping
    Page<ResellerView> list(HttpServletRequest request, Actor caller) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        ResellerFilter filter = ResellerFilter.takeOutOf(parameters);
        return resellers.list(ListQuery.of(parameters), filter, caller);
    }

    /** The same list as a CSV file, masked. */
    @GetMapping("/export")
    ResponseEntity<byte[]> export(HttpServletRequest request, Actor caller) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        ResellerFilter filter = ResellerFilter.takeOutOf(parameters);
        byte[] csv = export.csv(ListQuery.of(parameters), filter, caller);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("resellers.csv").build().toString()).body(csv);
    }

    /** One reseller with the history of its newest cooperation. */
    @GetMapping("/{id}")
    ResellerView item(@PathVariable String id, Actor caller) {
        return resellers.item(id, caller);
    }

    /** The reseller's customers; of the collections' parameters it takes {@code offset} and {@code limit}. */
    @GetMapping("/{id}/customers")
    Page<ResellerCustomers.Customer> customers(@PathVariable String id, ListQuery query, Actor caller) {
        if (query.q() != null || !query.status().isEmpty()) {
            throw Refusal.field(query.q() != null ? "q" : "status", "is not a parameter of this list");
        }
        return customers.of(id, query.offset(), query.limit(), caller);
    }
}
