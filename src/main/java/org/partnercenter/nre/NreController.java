package org.partnercenter.nre;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/nre-applications}. */
@RestController
class NreController {

    private final NreRecords applications;

    NreController(NreRecords applications) {
        this.applications = applications;
    }

    @GetMapping("/api/nre-applications")
    Page<NreView> list(ListQuery query, Actor caller) {
        return applications.list(query, caller);
    }

    @GetMapping("/api/nre-applications/{key}")
    NreView item(@PathVariable String key, Actor caller) {
        return applications.item(key, caller);
    }
}
