package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's notices (站内信). */
@PortalPage
class NoticePage {

    private final Notices notices;
    private final RecordTypes types;

    NoticePage(Notices notices, RecordTypes types) {
        this.notices = notices;
        this.types = types;
    }

    /** A notice in the list. */
    public record Row(String id, Bilingual title, String text, String recordKey, String href, String at, boolean unread) {
    }

    @GetMapping("/notices")
    String list(Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<Notices.View> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = notices.list(query, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("rows", page.items().stream().map(this::row).toList());
        model.addAttribute("list", new ListView("/notices", query, page.total()));
        return "notices";
    }

    private Row row(Notices.View notice) {
        return new Row(notice.key(), new Bilingual(notice.zh(), notice.en()), notice.text(), notice.recordKey(),
                types.path(notice.recordKey()).orElse(null), LocalTimes.minute(notice.createdAt()), notice.status().code().equals("unread"));
    }

    /** Marks a notice as read and stays on the list. */
    @PostMapping("/notices/{id}/read")
    String read(@PathVariable long id, @RequestParam(required = false) String status, Actor caller) {
        notices.markRead(id, caller);
        return "unread".equals(status) ? "redirect:/notices?status=unread" : "redirect:/notices";
    }

    /** Marks a notice as read and leads to the record that it is about. */
    @PostMapping("/notices/{id}/open")
    String open(@PathVariable long id, @RequestParam(required = false) String record, Actor caller) {
        notices.markRead(id, caller);
        return "redirect:" + types.path(record).orElse("/notices");
    }

    @PostMapping("/notices/read-all")
    String readAll(Actor caller) {
        notices.markAllRead(caller);
        return "redirect:/notices";
    }
}
