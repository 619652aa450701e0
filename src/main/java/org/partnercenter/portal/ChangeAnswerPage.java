package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.partnercenter.customer.ChangeAnswerForm;
import org.partnercenter.customer.ChangeOffers;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /change/{token}}: a customer reads its partner's request and answers it (CUS-25, CUS-26). */
@PortalPage
class ChangeAnswerPage {

    private static final String OFFER = "public/change";

    private final ChangeOffers offers;
    private final ChangeAnswers answers;

    ChangeAnswerPage(ChangeOffers offers, ChangeAnswers answers) {
        this.offers = offers;
        this.answers = answers;
    }

    @GetMapping("/change/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return answers.answer(Map.of(), model, response, () -> offer(token, model), () -> offer(token, model));
    }

    /** Sends the code; what was filled in stays. */
    @PostMapping("/change/{token}/sms-code")
    String sendCode(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return answers.answer(fields, model, response, () -> {
            offers.sendCode(token);
            model.addAttribute("codeSent", true);
            return offer(token, model);
        }, () -> offer(token, model));
    }

    @PostMapping("/change/{token}")
    String answer(@PathVariable String token, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        return answers.answer(fields, model, response, () -> {
            model.addAttribute("outcome", offers.answer(token, ChangeAnswerForm.of(fields)).status());
            return "public/change-done";
        }, () -> offer(token, model));
    }

    private String offer(String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("offer", offers.read(token));
        return OFFER;
    }
}
