package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.partnercenter.platform.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Answers a customer's click: with the page that it asked for, with the same page and what was wrong, or with why nothing opens. */
@Component
class ChangeAnswers {

    private static final String CLOSED = "public/change-closed";

    /** Does the step; when it is refused, shows the page again with the reason and the values that were typed. */
    String answer(Map<String, String> typed, Model model, HttpServletResponse response, Supplier<String> step, Supplier<String> again) {
        model.addAttribute("times", new ChangeTimes());
        model.addAttribute("typed", typed);
        model.addAttribute("problem", null);
        try {
            return step.get();
        } catch (Refusal refusal) {
            return refused(refusal, model, response, again);
        } catch (ConcurrencyFailureException e) {
            return refused(Refusal.alreadyDecided(), model, response, again);
        }
    }

    private static String refused(Refusal refusal, Model model, HttpServletResponse response, Supplier<String> again) {
        ChangeProblem problem = ChangeProblem.of(refusal);
        response.setStatus(problem.status());
        model.addAttribute("problem", problem);
        if (problem.closes()) {
            return CLOSED;
        }
        try {
            return again.get();
        } catch (Refusal closed) {
            // the page is over, which is the reason of the refusal
            return CLOSED;
        }
    }
}
