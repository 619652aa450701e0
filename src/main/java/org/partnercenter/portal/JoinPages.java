package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.customer.AssociationFailure;
import org.partnercenter.customer.JoinForm;
import org.partnercenter.customer.JoinPage;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.customer.Joining;
import org.partnercenter.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /join/{token}}: a customer reads the notice, registers or logs in, and is told how it ended (CUS-13 to CUS-17). One page with
 * one form, because it has no session to remember steps in.
 */
@PortalPage
class JoinPages {

    private static final String FORM = "public/join";
    private static final String RESULT = "public/join-result";

    private final Joining joining;
    private final JoinProblems problems;

    JoinPages(Joining joining, JoinProblems problems) {
        this.joining = joining;
        this.problems = problems;
    }

    /** Shows what the link is for; nothing is used up. */
    @GetMapping("/join/{token}")
    String open(@PathVariable String token, Model model, HttpServletResponse response) {
        JoinResult opened = joining.open(token);
        return opened instanceof JoinResult.Open open ? form(token, open.page(), Map.of(), model) : result(opened, model, response);
    }

    /** Sends a code to the mobile that was typed, and shows the form again with what was typed. */
    @PostMapping("/join/{token}/sms-code")
    String smsCode(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        try {
            Optional<AssociationFailure> dead = joining.sendCode(token, JoinForm.mobile(fields));
            if (dead.isPresent()) {
                return result(new JoinResult.NotJoined(dead.get(), false), model, response);
            }
            model.addAttribute("codeSent", true);
        } catch (Refusal refusal) {
            refuse(refusal, model, response);
        }
        return again(token, fields, model, response);
    }

    /** The click. */
    @PostMapping("/join/{token}")
    String join(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        try {
            // a dead link is told before anything that was typed is looked at
            Optional<JoinResult.NotJoined> dead = joining.dead(token);
            return result(dead.isPresent() ? dead.get() : joining.join(token, JoinForm.of(fields)), model, response);
        } catch (Refusal refusal) {
            refuse(refusal, model, response);
            return again(token, fields, model, response);
        }
    }

    private void refuse(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status());
        model.addAttribute("problem", problems.of(refusal));
    }

    /** The form once more, or why the link is dead by now. */
    private String again(String token, Map<String, String> fields, Model model, HttpServletResponse response) {
        Optional<JoinPage> page = joining.page(token);
        return page.isPresent() ? form(token, page.get(), fields, model) : result(joining.open(token), model, response);
    }

    /** What was typed is kept, but for the code and the password. */
    private static String form(String token, JoinPage page, Map<String, String> fields, Model model) {
        Map<String, String> typed = new HashMap<>(fields);
        typed.keySet().removeAll(List.of("smsCode", "password"));
        model.addAttribute("typed", typed);
        model.addAttribute("token", token);
        model.addAttribute("page", page);
        return FORM;
    }

    private static String result(JoinResult result, Model model, HttpServletResponse response) {
        if (result instanceof JoinResult.NotJoined not) {
            response.setStatus(not.failure().httpStatus());
            model.addAttribute("failure", not.failure());
            model.addAttribute("registered", not.registered());
        } else {
            response.setStatus(HttpStatus.OK.value());
            model.addAttribute("joined", result);
        }
        return RESULT;
    }
}
