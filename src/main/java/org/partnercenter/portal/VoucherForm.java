package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** What the forms about quotas and vouchers have in common: their bodies, what was refused, the code, and the key of a repeated sending. */
@Component
class VoucherForm {

    private static final String KEY = "Idempotency-Key";
    private static final List<String> MOMENTS = List.of("effectiveAt", "expireAt");
    private static final List<String> LISTS = List.of("cloudServiceTypes", "productIds");
    private static final List<String> KEYS = List.of("customerIds", "voucherKeys", "quotaKeys", "resellerIds");

    private final VerificationCodes codes;
    private final Labels labels;

    VoucherForm(VerificationCodes codes, Labels labels) {
        this.codes = codes;
        this.labels = labels;
    }

    /** What is wrong, as people read it. */
    public record Fault(Bilingual title, String field, String reason) {
    }

    /** The body of the API's action that this form stands for: local times become instants, lines and commas lists. */
    static Map<String, Object> body(MultiValueMap<String, String> form) {
        Map<String, Object> body = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (KEYS.contains(name)) {
                body.put(name, values.stream().filter(v -> !v.isBlank()).toList());
            } else if (!values.isEmpty() && !values.get(0).isBlank()) {
                body.put(name, LISTS.contains(name) ? list(values.get(0)) : MOMENTS.contains(name) ? moment(name, values.get(0))
                        : name.equals("firstAssociatedOnly") ? Boolean.valueOf(values.get(0)) : values.get(0));
            }
        });
        List.of("_csrf", KEY, "step").forEach(body::remove);
        return body;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,，\\s]+")).filter(code -> !code.isEmpty()).toList();
    }

    private static String moment(String name, String local) {
        try {
            return LocalDateTime.parse(local).atZone(EngineClock.ZONE).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw Refusal.field(name, "must be a date and time");
        }
    }

    /** Shows the form as it was sent, with a key for its next sending. */
    void show(Model model, MultiValueMap<String, String> form) {
        Map<String, String> given = new HashMap<>(form.toSingleValueMap());
        List.of("_csrf", "verificationCode").forEach(given::remove);
        model.addAttribute("given", given);
        model.addAttribute("all", form);
        model.addAttribute("idempotencyKey", given.getOrDefault(KEY, UUID.randomUUID().toString()));
    }

    /** Says what was refused. */
    void refused(Model model, HttpServletResponse response, Refusal refusal) {
        response.setStatus(refusal.status());
        Bilingual title = refusal.field() == null || !refusal.code().equals("FIELD_INVALID")
                ? labels.refusal(refusal.code()).orElse(new Bilingual("未能办理", "This cannot be done")) : labels.field(refusal.field());
        model.addAttribute("fault", new Fault(title, refusal.field(), refusal.getMessage()));
        // a refused sending is not remembered, but its correction is another request
        model.addAttribute("idempotencyKey", UUID.randomUUID().toString());
    }

    /** Sends the code that the action asks for, where the organisation wants one; a code of a minute ago is still good. */
    void code(Model model, Actor caller, String action) {
        boolean required = codes.isRequired(caller);
        model.addAttribute("codeRequired", required);
        if (required) {
            try {
                codes.send(caller, action);
            } catch (Refusal refusal) {
                if (refusal.status() != 429) {
                    throw refusal;
                }
            }
        }
    }

    /** Why one row failed, as people read it. */
    Bilingual reason(String code) {
        return labels.refusal(code).orElse(new Bilingual(code.equals("NOT_FOUND") ? "不存在" : code, null));
    }
}
