package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.prose;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/remittance-claims}. */
@RestController
@RequestMapping("/api/remittance-claims")
class RemittanceClaimController {

    private static final ApiForm WITHDRAW = ApiForm.of(prose("comment", 500));

    private final RemittanceClaimRecords records;
    private final RemittanceClaims claims;

    RemittanceClaimController(RemittanceClaimRecords records, RemittanceClaims claims) {
        this.records = records;
        this.claims = claims;
    }

    /** The claims that the caller may see. */
    @GetMapping
    Page<ClaimView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One claim with its history. */
    @GetMapping("/{key}")
    ClaimView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Takes the claim back; answers it as it is then. */
    @PostMapping("/{key}/withdraw")
    ClaimView withdraw(@PathVariable String key, @RequestBody(required = false) Map<String, Object> body, Actor caller) {
        claims.withdraw(key, WITHDRAW.check(body == null ? Map.of() : body).text("comment"), caller);
        return records.item(key, caller);
    }
}
