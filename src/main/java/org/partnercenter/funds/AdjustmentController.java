package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.prose;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/accounts/{partnerId}/credit-line} and {@code …/correction}, and what became of them: {@code /api/account-adjustments}. */
@RestController
class AdjustmentController {

    private static final ApiForm LINE = ApiForm.of(money("amount").required(), prose("reason", 500).required());
    private static final ApiForm CORRECTION = ApiForm.of(choice("account", FundAccount.RECHARGE.code(), FundAccount.CREDIT.code()).required(),
            money("amount").required(), prose("reason", 500).required());
    private static final ApiForm CONFIRM = ApiForm.of(choice("decision", "approve", "reject"), prose("comment", 500),
            text("adjustmentKey", 32));

    private final AdjustmentRecords records;
    private final Adjustments adjustments;
    private final Idempotency idempotency;

    AdjustmentController(AdjustmentRecords records, Adjustments adjustments, Idempotency idempotency) {
        this.records = records;
        this.adjustments = adjustments;
        this.idempotency = idempotency;
    }

    /** Credit lines and corrections, for the vendor. */
    @GetMapping("/api/account-adjustments")
    Page<AdjustmentView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One of them with its history. */
    @GetMapping("/api/account-adjustments/{key}")
    AdjustmentView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Proposes a credit line. */
    @PostMapping("/api/accounts/{partnerId}/credit-line")
    ResponseEntity<?> creditLine(@PathVariable String partnerId, @RequestBody Map<String, Object> body, Actor caller) {
        ApiForm.Values values = LINE.check(body);
        return proposed("credit-line " + partnerId, body, caller,
                () -> adjustments.proposeCreditLine(partnerId, values.decimal("amount"), values.text("reason"), caller));
    }

    /** Proposes a correction. */
    @PostMapping("/api/accounts/{partnerId}/correction")
    ResponseEntity<?> correction(@PathVariable String partnerId, @RequestBody Map<String, Object> body, Actor caller) {
        ApiForm.Values values = CORRECTION.check(body);
        return proposed("correction " + partnerId, body, caller, () -> adjustments.proposeCorrection(partnerId,
                StatusCode.of(FundAccount.class, values.text("account")), values.decimal("amount"), values.text("reason"), caller));
    }

    private ResponseEntity<?> proposed(String action, Map<String, Object> body, Actor caller, Supplier<String> proposal) {
        return idempotency.once(action, body, () -> {
            String key = proposal.get();
            return ResponseEntity.created(URI.create("/api/account-adjustments/" + key)).body(records.item(key, caller));
        });
    }

    /**
     * Another member of finance confirms the one that waits, or rejects it with a comment; without a {@code decision} it is confirmed. With
     * an {@code adjustmentKey} only that one: 409 {@code ALREADY_DECIDED} when another waits by now.
     */
    @PostMapping("/api/accounts/{partnerId}/{kind:credit-line|correction}/confirm")
    ResponseEntity<?> confirm(@PathVariable String partnerId, @PathVariable String kind, @RequestBody(required = false) Map<String, Object> body,
                              Actor caller) {
        Map<String, Object> given = body == null ? Map.of() : body;
        ApiForm.Values values = CONFIRM.check(given);
        Decision decision = new Decision(!"reject".equals(values.text("decision")), values.text("comment"));
        if (!decision.approved() && decision.comment() == null) {
            throw Refusal.field("comment", "is required to reject");
        }
        return idempotency.once("confirm " + kind + " " + partnerId, given, () ->
                ResponseEntity.ok(records.item(adjustments.decide(partnerId, StatusCode.of(AdjustmentKind.class, kind), values.text("adjustmentKey"), decision,
                        caller), caller)));
    }
}
