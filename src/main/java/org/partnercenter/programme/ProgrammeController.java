package org.partnercenter.programme;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/programmes}: the catalogue as the caller sees it. */
@RestController
@RequestMapping("/api/programmes")
class ProgrammeController {

    private final Programmes programmes;

    ProgrammeController(Programmes programmes) {
        this.programmes = programmes;
    }

    /** All programmes, each with its conditions met or not, and the reasons against joining (PRG-03). */
    @GetMapping
    Page<ProgrammeView> list(ListQuery query, Actor caller) {
        return programmes.list(query, caller);
    }

    /** One programme. */
    @GetMapping("/{code}")
    ProgrammeView item(@PathVariable String code, Actor caller) {
        return programmes.programme(code, caller);
    }
}
