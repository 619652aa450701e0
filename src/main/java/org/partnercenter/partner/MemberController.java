package org.partnercenter.partner;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/members}: the people of the organisations. */
@RestController
@RequestMapping("/api/members")
class MemberController {

    private final MemberRecords records;
    private final MemberActions actions;

    MemberController(MemberRecords records, MemberActions actions) {
        this.records = records;
        this.actions = actions;
    }

    /** An initial password, shown this once. */
    record Reset(String userId, String initialPassword) {
    }

    /** The members that the caller may see. */
    @GetMapping
    Page<MemberView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** One member with its history. */
    @GetMapping("/{userId}")
    MemberView item(@PathVariable String userId, Actor caller) {
        return records.item(userId, caller);
    }

    /** Makes a member; the answer bears its {@code initialPassword}, once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MemberView create(@RequestBody Map<String, Object> body, Actor caller) {
        String initial = actions.create(body, caller);
        return records.item(((String) body.get("userId")).strip(), caller).withInitialPassword(initial);
    }

    /** Changes what the body names: {@code displayName email mobile roles leadId customerContact disabled}. */
    @PatchMapping("/{userId}")
    MemberView change(@PathVariable String userId, @RequestBody Map<String, Object> body, Actor caller) {
        actions.change(userId, body, caller);
        return records.item(userId, caller);
    }

    /** Makes an initial password, good for a few days and answered once. It takes no fields. */
    @PostMapping("/{userId}/reset-password")
    Reset reset(@PathVariable String userId, @RequestBody(required = false) Map<String, Object> body, Actor caller) {
        if (body != null && !body.isEmpty()) {
            throw Refusal.field(body.keySet().iterator().next(), "is not a field of this action");
        }
        return new Reset(userId, actions.resetPassword(userId, caller));
    }
}
