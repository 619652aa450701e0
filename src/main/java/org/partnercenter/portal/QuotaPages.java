package org.partnercenter.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.voucher.QuotaGrant;
import org.partnercenter.voucher.QuotaStatus;
import org.partnercenter.voucher.QuotaView;
import org.partnercenter.voucher.ReclaimResult;
import org.partnercenter.voucher.ResellerQuotas;
import org.partnercenter.voucher.VoucherForms;
import org.partnercenter.voucher.VoucherQuotas;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operations and distributors do with quotas (VCH-09, VCH-15, VCH-19 to VCH-21). */
@PortalPage
class QuotaPages {

    private static final String CONFIRMED = "confirmed";

    private final RecordCollection<QuotaView> quotas;
    private final VoucherQuotas door;
    private final ResellerQuotas resellers;
    private final VoucherForms forms;
    private final VoucherForm form;
    private final Partners partners;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    QuotaPages(RecordCollection<QuotaView> quotas, VoucherQuotas door, ResellerQuotas resellers, VoucherForms forms, VoucherForm form,
               Partners partners, Idempotency idempotency, ObjectMapper json) {
        this.quotas = quotas;
        this.door = door;
        this.resellers = resellers;
        this.forms = forms;
        this.form = form;
        this.partners = partners;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** A reseller who can be ticked. */
    public record ResellerBox(String id, String name, boolean ticked) {
    }

    @GetMapping("/voucher-quotas/new")
    String grant(Actor caller, Model model) {
        VoucherPages.requireOperations(caller);
        form.show(model, new LinkedMultiValueMap<>());
        return "voucher/grant";
    }

    /** A grant, which a second member confirms. */
    @PostMapping("/voucher-quotas/new")
    String grant(@RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        VoucherPages.requireOperations(caller);
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            QuotaGrant grant = forms.grant(body);
            String key = VoucherPages.once(idempotency, json, "grant-quota-page", body, String.class, () -> door.grant(grant, caller));
            return "redirect:/records/voucher-quotas/" + key;
        } catch (Refusal refusal) {
            form.show(model, sent);
            form.refused(model, response, refusal);
            return "voucher/grant";
        }
    }

    /** Everything that operations may do with a quota now. */
    @GetMapping("/voucher-quotas/{key}/manage")
    String manage(@PathVariable String key, Actor caller, Model model) {
        VoucherPages.requireOperations(caller);
        return manage(key, new LinkedMultiValueMap<>(), caller, model);
    }

    private String manage(String key, MultiValueMap<String, String> sent, Actor caller, Model model) {
        QuotaView quota = quotas.item(key, caller);
        form.show(model, sent);
        model.addAttribute("quota", quota);
        model.addAttribute("may", quota.actions().stream().map(a -> a.code()).toList());
        model.addAttribute("pending", quota.pendingValue() == null ? null : Values.money(quota.pendingValue()));
        return "voucher/manage";
    }

    @PostMapping("/voucher-quotas/{key}/adjust")
    String adjust(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        return step(key, sent, caller, response, model, body -> {
            ApiForm.Values v = forms.adjust(body);
            door.adjust(key, v.decimal("newValue"), v.text("reason"), caller);
        });
    }

    @PostMapping("/voucher-quotas/{key}/confirm")
    String confirm(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        return step(key, sent, caller, response, model, body -> {
            VoucherForms.Confirm confirm = forms.confirm(body);
            door.confirm(key, confirm.seenValue(), confirm.decision(), caller);
        });
    }

    @PostMapping("/voucher-quotas/{key}/status")
    String status(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        return step(key, sent, caller, response, model, body -> {
            ApiForm.Values v = forms.status(body);
            door.move(key, StatusCode.of(QuotaStatus.class, v.text("status")), v.text("reason"), caller);
        });
    }

    private interface Step {
        void run(Map<String, Object> body);
    }

    private String step(String key, MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model, Step step) {
        VoucherPages.requireOperations(caller);
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            VoucherPages.once(idempotency, json, "quota-step " + key, body, String.class, () -> {
                step.run(body);
                return key;
            });
            return "redirect:/records/voucher-quotas/" + key;
        } catch (Refusal refusal) {
            String page = manage(key, sent, caller, model);
            form.refused(model, response, refusal);
            return page;
        }
    }

    /** The whitelist with its versions, and the file that replaces it. */
    @GetMapping("/voucher-quotas/{key}/whitelist")
    String whitelist(@PathVariable String key, Actor caller, Model model) {
        QuotaView quota = quotas.item(key, caller);
        if (quota.actions().stream().noneMatch(a -> a.code().equals("whitelist"))) {
            throw Refusal.notAllowed("the whitelist is the quota's owner's");
        }
        model.addAttribute("quota", quota);
        model.addAttribute("versions", quota.whitelistVersions());
        return "voucher/whitelist";
    }

    @GetMapping("/voucher-quotas/{key}/allocate")
    String allocate(@PathVariable String key, Actor caller, Model model) {
        return allocateForm(key, new LinkedMultiValueMap<>(), caller, model);
    }

    /** Shows the sum first, and gives when it is confirmed. */
    @PostMapping("/voucher-quotas/{key}/allocate")
    String allocate(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            VoucherForms.Allocate allocate = forms.allocate(body);
            if (!CONFIRMED.equals(sent.getFirst("step"))) {
                QuotaView quota = quotas.item(key, caller);
                BigDecimal total = allocate.amount().multiply(BigDecimal.valueOf(allocate.resellerIds().size()));
                form.show(model, sent);
                form.code(model, caller, "quota-issue");
                model.addAttribute("quota", quota);
                model.addAttribute("resellers", boxes(caller, Set.copyOf(allocate.resellerIds())).stream().filter(ResellerBox::ticked).toList());
                model.addAttribute("amount", Values.money(Money.text(allocate.amount())));
                model.addAttribute("total", Values.money(Money.text(total)));
                model.addAttribute("rest", Values.money(Money.text(new BigDecimal(quota.balance()).subtract(total))));
                return "voucher/allocate-confirm";
            }
            ResellerQuotas.Allocation result = VoucherPages.once(idempotency, json, "allocate-quota " + key, body, ResellerQuotas.Allocation.class,
                    () -> resellers.allocate(key, allocate.resellerIds(), allocate.amount(), allocate.verificationCode(), caller));
            model.addAttribute("title", new Bilingual("发放额度结果", "What was given"));
            model.addAttribute("total", Values.money(result.total()));
            model.addAttribute("balance", Values.money(result.quotaBalance()));
            model.addAttribute("back", "/records/voucher-quotas/" + key);
            model.addAttribute("done", result.quotas().stream().map(g -> new VoucherPages.Row(g.resellerId(), "/records/voucher-quotas/" + g.quotaKey(),
                    Values.money(g.amount()), null, g.quotaKey())).toList());
            model.addAttribute("failed", List.of());
            return "voucher/result";
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            String page = allocateForm(key, sent, caller, model);
            form.refused(model, response, refusal);
            return page;
        }
    }

    private String allocateForm(String key, MultiValueMap<String, String> sent, Actor caller, Model model) {
        form.show(model, sent);
        model.addAttribute("quota", quotas.item(key, caller));
        model.addAttribute("resellers", boxes(caller, Set.copyOf(sent.getOrDefault("resellerIds", List.of()))));
        return "voucher/allocate";
    }

    private List<ResellerBox> boxes(Actor caller, Set<String> ticked) {
        return caller.partnerId() == null ? List.of() : partners.resellersOf(caller.partnerId()).stream().filter(Partner::isActive)
                .map(p -> new ResellerBox(p.id(), Masking.name(p.companyName()), ticked.contains(p.id()))).toList();
    }

    /** The quotas that this distributor has given and may take back. */
    @GetMapping("/voucher-quotas/take-back")
    String takeBack(@RequestParam(defaultValue = "") List<String> quotaKeys, Actor caller, Model model) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.put("quotaKeys", quotaKeys);
        return takeBackForm(sent, caller, model);
    }

    /** Shows the sum first, and takes back when it is confirmed. */
    @PostMapping("/voucher-quotas/take-back")
    String takeBack(@RequestParam MultiValueMap<String, String> sent, Actor caller, HttpServletResponse response, Model model) {
        try {
            Map<String, Object> body = VoucherForm.body(sent);
            VoucherForms.Reclaim reclaim = forms.takeBack(body);
            if (!CONFIRMED.equals(sent.getFirst("step"))) {
                List<QuotaView> named = quotas.rows(reclaim.keys(), caller);
                form.show(model, sent);
                form.code(model, caller, "quota-reclaim");
                model.addAttribute("rows", named);
                model.addAttribute("total", Values.money(Money.text(named.stream().map(q -> new BigDecimal(q.balance())).reduce(BigDecimal.ZERO, BigDecimal::add))));
                return "voucher/take-back-confirm";
            }
            ReclaimResult result = VoucherPages.once(idempotency, json, "reclaim-quotas", body, ReclaimResult.class,
                    () -> resellers.takeBack(reclaim.keys(), reclaim.remark(), reclaim.verificationCode(), caller));
            VoucherPages.show(result, "voucher-quotas", model, form);
            return "voucher/result";
        } catch (Refusal refusal) {
            if (refusal.code().equals("NOT_A_DISTRIBUTOR")) {
                throw refusal;
            }
            String page = takeBackForm(sent, caller, model);
            form.refused(model, response, refusal);
            return page;
        }
    }

    private String takeBackForm(MultiValueMap<String, String> sent, Actor caller, Model model) {
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("quotas are taken back by a distributor's finance people and administrators");
        }
        List<QuotaView> given = quotas.list(new ListQuery(List.of("normal"), null, 0, 1000, "-createdAt"), caller).items().stream()
                .filter(q -> q.actions().stream().anyMatch(a -> a.code().equals("take-back"))).toList();
        form.show(model, sent);
        model.addAttribute("ticked", sent.getOrDefault("quotaKeys", List.of()));
        model.addAttribute("rows", given);
        return "voucher/take-back";
    }
}
