package org.partnercenter.voucher;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.files.MultipartBody;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/voucher-quotas}. */
@RestController
@RequestMapping("/api/voucher-quotas")
class QuotaController {

    private static final long MAX_BYTES = 10L * 1024 * 1024;

    private final QuotaRecords records;
    private final VoucherQuotas quotas;
    private final ResellerQuotas resellerQuotas;
    private final VoucherForms forms;
    private final WhitelistFile whitelistFile;
    private final Idempotency idempotency;

    QuotaController(QuotaRecords records, VoucherQuotas quotas, ResellerQuotas resellerQuotas, VoucherForms forms, WhitelistFile whitelistFile,
                    Idempotency idempotency) {
        this.records = records;
        this.quotas = quotas;
        this.resellerQuotas = resellerQuotas;
        this.forms = forms;
        this.whitelistFile = whitelistFile;
        this.idempotency = idempotency;
    }

    /** The quotas that the caller may see. */
    @GetMapping
    Page<QuotaView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One quota with its history. */
    @GetMapping("/{key}")
    QuotaView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Operations wants to grant a quota, which a second member confirms; takes {@code Idempotency-Key}. */
    @PostMapping
    ResponseEntity<?> grant(@RequestBody Map<String, Object> body, Actor caller) {
        Callers.operations(caller);
        QuotaGrant grant = forms.grant(body);
        return idempotency.once("grant-quota", body, () -> {
            QuotaView view = records.item(quotas.grant(grant, caller), caller);
            return ResponseEntity.created(URI.create("/api/voucher-quotas/" + view.key())).body(view);
        });
    }

    /** Operations wants another value, which a second member confirms; takes {@code Idempotency-Key}. */
    @PostMapping("/{key}/adjust")
    ResponseEntity<?> adjust(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        Callers.operations(caller);
        ApiForm.Values values = forms.adjust(body);
        return idempotency.once("adjust-quota " + key, body, () -> {
            quotas.adjust(key, values.decimal("newValue"), values.text("reason"), caller);
            return ResponseEntity.ok(records.item(key, caller));
        });
    }

    /** The second member of operations decides on a grant or a new value; takes {@code Idempotency-Key}. */
    @PostMapping("/{key}/confirm")
    ResponseEntity<?> confirm(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        Callers.operations(caller);
        VoucherForms.Confirm confirm = forms.confirm(body);
        return idempotency.once("confirm-quota " + key, body, () -> {
            quotas.confirm(key, confirm.seenValue(), confirm.decision(), caller);
            return ResponseEntity.ok(records.item(key, caller));
        });
    }

    /** Freezes, thaws or invalidates. */
    @PostMapping("/{key}/status")
    QuotaView status(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        Callers.operations(caller);
        ApiForm.Values values = forms.status(body);
        quotas.move(key, StatusCode.of(QuotaStatus.class, values.text("status")), values.text("reason"), caller);
        return records.item(key, caller);
    }

    /** Replaces the customer whitelist by a CSV file, the part {@code file} of multipart/form-data or the body itself; an empty one lifts it. */
    @PutMapping("/{key}/whitelist")
    QuotaView whitelist(@PathVariable String key, HttpServletRequest request, Actor caller) throws IOException {
        Callers.partner(caller);
        records.item(key, caller);
        quotas.whitelist(key, whitelistFile.read(content(request)), caller);
        return records.item(key, caller);
    }

    private static byte[] content(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return MultipartBody.file(request, "file", MAX_BYTES, (name, content) -> content.readAllBytes());
        }
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes((int) MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Refusal.field("file", "must be at most 10 MB");
            }
            return bytes;
        }
    }

    /** A distributor gives quota to its resellers; takes {@code Idempotency-Key}. */
    @PostMapping("/{key}/allocate")
    ResponseEntity<?> allocate(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        Callers.partner(caller);
        VoucherForms.Allocate form = forms.allocate(body);
        return idempotency.once("allocate-quota " + key, body,
                () -> ResponseEntity.ok(resellerQuotas.allocate(key, form.resellerIds(), form.amount(), form.verificationCode(), caller)));
    }

    /** A distributor takes quotas back from its resellers; takes {@code Idempotency-Key}. */
    @PostMapping("/reclaim")
    ResponseEntity<?> reclaim(@RequestBody Map<String, Object> body, Actor caller) {
        Callers.partner(caller);
        VoucherForms.Reclaim form = forms.takeBack(body);
        return idempotency.once("reclaim-quotas", body,
                () -> ReclaimAnswer.of(resellerQuotas.takeBack(form.keys(), form.remark(), form.verificationCode(), caller)));
    }
}
