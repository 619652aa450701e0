package org.partnercenter.solution;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/solutions}. */
@RestController
class SolutionController {

    private final SolutionRecords solutions;

    SolutionController(SolutionRecords solutions) {
        this.solutions = solutions;
    }

    @GetMapping("/api/solutions")
    Page<SolutionView> list(ListQuery query, Actor caller) {
        return solutions.list(query, caller);
    }

    @GetMapping("/api/solutions/{key}")
    SolutionView item(@PathVariable String key, Actor caller) {
        return solutions.item(key, caller);
    }
}
