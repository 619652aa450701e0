package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of any record type. */
@PortalPage
class RecordListPage {

    private final RecordTypes types;
    private final Records records;
    private final Labels labels;
    private final Partners partners;
    private final Reveals reveals;
    private final Imports imports;

    RecordListPage(RecordTypes types, Records records, Labels labels, Partners partners, Reveals reveals, Imports imports) {
        this.types = types;
        this.records = records;
        this.labels = labels;
        this.partners = partners;
        this.reveals = reveals;
        this.imports = imports;
    }

    /** One record in the list; {@code partner} and {@code amount} are null where they are not shown; {@code masked} by column. */
    public record Row(String key, String href, Bilingual title, String partner, Records.StatusText status, String amount, DueText deadline,
                      String updatedAt, Map<String, String> masked) {
    }

    /** A masked column; {@code revealed} when it is shown in plain. */
    public record Column(String key, Bilingual label, boolean revealed) {
    }

    /** The list; parameters that the collection refuses are answered by a message on it. */
    @GetMapping("/records/{collection}")
    String list(@PathVariable String collection, Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(collection, request.getParameterMap(), null, caller, response, model);
    }

    /** The same list with one masked column in plain, for this view only (RSL-03). */
    @PostMapping("/records/{collection}/reveal")
    String reveal(@PathVariable String collection, @RequestParam String column, Actor caller, HttpServletRequest request,
                  HttpServletResponse response, Model model) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(Set.of("column", "_csrf"));
        return show(collection, parameters, column, caller, response, model);
    }

    private String show(String collection, Map<String, String[]> parameters, String revealed, Actor caller, HttpServletResponse response, Model model) {
        RecordCollection<?> type = types.named(collection);
        List<String> masked = reveals.columns(collection, caller).stream().sorted().toList();
        ListQuery query = ListQuery.DEFAULT;
        Page<Row> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(parameters);
            page = rows(type, query, masked, revealed, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("label", Bilingual.of(type.label()));
        model.addAttribute("statuses", type.statuses());
        model.addAttribute("importPath", ImportPage.offered(collection, caller, imports));
        model.addAttribute("begin", FundsActions.begin(collection, caller));
        model.addAttribute("beside", VoucherLinks.beside(collection, caller.partnerId() != null && partners.get(caller.partnerId()).identity() == Identity.DISTRIBUTOR,
                caller));
        model.addAttribute("rows", page.items());
        model.addAttribute("masked", masked.stream().map(column -> new Column(column, labels.field(column), column.equals(revealed))).toList());
        model.addAttribute("withAmount", page.items().stream().anyMatch(row -> row.amount() != null));
        model.addAttribute("withDeadline", page.items().stream().anyMatch(row -> row.deadline() != null));
        model.addAttribute("list", new ListView("/records/" + collection, query, page.total()));
        return "records";
    }

    private Page<Row> rows(RecordCollection<?> collection, ListQuery query, List<String> masked, String revealed, Actor caller) {
        Page<?> page = collection.list(query, caller);
        List<Map<String, Object>> items = page.items().stream().<Map<String, Object>>map(records::fields).toList();
        Map<String, String> names = caller.isPartner() ? Map.of()
                : partners.names(items.stream().map(item -> Records.text(item, "partnerId")).filter(Objects::nonNull).toList());
        if (revealed != null && !items.isEmpty()) {
            Map<String, String> plain = reveals.reveal(collection.name(), revealed, items.stream().map(item -> Records.text(item, "key")).toList(), caller);
            items.forEach(item -> item.put(revealed, plain.get(Records.text(item, "key"))));
        }
        return new Page<>(items.stream().map(item -> row(collection, item, masked, names)).toList(), page.total());
    }

    private Row row(RecordCollection<?> collection, Map<String, Object> item, List<String> masked, Map<String, String> names) {
        String key = Records.text(item, "key");
        Map<String, String> shown = new HashMap<>();
        masked.forEach(column -> shown.put(column, Records.text(item, column)));
        return new Row(key, "/records/" + collection.name() + "/" + key, records.title(item), names.get(Records.text(item, "partnerId")),
                records.status(item.get("status")), amount(item),
                records.deadline(item), Records.time(item, "updatedAt"), shown);
    }

    /** What the record is about in money; a claim is about a part of a receipt's amount. */
    private static String amount(Map<String, Object> item) {
        String amount = Records.text(item, item.get("claimAmount") == null ? "amount" : "claimAmount");
        return amount == null ? null : Values.money(amount);
    }
}
