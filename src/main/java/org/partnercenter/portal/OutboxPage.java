package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Outbox;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.context.annotation.Profile;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The mails that left, or would have left, the house: for the administrator of a demo. */
@PortalPage
@Profile("demo")
class OutboxPage {

    private final Outbox outbox;

    OutboxPage(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A mail in the list. */
    public record Row(String key, Records.StatusText status, String to, String subject, String text, String at) {
    }

    @GetMapping("/outbox")
    String list(Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!caller.isAdmin()) {
            throw Refusal.notAllowed("the outbox is for the administrator");
        }
        ListQuery query = ListQuery.DEFAULT;
        Page<Outbox.Mail> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = outbox.list(query);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("rows", page.items().stream().map(OutboxPage::row).toList());
        model.addAttribute("list", new ListView("/outbox", query, page.total()));
        return "outbox";
    }

    private static Row row(Outbox.Mail mail) {
        return new Row(mail.key(), new Records.StatusText(new Bilingual(mail.status().zh(), mail.status().en()), Tone.of(mail.status().code())),
                mail.to(), mail.subject(), mail.text(), LocalTimes.minute(mail.createdAt()));
    }
}
