package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.partnercenter.customer.InvitationPreview;
import org.partnercenter.customer.ReportActions;
import org.partnercenter.customer.ReportView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.forms.RowResult;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 报备客户: the list with what sales staff do with its rows: report, invite, release, delete, apply for a review (CUS-04, CUS-07, CUS-08). */
@PortalPage
class CustomerReportPage {

    private static final String COLLECTION = "customer-reports";
    private static final String PATH = "/records/" + COLLECTION;
    private static final List<String> MASKED = List.of("customerName", "mobile", "email");
    private static final Set<String> NOT_DELETABLE = Set.of("reviewing", "associated");
    private static final String SELF = "redirect:" + PATH;

    private final RecordCollection<ReportView> reports;
    private final ReportActions actions;
    private final InvitationPreview preview;
    private final Reveals reveals;
    private final Records records;
    private final Labels labels;

    CustomerReportPage(RecordCollection<ReportView> reports, ReportActions actions, InvitationPreview preview, Reveals reveals, Records records,
                       Labels labels) {
        this.reports = reports;
        this.actions = actions;
        this.preview = preview;
        this.reveals = reveals;
        this.records = records;
        this.labels = labels;
    }

    /**
     * A report in the list; {@code masked} by column.
     *
     * @param applyTask the task of 继续申请报备, null where none is offered
     */
    public record Row(String key, Map<String, String> masked, String managerId, Records.StatusText status, Bilingual cause, DueText deadline,
                      String updatedAt, boolean reported, boolean deletable, String applyTask) {
    }

    /** A masked column; {@code eye} when the reader may have it shown. */
    public record Column(String key, Bilingual label, boolean eye) {
    }

    /** What became of one row; {@code reason} is null when it was done. */
    public record Result(String key, Bilingual reason) {
    }

    @GetMapping(PATH)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        return show(request.getParameterMap(), null, caller, response, model);
    }

    /** The same list with one masked column in plain, for this view only (RSL-03). */
    @PostMapping(PATH + "/reveal")
    String reveal(@RequestParam String column, HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(Set.of("column", "_csrf"));
        return show(parameters, column, caller, response, model);
    }

    /** Invites the ticked customers; the list shows what became of each. */
    @PostMapping(PATH + "/invite")
    String invite(@RequestParam(defaultValue = "") List<String> keys, @RequestParam String associationType, Actor caller, HttpServletResponse response,
                  Model model) {
        if (!associationType.matches("[12]")) {
            throw Refusal.field("associationType", "must be one of 1, 2");
        }
        return results(keys, () -> actions.invite(keys, associationType, caller), caller, response, model);
    }

    /** Releases the ticked customers; the list shows what became of each. */
    @PostMapping(PATH + "/release")
    String release(@RequestParam(defaultValue = "") List<String> keys, Actor caller, HttpServletResponse response, Model model) {
        return results(keys, () -> actions.release(keys, caller), caller, response, model);
    }

    /** Takes a row from the list; one that is reported is released. */
    @PostMapping(PATH + "/{key}/delete")
    String delete(@PathVariable String key, Actor caller) {
        actions.delete(key, caller);
        return SELF;
    }

    /** The mail that an invitation would send. */
    @GetMapping(PATH + "/{key}/invitation-preview")
    String preview(@PathVariable String key, @RequestParam(defaultValue = "1") String associationType, Actor caller, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("associationType", associationType);
        model.addAttribute("mail", preview.of(key, associationType, caller));
        return "customer/invitation-preview";
    }

    private String results(List<String> keys, Supplier<List<RowResult>> action, Actor caller, HttpServletResponse response, Model model) {
        if (keys.isEmpty()) {
            model.addAttribute("nothingTicked", true);
            return show(Map.of(), null, caller, response, model);
        }
        model.addAttribute("results", action.get().stream().map(r -> new Result(r.key(), r.ok() ? null
                : labels.refusal(r.code()).orElseGet(() -> new Bilingual(r.message(), null)))).toList());
        return show(Map.of(), null, caller, response, model);
    }

    private String show(Map<String, String[]> parameters, String revealed, Actor caller, HttpServletResponse response, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<ReportView> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(parameters);
            page = reports.list(query, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        Map<String, String> plain = revealed == null || page.items().isEmpty() ? Map.of()
                : reveals.reveal(COLLECTION, revealed, page.items().stream().map(ReportView::key).toList(), caller);
        Set<String> may = reveals.columns(COLLECTION, caller);
        model.addAttribute("statuses", reports.statuses());
        model.addAttribute("columns", MASKED.stream().map(c -> new Column(c, labels.field(c), may.contains(c) && !c.equals(revealed))).toList());
        model.addAttribute("rows", page.items().stream().map(report -> row(report, revealed, plain)).toList());
        model.addAttribute("mayHandle", caller.isPartner() && caller.hasAny("partner-sales", "partner-admin"));
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        return "customer/reports";
    }

    private Row row(ReportView r, String revealed, Map<String, String> plain) {
        Map<String, String> masked = new HashMap<>();
        masked.put("customerName", r.customerName());
        masked.put("mobile", r.mobile());
        masked.put("email", r.email());
        if (revealed != null) {
            masked.put(revealed, plain.get(r.key()));
        }
        Status cause = r.lapseCause() == null ? r.cause() : r.lapseCause();
        String task = r.actions().stream().filter(action -> action.code().equals("apply-manual-review")).map(Action::taskId).findFirst().orElse(null);
        return new Row(r.key(), masked, r.managerId(), new Records.StatusText(label(r.status()), Tone.of(r.status().code())),
                cause == null ? null : label(cause), records.deadline(records.fields(r)), LocalTimes.minute(r.updatedAt()),
                r.status().code().equals("reported"), !NOT_DELETABLE.contains(r.status().code()), task);
    }

    private static Bilingual label(Status status) {
        return new Bilingual(status.zh(), status.en());
    }
}
