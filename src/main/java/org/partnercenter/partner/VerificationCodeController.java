package org.partnercenter.partner;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/verification-codes}: the code that a critical action asks for (PTR-13). */
@RestController
class VerificationCodeController {

    private static final ApiForm FORM = ApiForm.of(ApiForm.choice("action", VerificationCodes.actions().toArray(String[]::new)).required());

    private final VerificationCodes codes;

    VerificationCodeController(VerificationCodes codes) {
        this.codes = codes;
    }

    /**
     * Whether the caller must give codes, and how a page that rides on the session asks for one.
     *
     * @param csrfHeader the header that the next request needs, with {@code csrfToken} in it
     */
    record Asked(boolean required, String csrfHeader, String csrfToken) {
    }

    /** Whether the caller's organisation asks for codes. */
    @GetMapping("/api/verification-codes")
    Asked asked(Actor caller, CsrfToken csrf) {
        return new Asked(codes.isRequired(caller), csrf.getHeaderName(), csrf.getToken());
    }

    /** Sends the caller a code for {@code action}. */
    @PostMapping("/api/verification-codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@RequestBody Map<String, Object> body, Actor caller) {
        codes.send(caller, FORM.check(body).text("action"));
    }
}
