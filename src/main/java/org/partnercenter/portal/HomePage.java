package org.partnercenter.portal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.partnercenter.calendar.Calendars;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.portal.process.Processes;
import org.partnercenter.portal.process.Work;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: what waits for me, and the way to each of my places. */
@PortalPage
class HomePage {

    private static final int TASKS = 8;
    private static final ListQuery UNREAD = new ListQuery(List.of("unread"), null, 0, 4, "-createdAt");
    private static final ListQuery COUNT = new ListQuery(List.of(), null, 0, 1, ListQuery.DEFAULT.sort());

    /** A count is a query: only those with which the work of most readers begins have one. */
    private static final Set<String> COUNTED = Set.of("solutions", "nre-applications", "opportunities", "delivery-projects", "incentives");

    private final Work work;
    private final Processes processes;
    private final RecordTypes types;
    private final Records records;
    private final Notices notices;
    private final Partners partners;
    private final Calendars calendars;
    private final Clock clock;

    HomePage(Work work, Processes processes, RecordTypes types, Records records, Notices notices, Partners partners,
             Calendars calendars, Clock clock) {
        this.work = work;
        this.processes = processes;
        this.types = types;
        this.records = records;
        this.notices = notices;
        this.partners = partners;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A task in the list; {@code mine} when the reader has claimed it. */
    public record TaskRow(String id, Bilingual name, Bilingual about, String recordKey, String recordHref, String partner, DueText due,
                          boolean mine) {
    }

    /** A process that the reader may start. */
    public record StartLink(String key, Bilingual name) {
    }

    /** A list of records; {@code total} is how many the reader sees in it, null where nobody waits for the count. */
    public record ListLink(String href, Bilingual label, Long total) {
    }

    @GetMapping("/")
    String home(Actor caller, Model model) {
        model.addAttribute("taskCount", work.count(caller));
        model.addAttribute("tasks", tasks(caller));
        model.addAttribute("notices", notices.list(UNREAD, caller).items());
        model.addAttribute("startable", startable(caller).stream().map(p -> new StartLink(p.key(), Bilingual.of(p.name()))).toList());
        model.addAttribute("lists", types.offeredTo(caller).values().stream().flatMap(List::stream).map(c -> new ListLink("/records/" + c.name(),
                Bilingual.of(c.label()), COUNTED.contains(c.name()) ? c.list(COUNT, caller).total() : null)).toList());
        if (caller.isVendor()) {
            model.addAttribute("running", processes.running());
        }
        if (caller.partnerId() != null) {
            model.addAttribute("partner", partners.get(caller.partnerId()));
        }
        return "home";
    }

    private List<TaskRow> tasks(Actor caller) {
        List<Work.OpenTask> next = work.next(caller, TASKS);
        Map<String, String> names = caller.isPartner() ? Map.of() : partners.names(next.stream().map(Work.OpenTask::partnerId).toList());
        Map<String, Bilingual> titles = titles(next, caller);
        return next.stream().map(task -> new TaskRow(task.id(), Bilingual.of(task.name()), titles.get(task.recordKey()), task.recordKey(),
                types.path(task.recordKey()).orElse(null), names.get(task.partnerId()),
                task.due() == null ? null : DueText.of(task.due(), calendars.current(), clock),
                caller.userId().equals(task.assignee()))).toList();
    }

    /** What people call the records behind the tasks. */
    private Map<String, Bilingual> titles(List<Work.OpenTask> tasks, Actor caller) {
        Map<String, Bilingual> titles = new HashMap<>();
        List<String> keys = tasks.stream().map(Work.OpenTask::recordKey).filter(Objects::nonNull).distinct().toList();
        for (RecordCollection<?> type : types.all()) {
            List<String> ofType = keys.stream().filter(key -> types.ofKey(key).filter(type::equals).isPresent()).toList();
            if (ofType.isEmpty()) {
                continue;
            }
            type.rows(ofType, caller).stream().map(records::fields).forEach(row -> titles.put(Records.text(row, "key"), records.title(row)));
        }
        return titles;
    }

    /** The administrator may start everything, but Tasklist's forms do not ask in whose name. */
    private List<Processes.Startable> startable(Actor caller) {
        return caller.isAdmin() ? List.of() : processes.startable();
    }
}
