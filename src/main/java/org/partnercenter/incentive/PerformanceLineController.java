package org.partnercenter.incentive;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/performance-lines}. */
@RestController
@RequestMapping("/api/performance-lines")
class PerformanceLineController {

    private final PerformanceLines lines;

    PerformanceLineController(PerformanceLines lines) {
        this.lines = lines;
    }

    /** The performance lines that the caller may see. */
    @GetMapping
    Page<PerformanceLineView> list(ListQuery query, Actor caller) {
        return lines.list(query, caller);
    }

    /** One performance line. */
    @GetMapping("/{key}")
    PerformanceLineView item(@PathVariable String key, Actor caller) {
        return lines.item(key, caller);
    }
}
