package org.partnercenter.incentive;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/incentive-statements}. */
@RestController
@RequestMapping("/api/incentive-statements")
class StatementController {

    private final StatementRecords records;
    private final StatementReleases releases;

    StatementController(StatementRecords records, StatementReleases releases) {
        this.records = records;
        this.releases = releases;
    }

    /** The statements that the caller may see. */
    @GetMapping
    Page<StatementView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One statement with its history. */
    @GetMapping("/{key}")
    StatementView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Releases many statements of a period ({@code period}, {@code keys}); without {@code keys} all that wait for it, 1000 at a time. */
    @PostMapping("/release")
    StatementReleases.Released release(@RequestBody Map<String, Object> body, Actor caller) {
        return releases.release(body, caller);
    }
}
