package org.partnercenter.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.partnercenter.platform.Refusal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers an address of the API that nothing else answers, in the same form as every other problem. */
@RestController
@Hidden
class NoSuchAddress {

    @RequestMapping("/api/**")
    void nothing() {
        throw Refusal.notFound("this address of the API");
    }
}
