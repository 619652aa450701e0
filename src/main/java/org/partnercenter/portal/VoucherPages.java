package org.partnercenter.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.voucher.IssueResult;
import org.partnercenter.voucher.QuotaView;
import org.partnercenter.voucher.ReclaimResult;
import org.partnercenter.voucher.VoucherForms;
import org.partnercenter.voucher.VoucherView;
import org.partnercenter.voucher.Vouchers;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 发放代金券 and 回收: each is filled in, shown with its sum, done, and answered row by row (VCH-04, VCH-12). */
@PortalPage
class VoucherPages {

    private static final int MOST_CUSTOMERS = 200;
    private static final int MOST_QUOTAS = 100;
    private static final String CONFIRMED = "confirmed";

    private final RecordCollection<QuotaView> quotas;
    private final RecordCollection<VoucherView> vouchers;
    private final Vouchers door;
    private final VoucherForms forms;
    private final VoucherForm form;
    private final Bonds bonds;
    private final CustomerAccounts accounts;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    VoucherPages(RecordCollection<QuotaView> quotas, RecordCollection<VoucherView> vouchers, Vouchers door, VoucherForms forms, VoucherForm form,
                 Bonds bonds, CustomerAccounts accounts, Idempotency idempotency, ObjectMapper json) {
        this.quotas = quotas;
        this.vouchers = vouchers;
        this.door = door;
        this.forms = forms;
        this.form = form;
        this.bonds = bonds;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** A customer who can be ticked. */
    public record CustomerBox(String id, String account, String name, Bilingual type, boolean ticked) {
    }

    /** A row of a result; {@code why} is null where it was done. */
    public record Row(String key, String href, String amount, Bilingual why, String reason) {
    }

    /** The form for a quota of the caller's; without one, the quotas to choose from. */
    @GetMapping("/vouchers/issue")
    String issue(@RequestParam(defaultValue = "") String quotaKey, @RequestParam(defaultValue = "") String q, Actor caller, Model model) {
        MultiValueMap<String, String> empty = new LinkedMultiValueMap<>(Map.of("quotaKey", List.of(quotaKey), "q", List.of(q)));
        return issueForm(empty, caller, model);
    }

    /** Shows the sums first, and issues when they are confirmed. */
    @PostMapping("/vouchers/issue")
    String issue(@RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            body.remove("q");
            VoucherForms.Issue issue = forms.issue(body);
            QuotaView quota = quotas.item(issue.order().quotaKey(), caller);
            if (!CONFIRMED.equals(sent.getFirst("step"))) {
                door.check(issue.order(), caller);
                BigDecimal total = issue.order().faceValue().multiply(BigDecimal.valueOf(issue.order().customerIds().size()));
                form.show(model, sent);
                form.code(model, caller, "voucher-issue");
                model.addAttribute("quota", quota);
                model.addAttribute("customers", boxes(caller, issue.order().customerIds(), issue.order().customerIds()));
                model.addAttribute("faceValue", Values.money(Money.text(issue.order().faceValue())));
                model.addAttribute("total", Values.money(Money.text(total)));
                model.addAttribute("rest", Values.money(Money.text(new BigDecimal(quota.balance()).subtract(total))));
                model.addAttribute("short", new BigDecimal(quota.balance()).compareTo(total) < 0);
                return "voucher/issue-confirm";
            }
            IssueResult result = once("issue-vouchers", body, IssueResult.class,
                    () -> door.issue(issue.order(), issue.verificationCode(), caller));
            model.addAttribute("title", new Bilingual("发放结果", "What was issued"));
            model.addAttribute("total", Values.money(result.total()));
            model.addAttribute("balance", Values.money(result.quotaBalance()));
            model.addAttribute("back", "/records/voucher-quotas/" + result.quotaKey());
            model.addAttribute("done", result.issued().stream()
                    .map(i -> new Row(i.customerId(), "/records/vouchers/" + i.voucherKey(), Values.money(i.faceValue()), null, i.voucherKey())).toList());
            model.addAttribute("failed", result.failed().stream()
                    .map(f -> new Row(f.customerId(), null, null, form.reason(f.code()), f.message())).toList());
            return "voucher/result";
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            String page = issueForm(sent, caller, model);
            form.refused(model, response, refusal);
            return page;
        }
    }

    private String issueForm(MultiValueMap<String, String> sent, Actor caller, Model model) {
        requireGiver(caller);
        String quotaKey = sent.getFirst("quotaKey");
        if (quotaKey == null || quotaKey.isBlank()) {
            return choose(caller, model);
        }
        // a distributor reads the quotas of its resellers too, but their customers are theirs
        QuotaView quota = Optional.of(quotas.item(quotaKey, caller)).filter(q -> q.partnerId().equals(caller.partnerId()))
                .orElseThrow(() -> Refusal.notFound("quota"));
        List<Bond> own = bonds.ofPartner(caller.partnerId());
        Set<String> ticked = Set.copyOf(sent.getOrDefault("customerIds", List.of()));
        String q = sent.getOrDefault("q", List.of("")).get(0).strip();
        List<CustomerBox> boxes = boxes(caller, own.stream().map(Bond::customerId).toList(), ticked);
        Map<String, CustomerAccount> named = q.isEmpty() ? Map.of() : accounts.byId(own.stream().map(Bond::customerId).toList());
        form.show(model, sent);
        model.addAttribute("quota", quota);
        model.addAttribute("most", door.pageBatch());
        model.addAttribute("q", q);
        model.addAttribute("customers", boxes.stream().filter(box -> q.isEmpty() || box.ticked() || box.id().contains(q)
                || named.containsKey(box.id()) && named.get(box.id()).accountName().contains(q)).limit(MOST_CUSTOMERS).toList());
        model.addAttribute("many", boxes.size() > MOST_CUSTOMERS);
        return "voucher/issue";
    }

    /** The quotas that the caller can issue from now. */
    private String choose(Actor caller, Model model) {
        model.addAttribute("quotas", quotas.list(new ListQuery(List.of("normal"), null, 0, MOST_QUOTAS, "expireAt"), caller).items().stream()
                .filter(quota -> quota.partnerId().equals(caller.partnerId()))
                .filter(quota -> quota.actions().stream().anyMatch(action -> action.code().equals("issue"))).toList());
        return "voucher/issue-choose";
    }

    /** Customers as the caller may know them: of somebody else's nothing but the id that was typed, as of one that does not exist. */
    private List<CustomerBox> boxes(Actor caller, Collection<String> customerIds, Collection<String> ticked) {
        Map<String, Bond> running = new HashMap<>(bonds.ofCustomers(customerIds));
        running.values().removeIf(bond -> !bond.partnerId().equals(caller.partnerId()));
        Map<String, CustomerAccount> known = accounts.byId(running.keySet());
        return customerIds.stream().map(id -> {
            CustomerAccount account = known.get(id);
            Bond bond = running.get(id);
            return new CustomerBox(id, account == null ? null : Masking.name(account.accountName()),
                    account == null ? null : Masking.name(account.customerName()),
                    bond == null ? null : bond.type().equals("2") ? new Bilingual("代售", "Resale") : new Bilingual("顾问销售", "Consulting sales"),
                    ticked.contains(id));
        }).toList();
    }

    /** The vouchers that can be taken back, a hundred at once; those named are ticked. */
    @GetMapping("/vouchers/reclaim")
    String reclaim(@RequestParam(defaultValue = "") List<String> voucherKeys, @RequestParam(defaultValue = "0") int offset, Actor caller, Model model) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.put("voucherKeys", voucherKeys);
        return reclaimForm(sent, offset, caller, model);
    }

    /** Shows the sum first, and takes back when it is confirmed. */
    @PostMapping("/vouchers/reclaim")
    String reclaim(@RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            VoucherForms.Reclaim reclaim = forms.reclaim(body);
            if (!CONFIRMED.equals(sent.getFirst("step"))) {
                List<VoucherView> named = vouchers.rows(reclaim.keys(), caller);
                form.show(model, sent);
                form.code(model, caller, "voucher-reclaim");
                model.addAttribute("rows", named);
                model.addAttribute("total", Values.money(Money.text(named.stream().map(v -> new BigDecimal(v.balance())).reduce(BigDecimal.ZERO, BigDecimal::add))));
                return "voucher/reclaim-confirm";
            }
            ReclaimResult result = once("reclaim-vouchers", body, ReclaimResult.class,
                    () -> door.reclaim(reclaim.keys(), reclaim.remark(), reclaim.verificationCode(), caller));
            show(result, "vouchers", model, form);
            return "voucher/result";
        } catch (Refusal refusal) {
            String page = reclaimForm(sent, 0, caller, model);
            form.refused(model, response, refusal);
            return page;
        }
    }

    private String reclaimForm(MultiValueMap<String, String> sent, int offset, Actor caller, Model model) {
        requireGiver(caller);
        ListQuery query = new ListQuery(List.of("usable"), null, Math.max(0, offset), 50, "-createdAt");
        Page<VoucherView> page = vouchers.list(query, caller);
        Set<String> named = new LinkedHashSet<>(sent.getOrDefault("voucherKeys", List.of()));
        named.removeAll(page.items().stream().map(VoucherView::key).collect(Collectors.toSet()));
        List<VoucherView> rows = new ArrayList<>(vouchers.rows(named, caller));
        page.items().stream().filter(v -> v.actions().stream().anyMatch(a -> a.code().equals("reclaim"))).forEach(rows::add);
        form.show(model, sent);
        model.addAttribute("ticked", sent.getOrDefault("voucherKeys", List.of()));
        model.addAttribute("rows", rows);
        model.addAttribute("list", new ListView("/vouchers/reclaim", query, page.total()));
        return "voucher/reclaim";
    }

    /** A voucher for a partner itself, by operations. */
    @GetMapping("/vouchers/own")
    String own(Actor caller, Model model) {
        requireOperations(caller);
        form.show(model, new LinkedMultiValueMap<>());
        return "voucher/own";
    }

    @PostMapping("/vouchers/own")
    String own(@RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        requireOperations(caller);
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            ApiForm.Values v = forms.own(body);
            String key = once("own-voucher-page", body, String.class, () -> door.own(v.text("partnerId"), VoucherForms.kind(v), v.decimal("faceValue"),
                    VoucherForms.moment(v, "effectiveAt"), VoucherForms.moment(v, "expireAt"), v.text("planId"), v.text("planName"),
                    v.text("planDescription"), caller));
            return "redirect:/records/vouchers/" + key;
        } catch (Refusal refusal) {
            form.show(model, sent);
            form.refused(model, response, refusal);
            return "voucher/own";
        }
    }

    private static void requireGiver(Actor caller) {
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("vouchers are given out and taken back by a partner's finance people and administrators");
        }
    }

    static void requireOperations(Actor caller) {
        if (!caller.isVendor() || !caller.hasAny("operations")) {
            throw Refusal.notAllowed("quotas are set by the vendor's operations");
        }
    }

    /** What came back, and what did not. */
    static void show(ReclaimResult result, String collection, Model model, VoucherForm form) {
        model.addAttribute("title", new Bilingual("回收结果", "What was taken back"));
        model.addAttribute("total", Values.money(result.total()));
        model.addAttribute("back", "/records/" + collection);
        model.addAttribute("done", result.reclaimed().stream().map(r -> new Row(r.key(), "/records/" + collection + "/" + r.key(), Values.money(r.amount()), null,
                r.lapsed() ? "额度已失效，未退回 lapsed" : null)).toList());
        model.addAttribute("failed", result.failed().stream().map(f -> new Row(f.key(), null, null, form.reason(f.code()), f.message())).toList());
    }

    /** Does it once for this form, however often it is sent; a repeated sending shows the first answer. */
    private <T> T once(String action, Object body, Class<T> type, Supplier<T> work) {
        return once(idempotency, json, action, body, type, work);
    }

    static <T> T once(Idempotency idempotency, ObjectMapper json, String action, Object body, Class<T> type, Supplier<T> work) {
        return json.convertValue(idempotency.once(action, body, () -> ResponseEntity.ok(work.get())).getBody(), type);
    }
}
