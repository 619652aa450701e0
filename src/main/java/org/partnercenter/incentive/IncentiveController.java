package org.partnercenter.incentive;

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

/** {@code /api/incentives}. */
@RestController
@RequestMapping("/api/incentives")
class IncentiveController {

    private final IncentiveRecords records;
    private final OpportunityClaims claims;
    private final ClawBacks clawBacks;
    private final Idempotency idempotency;

    IncentiveController(IncentiveRecords records, OpportunityClaims claims, ClawBacks clawBacks, Idempotency idempotency) {
        this.records = records;
        this.claims = claims;
        this.clawBacks = clawBacks;
        this.idempotency = idempotency;
    }

    /** The incentives that the caller may see. */
    @GetMapping
    Page<IncentiveView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One incentive with its history. */
    @GetMapping("/{key}")
    IncentiveView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Takes a claim back before it is approved; answers it as it is then. */
    @PostMapping("/{key}/withdraw")
    IncentiveView withdraw(@PathVariable String key, Actor caller) {
        claims.withdraw(key, caller);
        return records.item(key, caller);
    }

    /** Takes back a part of an incentive or all of it ({@code amount}, {@code occurredOn}, {@code reason}); answers it as it is then. */
    @PostMapping("/{key}/claw-back")
    ResponseEntity<?> clawBack(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        return idempotency.once("claw-back " + key, body, () -> {
            clawBacks.clawBack(key, body, caller);
            return ResponseEntity.ok(records.item(key, caller));
        });
    }
}
