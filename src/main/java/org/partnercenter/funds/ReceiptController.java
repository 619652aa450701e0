package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.prose;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.ApiForm;
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

/** {@code /api/remittance-receipts}. */
@RestController
@RequestMapping("/api/remittance-receipts")
class ReceiptController {

    private static final ApiForm RETURN = ApiForm.of(prose("reason", 500).required());

    private final ReceiptRecords records;
    private final Receipts receipts;
    private final Idempotency idempotency;

    ReceiptController(ReceiptRecords records, Receipts receipts, Idempotency idempotency) {
        this.records = records;
        this.receipts = receipts;
        this.idempotency = idempotency;
    }

    /** All receipts for the vendor; for a partner's finance those that match {@code remitterName}, {@code remitterAccount} and {@code amount}. */
    @GetMapping
    Page<ReceiptView> list(HttpServletRequest request, Actor caller) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        if (!caller.isPartner()) {
            return records.list(ListQuery.of(parameters), caller);
        }
        FundsPeople.requirePartnerFinance(caller);
        RemitterFields fields = RemitterFields.takeOutOf(parameters);
        return records.search(fields, ListQuery.of(parameters), caller);
    }

    /** One receipt with its history; 404 to a partner without a claim on it. */
    @GetMapping("/{key}")
    ReceiptView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Sends the money back; answers the receipt as it is then. */
    @PostMapping("/{key}/return")
    ResponseEntity<?> giveBack(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        String reason = RETURN.check(body).text("reason");
        return idempotency.once("return " + key, body, () -> {
            receipts.giveBack(key, reason, caller);
            return ResponseEntity.ok(records.item(key, caller));
        });
    }
}
