package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.security.OwnPassword;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password: the first page after an initial password, and open to everybody afterwards (PTR-12, PTR-14). */
@PortalPage
class PasswordPage {

    private final OwnPassword password;
    private final MemberForm forms;
    private final int minLength;
    private final int history;

    PasswordPage(OwnPassword password, MemberForm forms, @Value("${password.min-length}") int minLength,
                 @Value("${password.history}") int history) {
        this.password = password;
        this.forms = forms;
        this.minLength = minLength;
        this.history = history;
    }

    @GetMapping("/password")
    String form(Actor caller, Model model) {
        show(caller, model);
        return "member/password";
    }

    /** Changes the password and goes on to where everybody begins. What was typed is never shown again. */
    @PostMapping("/password")
    String change(@RequestParam Map<String, String> form, Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean first = password.isInitial(caller);
        try {
            requireRepeated(form);
            Map<String, Object> body = new HashMap<>();
            body.put("oldPassword", form.get("oldPassword"));
            body.put("newPassword", form.get("newPassword"));
            password.change(body, request, response);
            return first ? "redirect:/" : "redirect:/password?changed";
        } catch (Refusal refusal) {
            show(caller, model);
            forms.refuse(model, refusal, response);
            return "member/password";
        }
    }

    private static void requireRepeated(Map<String, String> form) {
        if (!String.valueOf(form.get("newPassword")).equals(form.get("repeated"))) {
            throw Refusal.field("repeated", "differs from the new password");
        }
    }

    private void show(Actor caller, Model model) {
        model.addAttribute("first", password.isInitial(caller));
        model.addAttribute("minLength", minLength);
        model.addAttribute("lastPasswords", history);
    }
}
