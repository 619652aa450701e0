package org.partnercenter.customer;

import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.RowResult;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/customer-reports}. */
@RestController
@RequestMapping("/api/customer-reports")
class ReportController {

    private static final ApiForm INVITE = ApiForm.of(ApiForm.list("keys", 100).required(), ApiForm.choice("associationType", "1", "2").required());
    private static final ApiForm RELEASE = ApiForm.of(ApiForm.list("keys", 100).required());

    private final ReportRecords records;
    private final ReportActions actions;
    private final InvitationPreview preview;

    ReportController(ReportRecords records, ReportActions actions, InvitationPreview preview) {
        this.records = records;
        this.actions = actions;
        this.preview = preview;
    }

    /** A result for each row. */
    record Results(List<RowResult> results) {
    }

    @GetMapping
    Page<ReportView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    @GetMapping("/{key}")
    ReportView item(@PathVariable String key, Actor caller) {
        return records.item(key, caller);
    }

    /** The mail that an invitation would send, without its link (CUS-08). */
    @GetMapping("/{key}/invitation-preview")
    InvitationPreview.Mail preview(@PathVariable String key, String associationType, Actor caller) {
        return preview.of(key, associationType, caller);
    }

    /** Invites 1 to 100 customers. */
    @PostMapping("/invite")
    Results invite(@RequestBody Map<String, Object> body, Actor caller) {
        ApiForm.Values values = INVITE.check(body);
        return new Results(actions.invite(values.list("keys"), values.text("associationType"), caller));
    }

    /** Releases 1 to 100 customers. */
    @PostMapping("/release")
    Results release(@RequestBody Map<String, Object> body, Actor caller) {
        return new Results(actions.release(RELEASE.check(body).list("keys"), caller));
    }

    /** Takes a row from the list. */
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String key, Actor caller) {
        actions.delete(key, caller);
    }
}
