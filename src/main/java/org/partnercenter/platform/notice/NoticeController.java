package org.partnercenter.platform.notice;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's notices. */
@RestController
class NoticeController {

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/api/notices")
    Page<Notices.View> list(ListQuery query, Actor caller) {
        return notices.list(query, caller);
    }

    @PostMapping("/api/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id, Actor caller) {
        notices.markRead(id, caller);
    }

    /** What would have left the house, for people who try the product without a mail server. */
    @RestController
    @Profile("demo")
    static class OutboxController {

        private final Outbox outbox;

        OutboxController(Outbox outbox) {
            this.outbox = outbox;
        }

        @GetMapping("/api/outbox")
        Page<Outbox.Mail> outbox(ListQuery query, Actor caller) {
            if (!caller.isAdmin()) {
                throw Refusal.notAllowed("the outbox is for the administrator");
            }
            return outbox.list(query);
        }
    }
}
