package org.partnercenter.incentive;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/delivery-projects}. */
@RestController
@RequestMapping("/api/delivery-projects")
class DeliveryProjectController {

    private final DeliveryProjectRecords records;
    private final DeliveryProjects projects;

    DeliveryProjectController(DeliveryProjectRecords records, DeliveryProjects projects) {
        this.records = records;
        this.projects = projects;
    }

    /** The delivery projects that the caller may see. */
    @GetMapping
    Page<DeliveryProjectView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One delivery project with its history. */
    @GetMapping("/{key}")
    DeliveryProjectView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** Takes the project back before it is accepted; answers it as it is then. */
    @PostMapping("/{key}/withdraw")
    DeliveryProjectView withdraw(@PathVariable String key, Actor caller) {
        projects.withdraw(key, caller);
        return records.item(key, caller);
    }
}
