package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Onboarding a partner: one form, one action (PTR-01). */
@PortalPage
class OnboardPage {

    /** Rows for members on the form; the API takes more. */
    private static final int ROWS = 5;

    private final Onboarding onboarding;
    private final Labels labels;

    OnboardPage(Onboarding onboarding, Labels labels) {
        this.onboarding = onboarding;
        this.labels = labels;
    }

    @GetMapping("/partners/new")
    String form(Actor caller, Model model) {
        if (!Onboarding.isAllowed(caller)) {
            throw Refusal.notAllowed("only ecosystem-manager onboards partners");
        }
        return show(new LinkedMultiValueMap<>(Map.of("ecosystemManager", List.of(caller.userId()), "region", List.of("CN"))), model);
    }

    private static String show(MultiValueMap<String, String> form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("members", PartnerForms.memberRows(form, ROWS));
        return "partner/new";
    }

    /** Onboards, and shows the initial passwords this once; what was wrong is told on the form, which keeps what was typed. */
    @PostMapping("/partners/new")
    String onboard(@RequestParam MultiValueMap<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("initialPasswords", onboarding.onboard(PartnerForms.onboarding(form), caller));
        } catch (Refusal refusal) {
            if (refusal.status() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
            String field = refusal.field() == null ? refusal.code() : refusal.field();
            model.addAttribute("refused", labels.field(field.substring(field.indexOf('.') + 1)));
            return show(form, model);
        }
        model.addAttribute("partnerId", form.getFirst("partnerId"));
        model.addAttribute("companyName", form.getFirst("companyName"));
        // passwords belong in no cache and no history
        response.setHeader("Cache-Control", "no-store");
        return "partner/onboarded";
    }
}
