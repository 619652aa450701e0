package org.partnercenter.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.portal.process.Diagrams;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of any record: where it stands, what can be done, everything that is known, and who did what (SOL-11, SOL-17, SOL-19). */
@PortalPage
class RecordPage {

    /** Shown in the page's head, or not meant for readers. */
    private static final Set<String> NOT_FIELDS = Set.of("key", "partnerId", "status", "tracks", "actions", "deadline", "history",
            "processInstanceId", "createdAt", "updatedAt", "name", "title", "companyName", "solutionName", "kindLabel", "currentMilestone", "href", "invoiceList", "incentiveKeys");

    /** The paper that a slip or a bill offers (INV-08). */
    private static final String INVOICE_LIST = "invoice-list";

    /** Actions that are forms on the page, no links. */
    private static final Set<String> HAVE_FORMS = Set.of("withdraw", "end", "return", "void", "confirm", "cancel");

    private final RecordTypes types;
    private final Records records;
    private final Values values;
    private final Labels labels;
    private final Partners partners;
    private final Diagrams diagrams;
    private final OpenTasks openTasks;
    private final Reveals reveals;

    RecordPage(RecordTypes types, Records records, Values values, Labels labels, Partners partners, Diagrams diagrams,
               OpenTasks openTasks, Reveals reveals) {
        this.types = types;
        this.records = records;
        this.values = values;
        this.labels = labels;
        this.partners = partners;
        this.diagrams = diagrams;
        this.openTasks = openTasks;
        this.reveals = reveals;
    }

    /** A field with its label; {@code masked} when its reader may have it shown in plain. */
    public record Field(String key, Bilingual label, Value value, boolean masked) {

        Field(String key, Bilingual label, Value value) {
            this(key, label, value, false);
        }
    }

    /** A track of a solution with its status. */
    public record Track(Bilingual label, Records.StatusText status, boolean begun) {
    }

    /** Something that can be done; it leads to a task, to a paper with {@code href}, or else to a part of this page. */
    public record ActionLink(Bilingual label, String taskId, String href) {
    }

    /** A line of the history. */
    public record Event(String at, Bilingual by, Bilingual from, Bilingual to, String tone, String comment) {
    }

    @GetMapping("/records/{collection}/{key}")
    String record(@PathVariable String collection, @PathVariable String key, Actor caller, Model model) {
        return show(collection, key, Map.of(), caller, model);
    }

    /** The same page with one masked field in plain, for this view only (RSL-03). */
    @PostMapping("/records/{collection}/{key}/reveal")
    String reveal(@PathVariable String collection, @PathVariable String key, @RequestParam String column, Actor caller, Model model) {
        return show(collection, key, Map.of(column, reveals.reveal(collection, column, List.of(key), caller).get(key)), caller, model);
    }

    private String show(String collection, String key, Map<String, String> revealed, Actor caller, Model model) {
        RecordCollection<?> type = types.named(collection);
        Map<String, Object> item = records.fields(type.item(key, caller));
        item.putAll(revealed);
        String instance = Records.text(item, "processInstanceId");
        Diagrams.Progress progress = diagrams.progress(instance);
        model.addAttribute("collection", collection);
        model.addAttribute("label", Bilingual.of(type.label()));
        model.addAttribute("key", key);
        model.addAttribute("title", records.title(item));
        model.addAttribute("partner", caller.isPartner() ? null : partnerName(item));
        model.addAttribute("status", records.status(item.get("status")));
        // work in the background: the page looks again by itself
        model.addAttribute("running", "running".equals(statusCode(item)));
        model.addAttribute("download", "exports".equals(collection) ? Records.text(item, "href") : null);
        model.addAttribute("deadline", records.deadline(item));
        model.addAttribute("createdAt", Records.time(item, "createdAt"));
        model.addAttribute("updatedAt", Records.time(item, "updatedAt"));
        model.addAttribute("tracks", tracks(item));
        model.addAttribute("actions", actions(collection, item, instance, caller));
        IncentivePages.offer(collection, item, statusCode(item), caller, model);
        model.addAttribute("withdrawable", ProjectWithdrawal.offered(collection, statusCode(item), caller)
                || IncentivePages.withdrawable(collection, statusCode(item), caller)
                || RecordActions.offers(collection, item, "withdraw"));
        model.addAttribute("fundsForm", FundsActions.form(collection, item));
        model.addAttribute("endable", RecordActions.offers(collection, item, "end"));
        model.addAttribute("changeable", ChangeCheckPage.offered(collection, statusCode(item)));
        Set<String> masked = reveals.columns(collection, caller).stream().filter(column -> !revealed.containsKey(column))
                .collect(Collectors.toSet());
        List<Field> fields = fields(item, masked, caller);
        model.addAttribute("fields", fields.stream().filter(f -> !isFile(f) && !isTable(f)).toList());
        model.addAttribute("files", fields.stream().filter(RecordPage::isFile).toList());
        model.addAttribute("tables", fields.stream().filter(RecordPage::isTable).toList());
        model.addAttribute("history", history(item, type, caller));
        model.addAttribute("instance", instance);
        model.addAttribute("process", type.processKey() != null);
        model.addAttribute("steps", progress.steps().stream().map(Bilingual::of).toList());
        model.addAttribute("endedAt", progress.endedAt() == null ? null : LocalTimes.minute(progress.endedAt()));
        return "record";
    }

    private static String statusCode(Map<String, Object> item) {
        return item.get("status") instanceof Map<?, ?> status ? Objects.toString(status.get("code")) : null;
    }

    private String partnerName(Map<String, Object> item) {
        String id = Records.text(item, "partnerId");
        return id == null ? null : partners.names(List.of(id)).getOrDefault(id, id);
    }

    private List<Track> tracks(Map<String, Object> item) {
        List<Track> found = new ArrayList<>();
        if (item.get("tracks") instanceof Map<?, ?> tracks) {
            tracks.forEach((track, status) -> {
                boolean begun = status instanceof Map<?, ?> map && !"none".equals(map.get("code"));
                found.add(new Track(labels.field("track." + track), records.status(status), begun));
            });
        }
        return found;
    }

    /** What the module offers; for a record that offers nothing of its own, the reader's open tasks. */
    private List<ActionLink> actions(String collection, Map<String, Object> item, String instance, Actor caller) {
        if (item.get("actions") instanceof List<?> offered) {
            return offered.stream().filter(Map.class::isInstance).map(Map.class::cast)
                    .filter(a -> !HAVE_FORMS.contains(a.get("code")) || VoucherLinks.isOf(collection))
                    .map(a -> new ActionLink(new Bilingual(Objects.toString(a.get("zh")), Objects.toString(a.get("en"), null)),
                            Objects.toString(a.get("taskId"), null),
                            href(collection, Records.text(item, "key"), Objects.toString(a.get("code")))))
                    .toList();
        }
        return instance == null ? List.of() : openTasks.of(List.of(instance), caller).getOrDefault(instance, List.of()).stream()
                .map(task -> new ActionLink(Bilingual.of(task.name()), task.id(), null)).toList();
    }

    /** Where an action leads that is neither a task nor a form on the page. */
    private static String href(String collection, String key, String action) {
        if (VoucherLinks.isOf(collection)) {
            return VoucherLinks.href(collection, key, action);
        }
        return switch (action) {
            case INVOICE_LIST -> "/api/" + collection + "/" + key + "/" + INVOICE_LIST;
            case "edit" -> "/" + collection + "/" + key + "/edit";
            default -> null;
        };
    }

    private List<Field> fields(Map<String, Object> item, Set<String> masked, Actor caller) {
        List<Field> found = new ArrayList<>();
        item.forEach((key, raw) -> {
            if (!NOT_FIELDS.contains(key) || masked.contains(key)) {
                values.of(key, raw, caller).ifPresent(value -> found.add(new Field(key, labels.field(key), value, masked.contains(key))));
            }
        });
        return found;
    }

    private static boolean isFile(Field field) {
        return field.value().kind().equals("file");
    }

    private static boolean isTable(Field field) {
        return field.value().kind().equals("table");
    }

    private List<Event> history(Map<String, Object> item, RecordCollection<?> type, Actor caller) {
        Map<String, Status> statuses = type.historyStatuses().stream().collect(Collectors.toMap(Status::code, s -> s, (a, b) -> a));
        List<Event> events = new ArrayList<>();
        if (item.get("history") instanceof List<?> history) {
            history.stream().filter(Map.class::isInstance).map(Map.class::cast).forEach(entry -> events.add(event(entry, statuses, caller)));
        }
        return events;
    }

    private Event event(Map<String, Object> entry, Map<String, Status> statuses, Actor caller) {
        String to = Records.text(entry, "to");
        return new Event(Records.time(entry, "at"), labels.actor(Objects.toString(entry.get("by"), ""), caller),
                statusLabel(Records.text(entry, "from"), statuses), statusLabel(to, statuses), to == null ? "quiet" : Tone.of(to),
                Records.text(entry, "comment"));
    }

    /** The labels of a code, each part of a composite one by itself. */
    private Bilingual statusLabel(String code, Map<String, Status> statuses) {
        if (code == null) {
            return null;
        }
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (String part : code.split(",")) {
            Status status = statuses.get(part);
            Bilingual label = status == null ? labels.status(part) : new Bilingual(status.zh(), status.en());
            zh.add(label.zh());
            en.add(label.en() == null ? label.zh() : label.en());
        }
        return new Bilingual(String.join(",", zh), zh.equals(en) ? null : String.join(", ", en));
    }
}
