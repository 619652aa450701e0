package org.partnercenter.partner;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.http.HttpStatus;
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

    /** Sends the caller a code for {@code action}. */
    @PostMapping("/api/verification-codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@RequestBody Map<String, Object> body, Actor caller) {
        codes.send(caller, FORM.check(body).text("action"));
    }
}
