package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.funds.Allocations;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.funds.LedgerEntryView;
import org.partnercenter.funds.LedgerFilter;
import org.partnercenter.funds.LedgerPage;
import org.partnercenter.funds.LedgerRecords;
import org.partnercenter.funds.NewAllocation;
import org.partnercenter.funds.ReceiptRecords;
import org.partnercenter.funds.ReceiptView;
import org.partnercenter.funds.RemitterFields;
import org.partnercenter.funds.TradeType;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.Idempotency;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 资金管理: a partner searches and claims receipts, reads its ledger, allocates money and registers who else pays for it. */
@PortalPage
class FundsPages {

    private static final String RECEIPTS = "/records/remittance-receipts";
    private static final String LEDGER = "/records/ledger-entries";
    private static final List<String> REMITTER = List.of("remitterName", "remitterAccount", "amount");
    private static final List<String> FILTERS = List.of("account", "tradeType", "from", "to", "customerId");
    private static final List<String> MASKED = List.of("customerAccount", "customerName");
    private static final String RESALE = "2";

    private final RecordListPage lists;
    private final ReceiptRecords receipts;
    private final LedgerRecords ledger;
    private final Allocations allocations;
    private final Exports exports;
    private final Idempotency idempotency;
    private final VerificationCodes codes;
    private final Reveals reveals;
    private final Bonds bonds;
    private final CustomerAccounts accounts;
    private final Partners partners;
    private final Labels labels;

    FundsPages(RecordListPage lists, ReceiptRecords receipts, LedgerRecords ledger, Allocations allocations, Exports exports, Idempotency idempotency,
               VerificationCodes codes, Reveals reveals, Bonds bonds, CustomerAccounts accounts, Partners partners, Labels labels) {
        this.lists = lists;
        this.receipts = receipts;
        this.ledger = ledger;
        this.allocations = allocations;
        this.exports = exports;
        this.idempotency = idempotency;
        this.codes = codes;
        this.reveals = reveals;
        this.bonds = bonds;
        this.accounts = accounts;
        this.partners = partners;
        this.labels = labels;
    }

    /** A receipt that was found. */
    public record Found(String key, String receivedOn, String bank, String amount, String rest) {
    }

    /** A line of the ledger; {@code masked} by column. */
    public record Line(String key, String tradeAt, Bilingual account, Bilingual tradeType, Bilingual detail, boolean income, String amount,
                       String balanceAfter, String tradeId, String customerId, String partner, Map<String, String> masked) {
    }

    /** A masked column; {@code eye} when the reader may have it shown. */
    public record Column(String key, Bilingual label, boolean eye) {
    }

    /** Somebody who may be given money; {@code left} is what it still has, null when nothing. */
    public record Target(String value, String label, String left) {
    }

    /** The receipts: for the vendor as every list, a partner searches by the three fields (FND-02). */
    @GetMapping(RECEIPTS)
    String receipts(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        if (!caller.isPartner()) {
            return lists.list("remittance-receipts", caller, request, response, model);
        }
        if (!receipts.offeredTo(caller)) {
            throw Refusal.notAllowed("receipts are searched by partner-finance and partner-admin");
        }
        Map<String, String> given = given(request, REMITTER);
        if (given.values().stream().anyMatch(value -> !value.isBlank())) {
            try {
                model.addAttribute("rows", receipts.search(RemitterFields.takeOutOf(new HashMap<>(request.getParameterMap())), ListQuery.LARGEST, caller)
                        .items().stream().map(FundsPages::found).toList());
            } catch (Refusal refusal) {
                refuse(refusal, response, model);
            }
        }
        model.addAttribute("given", given);
        return "funds/receipts";
    }

    private static Found found(ReceiptView r) {
        return new Found(r.key(), r.receivedOn().toString(), r.remitterBank(), Values.money(r.amount()), Values.money(r.rest()));
    }

    /** The ledger with its filters and sums. */
    @GetMapping(LEDGER)
    String ledger(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        return ledger(request, null, response, caller, model);
    }

    /** The same with one masked column in plain, for this view only. */
    @PostMapping(LEDGER + "/reveal")
    String reveal(@RequestParam String column, HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        return ledger(request, column, response, caller, model);
    }

    /** Has the filtered ledger written to a file. */
    @PostMapping(LEDGER + "/export")
    String export(HttpServletRequest request, Actor caller) {
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("ledgers are exported by partner-finance and partner-admin");
        }
        return "redirect:/records/exports/" + exports.start("ledger-entries", LedgerFilter.of(given(request, FILTERS)).asMap(), caller).key();
    }

    private String ledger(HttpServletRequest request, String revealed, HttpServletResponse response, Actor caller, Model model) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(Set.of("column", "_csrf"));
        ListQuery query = ListQuery.DEFAULT;
        LedgerFilter filter = LedgerFilter.NONE;
        LedgerPage page = null;
        try {
            filter = LedgerFilter.takeOutOf(parameters);
            query = ListQuery.of(parameters);
            page = ledger.list(query, filter, caller);
        } catch (Refusal refusal) {
            if (refusal.status() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        List<LedgerEntryView> items = page == null ? List.of() : page.items();
        Map<String, String> plain = revealed == null || items.isEmpty() ? Map.of()
                : reveals.reveal("ledger-entries", revealed, items.stream().map(LedgerEntryView::key).toList(), caller);
        Set<String> may = reveals.columns("ledger-entries", caller);
        model.addAttribute("given", given(request, FILTERS));
        model.addAttribute("accounts", statuses(FundAccount.values()));
        model.addAttribute("types", statuses(TradeType.values()));
        model.addAttribute("columns", MASKED.stream().map(c -> new Column(c, labels.field(c), may.contains(c) && !c.equals(revealed))).toList());
        model.addAttribute("rows", items.stream().map(entry -> line(entry, revealed, plain)).toList());
        model.addAttribute("income", page == null ? null : Values.money(page.income()));
        model.addAttribute("expense", page == null ? null : Values.money(page.expense()));
        model.addAttribute("visibleFrom", ledger.visibleFrom(caller));
        model.addAttribute("olderAsked", filter.from() != null && caller.isPartner() && filter.from().isBefore(ledger.visibleFrom(caller)));
        model.addAttribute("manager", caller.isPartner() ? partners.get(caller.partnerId()).ecosystemManager() : null);
        model.addAttribute("mayExport", caller.isPartner());
        model.addAttribute("list", new ListView(LEDGER, query, page == null ? 0 : page.total(), filter.asMap()));
        return "funds/ledger";
    }

    private static List<Status> statuses(StatusCode... codes) {
        return Arrays.stream(codes).map(StatusCode::status).toList();
    }

    private Line line(LedgerEntryView e, String revealed, Map<String, String> plain) {
        Map<String, String> masked = new HashMap<>();
        masked.put("customerAccount", e.customerAccount());
        masked.put("customerName", e.customerName());
        if (revealed != null) {
            masked.put(revealed, plain.get(e.key()));
        }
        return new Line(e.key(), LocalTimes.minute(e.tradeAt()), code("account", e.account()), code("tradeType", e.tradeType()),
                code("tradeDetailType", e.tradeDetailType()), e.direction().equals("income"), Values.money(e.amount()), Values.money(e.balanceAfter()),
                e.tradeId(), e.customerId(), e.companyName(), masked);
    }

    private Bilingual code(String field, String value) {
        return labels.code(field, value).orElse(new Bilingual(value, null));
    }

    /** Gives money to a customer or a reseller, or takes it back. */
    @GetMapping("/allocations/new")
    String allocation(Actor caller, Model model) {
        return allocation(Map.of(), caller, model);
    }

    /** Sends the caller a code for the action, where its organisation asks for codes (PTR-13). */
    @PostMapping("/allocations/code")
    String code(@RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        try {
            codes.send(caller, "reclaim".equals(form.get("kind")) ? "reclaim" : "allocation");
            model.addAttribute("codeSent", true);
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
        }
        return allocation(form, caller, model);
    }

    @PostMapping("/allocations/new")
    String allocate(@RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        try {
            Map<String, Object> body = body(form);
            NewAllocation wanted = NewAllocation.of(body);
            ResponseEntity<?> answer = idempotency.once("allocations page", body, () ->
                    ResponseEntity.created(URI.create("/records/allocations/" + allocations.allocate(wanted, caller))).build());
            return "redirect:" + answer.getHeaders().getLocation();
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
            return allocation(form, caller, model);
        }
    }

    /** The page chooses one from a list of customers and resellers. */
    private static Map<String, Object> body(Map<String, String> form) {
        Map<String, Object> body = new HashMap<>();
        List.of("kind", "amount", "verificationCode").forEach(field -> body.put(field, form.get(field)));
        String[] target = form.getOrDefault("target", "").strip().split(":", 2);
        if (target.length == 2) {
            body.put(target[0].equals("reseller") ? "resellerId" : "customerId", target[1]);
        }
        return body;
    }

    private String allocation(Map<String, String> typed, Actor caller, Model model) {
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("money is allocated by partner-finance and partner-admin");
        }
        model.addAttribute("typed", typed);
        model.addAttribute("targets", targets(caller));
        model.addAttribute("withCode", codes.isRequired(caller));
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "funds/allocate";
    }

    private List<Target> targets(Actor caller) {
        Map<String, String> left = new HashMap<>();
        allocations.left(caller).forEach(each -> left.put(each.customerId() == null ? "reseller:" + each.resellerId() : "customer:" + each.customerId(),
                Values.money(Money.text(each.amount()))));
        List<Bond> customers = bonds.ofPartner(caller.partnerId()).stream().filter(bond -> RESALE.equals(bond.type())).toList();
        Map<String, CustomerAccount> known = accounts.byId(customers.stream().map(Bond::customerId).toList());
        List<Target> targets = new ArrayList<>();
        customers.forEach(bond -> targets.add(target("customer:" + bond.customerId(), bond.customerId() + " "
                + Optional.ofNullable(known.get(bond.customerId())).map(account -> Masking.name(account.customerName())).orElse(""), left)));
        for (Partner reseller : partners.resellersOf(caller.partnerId())) {
            targets.add(target("reseller:" + reseller.id(), "云经销商 " + reseller.id() + " " + Masking.name(reseller.companyName()), left));
        }
        return targets;
    }

    private static Target target(String value, String label, Map<String, String> left) {
        return new Target(value, label, left.get(value));
    }

    /** Registers an agreement by which somebody else pays; the form is sent to the API. */
    @GetMapping("/payment-agreements/new")
    String agreement(Actor caller) {
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("agreements are registered by partner-finance and partner-admin");
        }
        return "funds/agreement";
    }

    private void refuse(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.status());
        model.addAttribute("wrongField", refusal.field() == null ? null : labels.field(refusal.field()));
        model.addAttribute("wrong", labels.refusal(refusal.code()).orElse(new Bilingual(refusal.getMessage(), null)));
        model.addAttribute("wrongDetail", refusal.getMessage());
    }

    private static Map<String, String> given(HttpServletRequest request, List<String> fields) {
        Map<String, String> given = new HashMap<>();
        fields.forEach(field -> given.put(field, Optional.ofNullable(request.getParameter(field)).orElse("").strip()));
        return given;
    }
}
