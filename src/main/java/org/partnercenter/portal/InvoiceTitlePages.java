package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.invoice.InvoiceTitleView;
import org.partnercenter.invoice.InvoiceTitles;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 发票信息管理: a partner creates, changes and deletes its one valid invoice information (INV-01 to INV-07). */
@PortalPage
class InvoiceTitlePages {

    private static final List<String> FIELDS = List.of("titleType", "invoiceType", "title", "taxNumber", "bankName", "bankAccount",
            "registeredAddress", "registeredPhone");
    private static final String PAGE = "/records/invoice-titles/";

    private final InvoiceTitles titles;
    private final RecordCollection<InvoiceTitleView> records;
    private final Partners partners;
    private final Labels labels;

    InvoiceTitlePages(InvoiceTitles titles, RecordCollection<InvoiceTitleView> records, Partners partners, Labels labels) {
        this.titles = titles;
        this.records = records;
        this.partners = partners;
        this.labels = labels;
    }

    /** A new record, prefilled with the company's name and credit code (INV-03); whoever has one is led to it. */
    @GetMapping("/invoice-titles/new")
    String create(Actor caller, Model model) {
        requireWriter(caller);
        if (titles.validKey(caller.partnerId()).isPresent()) {
            return "redirect:" + PAGE + titles.validKey(caller.partnerId()).get();
        }
        Partner partner = partners.get(caller.partnerId());
        return show(null, Map.of("titleType", "enterprise", "invoiceType", "ordinary", "title", partner.companyName(), "taxNumber",
                partner.creditCode()), model);
    }

    @PostMapping("/invoice-titles/new")
    String created(@RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        Map<String, String> typed = typed(form);
        try {
            return "redirect:" + PAGE + titles.create(typed, caller);
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
            return show(null, typed, model);
        }
    }

    /** What the record says; the account is masked, and left empty it stays (INV-07). */
    @GetMapping("/invoice-titles/{key}/edit")
    String edit(@PathVariable String key, Actor caller, Model model) {
        requireWriter(caller);
        InvoiceTitleView view = records.item(key, caller);
        Map<String, String> values = new HashMap<>();
        values.put("titleType", view.titleType());
        values.put("invoiceType", view.invoiceType());
        values.put("title", view.title());
        values.put("taxNumber", view.taxNumber());
        values.put("bankName", view.bankName());
        values.put("registeredAddress", view.registeredAddress());
        values.put("registeredPhone", view.registeredPhone());
        model.addAttribute("account", view.bankAccount());
        return show(key, values, model);
    }

    @PostMapping("/invoice-titles/{key}/edit")
    String edited(@PathVariable String key, @RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        Map<String, String> typed = typed(form);
        try {
            titles.change(key, typed, caller);
            return "redirect:" + PAGE + key;
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
            return show(key, typed, model);
        }
    }

    @PostMapping("/invoice-titles/{key}/delete")
    String delete(@PathVariable String key, Actor caller) {
        titles.delete(key, caller);
        return "redirect:" + PAGE + key;
    }

    private static Map<String, String> typed(Map<String, String> form) {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, form.getOrDefault(field, "")));
        return typed;
    }

    private static String show(String key, Map<String, String> values, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("values", values);
        return "invoice/title";
    }

    private static void requireWriter(Actor caller) {
        if (!InvoiceTitles.mayWrite(caller)) {
            throw Refusal.notAllowed("only partner-finance and partner-admin keep their organisation's invoice information");
        }
    }

    private void refuse(Refusal refusal, HttpServletResponse response, Model model) {
        if (refusal.status() == 403 || refusal.status() == 404) {
            throw refusal;
        }
        response.setStatus(refusal.status());
        model.addAttribute("wrong", labels.refusal(refusal.code()).orElse(new Bilingual("未能提交", "Not taken")));
        model.addAttribute("wrongField", refusal.field() == null ? null : labels.field(refusal.field()));
        model.addAttribute("wrongDetail", refusal.getMessage());
    }
}
