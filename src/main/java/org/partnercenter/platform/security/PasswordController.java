package org.partnercenter.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/password}: everybody's own. */
@RestController
class PasswordController {

    private final OwnPassword password;

    PasswordController(OwnPassword password) {
        this.password = password;
    }

    /** Changes the caller's password: {@code oldPassword}, {@code newPassword}. The caller's other sessions end. */
    @PostMapping("/api/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody Map<String, Object> body, HttpServletRequest request, HttpServletResponse response) {
        password.change(body, request, response);
    }
}
