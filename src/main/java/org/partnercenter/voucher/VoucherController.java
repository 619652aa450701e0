package org.partnercenter.voucher;

import java.net.URI;
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

/** {@code /api/vouchers}. */
@RestController
@RequestMapping("/api/vouchers")
class VoucherController {

    private final VoucherRecords records;
    private final Vouchers vouchers;
    private final VoucherForms forms;
    private final Idempotency idempotency;

    VoucherController(VoucherRecords records, Vouchers vouchers, VoucherForms forms, Idempotency idempotency) {
        this.records = records;
        this.vouchers = vouchers;
        this.forms = forms;
        this.idempotency = idempotency;
    }

    /** The vouchers that the caller may see. */
    @GetMapping
    Page<VoucherView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One voucher with its usage and history. */
    @GetMapping("/{key}")
    VoucherView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Issues a voucher to each customer, as far as the quota reaches; lists both; takes {@code Idempotency-Key} (VCH-04). */
    @PostMapping
    ResponseEntity<?> issue(@RequestBody Map<String, Object> body, Actor caller) {
        Callers.partner(caller);
        VoucherForms.Issue form = forms.issue(body);
        return idempotency.once("issue-vouchers", body, () -> ResponseEntity.ok(vouchers.issue(form.order(), form.verificationCode(), caller)));
    }

    /** Takes the whole rest of vouchers back, each for itself; takes {@code Idempotency-Key} (VCH-12). */
    @PostMapping("/reclaim")
    ResponseEntity<?> reclaim(@RequestBody Map<String, Object> body, Actor caller) {
        Callers.partner(caller);
        VoucherForms.Reclaim form = forms.reclaim(body);
        return idempotency.once("reclaim-vouchers", body,
                () -> ReclaimAnswer.of(vouchers.reclaim(form.keys(), form.remark(), form.verificationCode(), caller)));
    }

    /** Operations gives a partner a voucher for itself; takes {@code Idempotency-Key}. */
    @PostMapping("/own")
    ResponseEntity<?> own(@RequestBody Map<String, Object> body, Actor caller) {
        Callers.operations(caller);
        ApiForm.Values v = forms.own(body);
        return idempotency.once("own-voucher", body, () -> {
            VoucherView view = records.item(vouchers.own(v.text("partnerId"), VoucherForms.kind(v), v.decimal("faceValue"),
                    VoucherForms.moment(v, "effectiveAt"), VoucherForms.moment(v, "expireAt"), v.text("planId"), v.text("planName"),
                    v.text("planDescription"), caller), caller);
            return ResponseEntity.created(URI.create("/api/vouchers/" + view.key())).body(view);
        });
    }
}
