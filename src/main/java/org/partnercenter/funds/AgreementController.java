package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.prose;
import static org.partnercenter.platform.forms.ApiForm.text;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.MultipartBody;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/payment-agreements}. */
@RestController
@RequestMapping("/api/payment-agreements")
class AgreementController {

    private static final ApiForm REGISTER = ApiForm.of(text("payerName", 128).required(), ApiForm.file(Agreements.FILE, ".pdf").required());
    private static final ApiForm VOID = ApiForm.of(prose("reason", 500));
    private static final long MAX_BYTES = 10L * 1024 * 1024;

    private final AgreementRecords records;
    private final Agreements agreements;

    AgreementController(AgreementRecords records, Agreements agreements) {
        this.records = records;
        this.agreements = agreements;
    }

    /** The agreements that the caller may see. */
    @GetMapping
    Page<AgreementView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One agreement with its history. */
    @GetMapping("/{key}")
    AgreementView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Registers an agreement: {@code multipart/form-data} with {@code payerName} and the file {@code agreement}. */
    @PostMapping
    ResponseEntity<AgreementView> register(HttpServletRequest request, Actor caller) {
        // who may not is told before the file is read
        FundsPeople.requirePartnerFinance(caller);
        ApiForm.Values values = REGISTER.check(MultipartBody.read(request, MAX_BYTES));
        String key = agreements.register(values.text("payerName"), values.file(Agreements.FILE), caller);
        return ResponseEntity.created(URI.create("/api/payment-agreements/" + key)).body(records.item(key, caller));
    }

    /** Voids the agreement; answers it as it is then. */
    @PostMapping("/{key}/void")
    AgreementView makeVoid(@PathVariable String key, @RequestBody(required = false) Map<String, Object> body, Actor caller) {
        agreements.makeVoid(key, VOID.check(body == null ? Map.of() : body).text("reason"), caller);
        return records.item(key, caller);
    }
}
