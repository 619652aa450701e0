package org.partnercenter.funds;

import java.net.URI;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/allocations}. */
@RestController
@RequestMapping("/api/allocations")
class AllocationController {

    private final AllocationRecords records;
    private final Allocations allocations;
    private final Idempotency idempotency;

    AllocationController(AllocationRecords records, Allocations allocations, Idempotency idempotency) {
        this.records = records;
        this.allocations = allocations;
        this.idempotency = idempotency;
    }

    /** The allocations that the caller may see. */
    @GetMapping
    Page<AllocationView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One allocation with its history. */
    @GetMapping("/{key}")
    AllocationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Gives money or takes it back; takes an {@code Idempotency-Key}. */
    @PostMapping
    ResponseEntity<?> allocate(@RequestBody Map<String, Object> body, Actor caller) {
        FundsPeople.requirePartnerFinance(caller);
        NewAllocation wanted = NewAllocation.of(body);
        return idempotency.once("allocations", body, () -> {
            String key = allocations.allocate(wanted, caller);
            return ResponseEntity.created(URI.create("/api/allocations/" + key)).body(records.item(key, caller));
        });
    }
}
