package org.partnercenter.portal;

import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.reseller.Cooperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with a cooperation on its page, because no task of its process does it. The module decides again when it is pressed. */
@PortalPage
class RecordActions {

    private static final String COLLECTION = "reseller-cooperations";
    private static final int REASON_LENGTH = 500;

    private final Cooperations cooperations;

    RecordActions(Cooperations cooperations) {
        this.cooperations = cooperations;
    }

    /** Whether the record offers that action to its reader, and this page has a form for it. */
    static boolean offers(String collection, Map<String, Object> item, String action) {
        return COLLECTION.equals(collection) && item.get("actions") instanceof List<?> actions
                && actions.stream().anyMatch(a -> a instanceof Map<?, ?> map && action.equals(map.get("code")));
    }

    /** Takes the request back. */
    @PostMapping("/records/" + COLLECTION + "/{key}/withdraw")
    String withdraw(@PathVariable String key, Actor caller) {
        cooperations.withdraw(key, caller);
        return "redirect:/records/" + COLLECTION + "/" + key;
    }

    /** Detaches the reseller from its distributor, or gives it to another one. */
    @PostMapping("/records/" + COLLECTION + "/{key}/end")
    String end(@PathVariable String key, @RequestParam String reason, @RequestParam(defaultValue = "") String newDistributorId, Actor caller) {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > REASON_LENGTH) {
            throw Refusal.field("reason", "is required, with at most " + REASON_LENGTH + " characters");
        }
        cooperations.end(key, newDistributorId.isBlank() ? null : newDistributorId.strip(), reason.strip(), caller);
        return "redirect:/records/" + COLLECTION + "/" + key;
    }
}
