package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.reseller.ResellerCustomers;
import org.partnercenter.reseller.ResellerFilter;
import org.partnercenter.reseller.ResellerView;
import org.partnercenter.reseller.Resellers;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的云经销商: the distributor's list with its filters, the eye beside each masked column, and the way to the customers (RSL-01 to RSL-03). */
@PortalPage
class ResellerPage {

    private static final String PATH = "/records/resellers";
    private static final List<String> FILTERS = List.of("accountName", "companyName", "mobile", "associatedFrom", "associatedTo", "status");
    private static final List<String> MASKED = List.of("companyName", "mobile", "email");

    private final Resellers resellers;
    private final ResellerCustomers customers;
    private final Reveals reveals;
    private final Labels labels;

    ResellerPage(Resellers resellers, ResellerCustomers customers, Reveals reveals, Labels labels) {
        this.resellers = resellers;
        this.customers = customers;
        this.reveals = reveals;
        this.labels = labels;
    }

    /** A reseller in the list; {@code masked} by column. */
    public record Row(String key, Map<String, String> masked, String accountName, Records.StatusText status, String associatedAt, String endedAt,
                      boolean cooperating) {
    }

    /** A masked column; {@code eye} when the reader may have it shown. */
    public record Column(String key, Bilingual label, boolean eye) {
    }

    /** A customer of a reseller. */
    public record CustomerRow(String key, String accountName, String type, String since, String customerName, String mobile, String email) {
    }

    @GetMapping(PATH)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        return show(new HashMap<>(request.getParameterMap()), null, caller, response, model);
    }

    /** The same list with one masked column in plain, for this view only. */
    @PostMapping(PATH + "/reveal")
    String reveal(@RequestParam String column, HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(Set.of("column", "_csrf"));
        return show(parameters, column, caller, response, model);
    }

    /** What the distributor may see of a reseller's customers. */
    @GetMapping(PATH + "/{id}/customers")
    String customers(@PathVariable String id, @RequestParam(defaultValue = "0") int offset, Actor caller, Model model) {
        ResellerView reseller = resellers.item(id, caller);
        Page<ResellerCustomers.Customer> page = customers.of(id, Math.max(0, offset), ListQuery.DEFAULT.limit(), caller);
        model.addAttribute("reseller", reseller);
        model.addAttribute("rows", page.items().stream().map(c -> new CustomerRow(c.key(), c.accountName(),
                "1".equals(c.associationType()) ? "顾问销售" : "代售", LocalTimes.minute(c.associatedAt()), c.customerName(), c.mobile(), c.email()))
                .toList());
        model.addAttribute("list", new ListView(PATH + "/" + id + "/customers",
                new ListQuery(List.of(), null, Math.max(0, offset), ListQuery.DEFAULT.limit(), ListQuery.DEFAULT.sort()), page.total()));
        return "reseller/customers";
    }

    private String show(Map<String, String[]> parameters, String revealed, Actor caller, HttpServletResponse response, Model model) {
        if (!resellers.offeredTo(caller)) {
            throw Refusal.of(403, "NOT_A_DISTRIBUTOR", null, "only a distributor has resellers");
        }
        Map<String, String> given = new HashMap<>();
        FILTERS.forEach(name -> given.put(name, ""));
        parameters.forEach((name, values) -> given.put(name, values.length == 0 ? "" : values[0]));
        ListQuery query = ListQuery.DEFAULT;
        Page<ResellerView> page = new Page<>(List.of(), 0);
        try {
            ResellerFilter filter = ResellerFilter.takeOutOf(parameters);
            query = ListQuery.of(parameters);
            page = resellers.list(query, filter, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        Map<String, String> plain = revealed == null || page.items().isEmpty() ? Map.of()
                : reveals.reveal("resellers", revealed, page.items().stream().map(ResellerView::key).toList(), caller);
        Set<String> may = reveals.columns("resellers", caller);
        model.addAttribute("given", given);
        model.addAttribute("statuses", resellers.statuses());
        model.addAttribute("columns", MASKED.stream().map(c -> new Column(c, labels.field(c), may.contains(c) && !c.equals(revealed))).toList());
        model.addAttribute("rows", page.items().stream().map(r -> row(r, revealed, plain)).toList());
        model.addAttribute("mayExport", caller.groups().contains("partner-admin"));
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        return "reseller/list";
    }

    private static Row row(ResellerView r, String revealed, Map<String, String> plain) {
        Map<String, String> masked = new HashMap<>();
        masked.put("companyName", r.companyName());
        masked.put("mobile", r.mobile());
        masked.put("email", r.email());
        if (revealed != null) {
            masked.put(revealed, plain.get(r.key()));
        }
        return new Row(r.key(), masked, r.accountName(), new Records.StatusText(new Bilingual(r.status().zh(), r.status().en()),
                Tone.of(r.status().code())), LocalTimes.minute(r.associatedAt()), r.endedAt() == null ? null : LocalTimes.minute(r.endedAt()),
                r.status().code().equals("cooperating"));
    }
}
