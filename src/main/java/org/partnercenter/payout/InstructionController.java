package org.partnercenter.payout;

import java.net.URI;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ExportView;
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

/** {@code /api/payment-instructions}. */
@RestController
@RequestMapping("/api/payment-instructions")
class InstructionController {

    private static final ApiForm EXPORT = ApiForm.of(ApiForm.text("batch", 32));

    private final PaymentInstructions instructions;
    private final Idempotency idempotency;

    InstructionController(PaymentInstructions instructions, Idempotency idempotency) {
        this.instructions = instructions;
        this.idempotency = idempotency;
    }

    /** The payment instructions; 403 for all but finance and manager. */
    @GetMapping
    Page<InstructionView> list(ListQuery query, Actor caller) {
        return instructions.list(query, caller);
    }

    /** One payment instruction. */
    @GetMapping("/{key}")
    InstructionView item(@PathVariable String key, Actor caller) {
        return instructions.item(key, caller);
    }

    /** Puts all open instructions into one file; answers its export, which runs. With {@code batch}, the file of that batch once more. */
    @PostMapping("/export")
    ResponseEntity<?> export(@RequestBody(required = false) Map<String, Object> body, Actor caller) {
        String batch = EXPORT.check(body == null ? Map.of() : body).text("batch");
        return idempotency.once("payment-instructions/export", body, () -> {
            ExportView export = instructions.export(batch, caller);
            return ResponseEntity.accepted().location(URI.create("/api/exports/" + export.key())).body(export);
        });
    }
}
