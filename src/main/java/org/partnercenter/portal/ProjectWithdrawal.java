package org.partnercenter.portal;

import org.partnercenter.incentive.DeliveryProjects;
import org.partnercenter.platform.Actor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Taking a delivery project back: no task of its process, so the button is on the project's page. */
@PortalPage
class ProjectWithdrawal {

    private static final String COLLECTION = "delivery-projects";

    private final DeliveryProjects projects;

    ProjectWithdrawal(DeliveryProjects projects) {
        this.projects = projects;
    }

    /** Whether the page of this record shows the button; the module decides again when it is pressed. */
    static boolean offered(String collection, String status, Actor caller) {
        return COLLECTION.equals(collection) && DeliveryProjects.mayWithdraw(status, caller);
    }

    /** Withdraws the project and shows its page again. */
    @PostMapping("/records/" + COLLECTION + "/{key}/withdraw")
    String withdraw(@PathVariable String key, Actor caller) {
        projects.withdraw(key, caller);
        return "redirect:/records/" + COLLECTION + "/" + key;
    }
}
