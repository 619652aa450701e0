package org.partnercenter.reseller;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.prose;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/reseller-cooperations}. */
@RestController
@RequestMapping("/api/reseller-cooperations")
class CooperationController {

    private static final int MOST_KEYS = 100;
    private static final ApiForm REVIEW = ApiForm.of(ApiForm.list("keys", MOST_KEYS).required(), choice("decision", "approve", "reject").required(),
            prose("comment", 500));
    private static final ApiForm END = ApiForm.of(prose("reason", 500).required(), text("newDistributorId", 64));

    private final CooperationRecords records;
    private final Cooperations cooperations;
    private final CooperationReviews reviews;

    CooperationController(CooperationRecords records, Cooperations cooperations, CooperationReviews reviews) {
        this.records = records;
        this.cooperations = cooperations;
        this.reviews = reviews;
    }

    /** What became of each row. */
    record Results(List<CooperationReviews.Result> results) {
    }

    /** The cooperations that the caller may see. */
    @GetMapping
    Page<CooperationView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One cooperation with its history. */
    @GetMapping("/{key}")
    CooperationView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** The distributor reviews 1 to 100 applications, each for itself (RSL-06). */
    @PostMapping("/review")
    Results review(@RequestBody Map<String, Object> body, Actor caller) {
        ApiForm.Values values = REVIEW.check(body);
        List<String> keys = values.list("keys").stream().filter(String.class::isInstance).map(String.class::cast).distinct().toList();
        if (keys.isEmpty() || keys.size() < values.list("keys").size()) {
            throw Refusal.field("keys", "must name 1 to " + MOST_KEYS + " applications, each once");
        }
        boolean approved = values.text("decision").equals("approve");
        if (!approved && !values.has("comment")) {
            throw Refusal.field("comment", "is required to reject");
        }
        if (!caller.hasAny("partner-sales", "partner-admin")) {
            throw Refusal.notAllowed("applications are reviewed by the distributor's account managers and administrators");
        }
        return new Results(reviews.review(keys, new Decision(approved, values.text("comment"))));
    }

    /** Takes the request back; answers it as it is then. */
    @PostMapping("/{key}/withdraw")
    CooperationView withdraw(@PathVariable String key, Actor caller) {
        cooperations.withdraw(key, caller);
        return records.item(key, caller);
    }

    /** Detaches the reseller from its distributor, or gives it to another one; answers the cooperation as it is then. */
    @PostMapping("/{key}/end")
    CooperationView end(@PathVariable String key, @RequestBody Map<String, Object> body, Actor caller) {
        ApiForm.Values values = END.check(body);
        cooperations.end(key, values.text("newDistributorId"), values.text("reason"), caller);
        return records.item(key, caller);
    }
}
