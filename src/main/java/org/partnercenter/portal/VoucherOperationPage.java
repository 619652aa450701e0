package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.voucher.OperationExport;
import org.partnercenter.voucher.OperationFilter;
import org.partnercenter.voucher.OperationRecords;
import org.partnercenter.voucher.OperationType;
import org.partnercenter.voucher.OperationView;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 操作记录 with its filters and its export (VCH-23). */
@PortalPage
class VoucherOperationPage {

    private final OperationRecords records;
    private final OperationExport export;
    private final Labels labels;

    VoucherOperationPage(OperationRecords records, OperationExport export, Labels labels) {
        this.records = records;
        this.export = export;
        this.labels = labels;
    }

    /** A line; {@code why} is null where it succeeded. */
    public record Row(String at, Bilingual type, Records.StatusText status, String partner, String quotaKey, String parentKey, String voucherKey,
                      String customer, String reseller, String amount, boolean lapsed, Bilingual why, String note, String operator) {
    }

    /** An operation type to filter by. */
    public record TypeOption(String number, String label, boolean chosen) {
    }

    @GetMapping(VoucherLinks.OPERATIONS)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        Map<String, String> given = new HashMap<>();
        OperationFilter.NAMES.forEach(name -> given.put(name, ""));
        given.put("status", "");
        parameters.forEach((name, values) -> given.put(name, values.length == 0 ? "" : values[0]));
        ListQuery query = ListQuery.DEFAULT;
        Page<OperationView> page = new Page<>(List.of(), 0);
        try {
            OperationFilter filter = OperationFilter.takeOutOf(parameters);
            query = ListQuery.of(parameters);
            page = records.list(query, filter, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("given", given);
        model.addAttribute("types", Arrays.stream(OperationType.values()).map(t -> new TypeOption(String.valueOf(t.number()), t.number() + " " + t.label().label(),
                given.get("recordType").equals(String.valueOf(t.number())))).toList());
        model.addAttribute("statuses", records.statuses());
        model.addAttribute("rows", page.items().stream().map(this::row).toList());
        model.addAttribute("mayExport", caller.isPartner() && caller.hasAny("partner-finance", "partner-admin"));
        model.addAttribute("vendor", !caller.isPartner());
        model.addAttribute("list", new ListView(VoucherLinks.OPERATIONS, query, page.total(), filters(given)));
        return "voucher/operations";
    }

    private static Map<String, String> filters(Map<String, String> given) {
        Map<String, String> filters = new HashMap<>();
        OperationFilter.NAMES.stream().filter(name -> !given.get(name).isBlank()).forEach(name -> filters.put(name, given.get(name)));
        return filters;
    }

    private Row row(OperationView o) {
        String customer = o.customerId() == null ? null : o.customerName() == null ? o.customerId() : o.customerName() + " " + o.customerId();
        String note = o.memo() != null ? o.memo() : o.remark();
        return new Row(LocalTimes.minute(o.createdAt()), new Bilingual(OperationType.of(o.recordType()).label().zh(), OperationType.of(o.recordType()).label().en()),
                new Records.StatusText(new Bilingual(o.status().zh(), o.status().en()), o.code() == null ? "good" : "bad"), o.companyName(), o.quotaKey(),
                o.parentQuotaKey(), o.voucherKey(), customer, o.resellerId(), Values.money(o.amount()), o.lapsed(),
                o.code() == null ? null : labels.refusal(o.code()).orElse(new Bilingual(o.code(), o.failure())), note, o.operator());
    }

    /** Has the list written to a file with the same filters. */
    @PostMapping(VoucherLinks.OPERATIONS + "/export")
    String export(@RequestParam Map<String, String> sent, Actor caller) {
        Map<String, String> filters = new HashMap<>(sent);
        filters.keySet().retainAll(OperationFilter.NAMES);
        if (sent.containsKey("status")) {
            filters.put("status", sent.get("status"));
        }
        return "redirect:/records/exports/" + export.start(filters, caller).key();
    }
}
