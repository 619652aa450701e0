package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.partnercenter.customer.MyPartner;
import org.partnercenter.customer.MyPartnerEndForm;
import org.partnercenter.customer.MyPartnerLinks;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /my-partner}: a customer gets a link to its own page, reads there, signs a notice, and asks to end its association (CUS-26). */
@PortalPage
class MyPartnerPage {

    private static final ApiForm MOBILE = ApiForm.of(ApiForm.pattern("mobile", 32, "(0086-)?1[3-9]\\d{9}").required());
    private static final ApiForm NOTICE = ApiForm.of(ApiForm.choice("noticeAccepted", "true").required());
    private static final String ASK = "public/my-partner";
    private static final String PAGE = "public/my-partner-page";

    private final MyPartner partner;
    private final MyPartnerLinks links;
    private final ChangeAnswers answers;

    MyPartnerPage(MyPartner partner, MyPartnerLinks links, ChangeAnswers answers) {
        this.partner = partner;
        this.links = links;
        this.answers = answers;
    }

    @GetMapping("/my-partner")
    String ask(Model model, HttpServletResponse response) {
        return answers.answer(Map.of(), model, response, () -> ASK, () -> ASK);
    }

    /** The same answer for every number. */
    @PostMapping("/my-partner")
    String request(@RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return answers.answer(fields, model, response, () -> {
            links.request(MOBILE.check(fields).text("mobile"));
            return "public/my-partner-sent";
        }, () -> ASK);
    }

    @GetMapping("/my-partner/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return answers.answer(Map.of(), model, response, () -> page(token, model), () -> page(token, model));
    }

    /** Sends the code; what was filled in stays. */
    @PostMapping("/my-partner/{token}/sms-code")
    String sendCode(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return step(token, fields, model, response, "code-sent", () -> partner.sendCode(token));
    }

    /** Asks to end the association. */
    @PostMapping("/my-partner/{token}")
    String end(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return step(token, fields, model, response, "requested", () -> partner.end(token, MyPartnerEndForm.of(fields)));
    }

    /** Takes the customer's own request back. */
    @PostMapping("/my-partner/{token}/withdraw")
    String withdraw(@PathVariable String token, @RequestParam(defaultValue = "") String key, Model model, HttpServletResponse response) {
        return step(token, Map.of(), model, response, "withdrawn", () -> partner.withdraw(token, key));
    }

    /** Accepts the newest notice. */
    @PostMapping("/my-partner/{token}/notice")
    String sign(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return step(token, fields, model, response, "signed", () -> {
            NOTICE.check(fields);
            partner.sign(token);
        });
    }

    private String step(String token, Map<String, String> fields, Model model, HttpServletResponse response, String done, Runnable step) {
        return answers.answer(fields, model, response, () -> {
            step.run();
            model.addAttribute("done", done);
            return page(token, model);
        }, () -> page(token, model));
    }

    private String page(String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("view", partner.read(token));
        return PAGE;
    }
}
