package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.partner.MemberView;
import org.partnercenter.partner.Role;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** The forms about members: what they show, what they send, and what is said beside the field that was refused. */
@Component
class MemberForm {

    private static final List<String> PERSON = List.of("displayName", "email", "mobile");

    private final Labels labels;

    MemberForm(Labels labels) {
        this.labels = labels;
    }

    /** A role that can be ticked. */
    public record RoleBox(String code, Bilingual label) {
    }

    /** The body of {@code POST /api/members}. */
    static Map<String, Object> added(MultiValueMap<String, String> form) {
        Map<String, Object> body = managed(form);
        body.put("userId", form.getFirst("userId"));
        return body;
    }

    /** The body of {@code PATCH /api/members/{userId}} by an administrator. */
    static Map<String, Object> changed(MultiValueMap<String, String> form) {
        return managed(form);
    }

    /** The body of what members change of themselves; a field left empty is refused, not kept. */
    static Map<String, Object> own(MultiValueMap<String, String> form) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String field : PERSON) {
            body.put(field, given(form, field));
        }
        return body;
    }

    private static Map<String, Object> managed(MultiValueMap<String, String> form) {
        Map<String, Object> body = own(form);
        body.put("roles", form.getOrDefault("roles", List.of()));
        body.put("leadId", form.getFirst("leadId"));
        body.put("customerContact", form.containsKey("customerContact"));
        return body;
    }

    private static String given(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        if (value == null || value.isBlank()) {
            throw Refusal.field(field, "is required");
        }
        return value;
    }

    /** What the form of a member shows at first. */
    static Map<String, Object> of(MemberView member) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("displayName", member.displayName());
        shown.put("email", member.email());
        shown.put("mobile", member.mobile());
        shown.put("roles", member.roles());
        shown.put("leadId", member.leadId());
        shown.put("customerContact", member.customerContact());
        return shown;
    }

    /** Shows a form with these values. */
    void show(Model model, Map<String, Object> values, Map<String, String> leads) {
        model.addAttribute("form", values);
        model.addAttribute("leads", leads);
        model.addAttribute("roleBoxes", Arrays.stream(Role.values()).map(role -> new RoleBox(role.code(), labels.role(role.code()))).toList());
    }

    /** Shows a form that was refused with everything that was typed. */
    void showAgain(Model model, MultiValueMap<String, String> form, Map<String, String> leads, Refusal refusal, HttpServletResponse response) {
        Map<String, Object> typed = new LinkedHashMap<>(form.toSingleValueMap());
        typed.put("roles", form.getOrDefault("roles", List.of()));
        typed.put("customerContact", form.containsKey("customerContact"));
        show(model, typed, leads);
        refuse(model, refusal, response);
    }

    /** Says what was refused: beside its field, or above the form where no field is to blame. */
    void refuse(Model model, Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.status());
        model.addAttribute("wrongField", refusal.field());
        model.addAttribute("wrong", reason(refusal));
    }

    /** The bundle's words for the refusal, the most telling first. */
    private Bilingual reason(Refusal refusal) {
        Object cause = refusal.details().get("reason");
        return Optional.ofNullable(cause).flatMap(c -> labels.refusal(refusal.code() + "." + c))
                .or(() -> refusal.code().equals("FIELD_INVALID") ? labels.refusal("FIELD_INVALID." + refusal.field()) : Optional.empty())
                .or(() -> labels.refusal(refusal.code()))
                .orElse(new Bilingual(refusal.getMessage(), null));
    }
}
