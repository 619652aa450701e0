package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of any record type. */
@PortalPage
class RecordListPage {

    private final RecordTypes types;
    private final Records records;
    private final Partners partners;

    RecordListPage(RecordTypes types, Records records, Partners partners) {
        this.types = types;
        this.records = records;
        this.partners = partners;
    }

    /** One record in the list; {@code partner} and {@code amount} are null where they are not shown. */
    public record Row(String key, String href, Bilingual title, String partner, Records.StatusText status, String amount, DueText deadline,
                      String updatedAt) {
    }

    /** The list; parameters that the collection refuses are answered by a message on it. */
    @GetMapping("/records/{collection}")
    String list(@PathVariable String collection, Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        RecordCollection<?> type = types.named(collection);
        ListQuery query = ListQuery.DEFAULT;
        Page<Row> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = rows(type, query, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("label", Bilingual.of(type.label()));
        model.addAttribute("statuses", type.statuses());
        model.addAttribute("rows", page.items());
        model.addAttribute("withAmount", page.items().stream().anyMatch(row -> row.amount() != null));
        model.addAttribute("withDeadline", page.items().stream().anyMatch(row -> row.deadline() != null));
        model.addAttribute("list", new ListView("/records/" + collection, query, page.total()));
        return "records";
    }

    private Page<Row> rows(RecordCollection<?> collection, ListQuery query, Actor caller) {
        Page<?> page = collection.list(query, caller);
        List<Map<String, Object>> items = page.items().stream().<Map<String, Object>>map(records::fields).toList();
        Map<String, String> names = caller.isPartner() ? Map.of()
                : partners.names(items.stream().map(item -> Records.text(item, "partnerId")).filter(Objects::nonNull).toList());
        return new Page<>(items.stream().map(item -> row(collection, item, names)).toList(), page.total());
    }

    private Row row(RecordCollection<?> collection, Map<String, Object> item, Map<String, String> names) {
        String key = Records.text(item, "key");
        return new Row(key, "/records/" + collection.name() + "/" + key, records.title(item), names.get(Records.text(item, "partnerId")),
                records.status(item.get("status")), item.get("amount") == null ? null : Values.money(Records.text(item, "amount")),
                records.deadline(item), Records.time(item, "updatedAt"));
    }
}
