package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.partnercenter.funds.AdjustmentRecords;
import org.partnercenter.funds.Adjustments;
import org.partnercenter.funds.BalanceRecords;
import org.partnercenter.funds.BalanceView;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The balances of partners' accounts, and what finance proposes to change of them. */
@PortalPage
class FundAccountPages {

    private static final String PATH = "/records/account-balances";
    private static final ApiForm LINE = ApiForm.of(ApiForm.money("amount").required(), ApiForm.prose("reason", 500).required());
    private static final ApiForm CORRECTION = ApiForm.of(ApiForm.choice("account", "recharge", "credit").required(), ApiForm.money("amount").required(),
            ApiForm.prose("reason", 500).required());

    private final BalanceRecords balances;
    private final Adjustments adjustments;
    private final AdjustmentRecords adjustmentRecords;
    private final Idempotency idempotency;
    private final Labels labels;

    FundAccountPages(BalanceRecords balances, Adjustments adjustments, AdjustmentRecords adjustmentRecords, Idempotency idempotency, Labels labels) {
        this.balances = balances;
        this.adjustments = adjustments;
        this.adjustmentRecords = adjustmentRecords;
        this.idempotency = idempotency;
        this.labels = labels;
    }

    /** The balances of one partner, ready to be shown. */
    public record Row(String partnerId, String companyName, String recharge, String creditLine, String creditAvailable, String accountBalance,
                      String allocated, String owedInvoice) {
    }

    /** A proposal that waits for another member of finance. */
    public record Waiting(String key, String title, String amount, String proposedBy) {
    }

    /** A partner sees its own balances, the vendor those of all. */
    @GetMapping(PATH)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<BalanceView> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = balances.list(query, caller);
        } catch (Refusal refusal) {
            if (refusal.status() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("rows", page.items().stream().map(FundAccountPages::row).toList());
        model.addAttribute("moves", caller.isPartner());
        model.addAttribute("adjusts", adjusts(caller));
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        return "funds/balances";
    }

    private static boolean adjusts(Actor caller) {
        return caller.isVendor() && caller.hasAny("finance");
    }

    private static Row row(BalanceView b) {
        return new Row(b.partnerId(), b.companyName(), Values.money(b.recharge()), Values.money(b.creditLine()), Values.money(b.creditAvailable()),
                Values.money(b.accountBalance()), Values.money(b.allocated()), Values.money(b.owedInvoice()));
    }

    /** One partner's balances, with the forms by which finance proposes a credit line or a correction. */
    @GetMapping("/accounts/{partnerId}")
    String account(@PathVariable String partnerId, Actor caller, Model model) {
        if (!adjusts(caller)) {
            throw Refusal.notAllowed("only finance sets credit lines and corrects accounts");
        }
        return show(partnerId, Map.of(), caller, model);
    }

    @PostMapping("/accounts/{partnerId}/credit-line")
    String creditLine(@PathVariable String partnerId, @RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        return propose(partnerId, "credit-line", form, LINE, caller, response, model, values ->
                adjustments.proposeCreditLine(partnerId, amount(values), values.text("reason"), caller));
    }

    @PostMapping("/accounts/{partnerId}/correction")
    String correction(@PathVariable String partnerId, @RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        return propose(partnerId, "correction", form, CORRECTION, caller, response, model, values -> adjustments.proposeCorrection(partnerId,
                StatusCode.of(FundAccount.class, values.text("account")), amount(values), values.text("reason"), caller));
    }

    private static BigDecimal amount(ApiForm.Values values) {
        return values.decimal("amount");
    }

    /** Makes the proposal that the values ask for, and answers its key. */
    private interface Proposal {
        String make(ApiForm.Values values);
    }

    private String propose(String partnerId, String kind, Map<String, String> form, ApiForm fields, Actor caller, HttpServletResponse response, Model model,
                           Proposal proposal) {
        Map<String, Object> body = new HashMap<>();
        fields.keys().forEach(field -> body.put(field, form.get(field)));
        try {
            ApiForm.Values values = fields.check(body);
            Supplier<ResponseEntity<?>> work = () -> ResponseEntity.created(URI.create("/records/account-adjustments/" + proposal.make(values))).build();
            return "redirect:" + idempotency.once(kind + " page " + partnerId, body, work).getHeaders().getLocation();
        } catch (Refusal refusal) {
            if (refusal.status() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("wrongField", refusal.field() == null ? null : labels.field(refusal.field()));
            model.addAttribute("wrong", labels.refusal(refusal.code()).orElse(new Bilingual(refusal.getMessage(), null)));
            model.addAttribute("wrongDetail", refusal.getMessage());
            Map<String, String> typed = new HashMap<>(form);
            typed.put("of", kind);
            return show(partnerId, typed, caller, model);
        }
    }

    private String show(String partnerId, Map<String, String> typed, Actor caller, Model model) {
        model.addAttribute("account", row(balances.item(partnerId, caller)));
        model.addAttribute("waiting", adjustmentRecords.list(new ListQuery(List.of("awaiting-confirmation"), partnerId, 0, 20, "-createdAt"), caller).items().stream()
                .filter(a -> a.partnerId().equals(partnerId)).map(a -> new Waiting(a.key(), a.title(), Values.money(a.amount()), a.proposedBy())).toList());
        model.addAttribute("typed", typed);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "funds/account";
    }
}
