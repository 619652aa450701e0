package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.certification.Certifications;
import org.partnercenter.incentive.SlipIncentives;
import org.partnercenter.payout.PaymentInstructions;
import org.partnercenter.payout.PayoutSettings;
import org.partnercenter.payout.PayoutSettingView;
import org.partnercenter.payout.PayoutWay;
import org.partnercenter.payout.Payouts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.portal.process.Starts;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 激励申付: a partner chooses what is paid and how, or has it requested by itself; operations cancels, finance takes instructions to the bank. */
@PortalPage
class PayoutPages {

    private final SlipIncentives incentives;
    private final Certifications certifications;
    private final Payouts payouts;
    private final PayoutSettings settings;
    private final PaymentInstructions instructions;
    private final Starts starts;
    private final Labels labels;

    PayoutPages(SlipIncentives incentives, Certifications certifications, Payouts payouts, PayoutSettings settings,
                PaymentInstructions instructions, Starts starts, Labels labels) {
        this.incentives = incentives;
        this.certifications = certifications;
        this.payouts = payouts;
        this.settings = settings;
        this.instructions = instructions;
        this.starts = starts;
        this.labels = labels;
    }

    /** What can be paid; one below 0 goes with every choice of its class. */
    public record Choice(String key, String incentiveClass, Bilingual kind, String title, String amount, String shown, boolean negative,
                         boolean chosen) {
    }

    /** A way of payment. */
    public record Way(String code, Bilingual label, boolean resale) {
    }

    @GetMapping("/payouts/new")
    String form(Actor caller, Model model) {
        return request(Set.of(), null, caller, model);
    }

    /** Requests a slip as Tasklist's start form does; what is refused is said on the same page. */
    @PostMapping("/payouts/new")
    String submit(@RequestParam(defaultValue = "") List<String> incentiveKeys, @RequestParam(defaultValue = "") String way, Actor caller,
                  HttpServletResponse response, Model model) {
        try {
            return "redirect:/records/payouts/" + starts.start("payout", Map.of("incentiveKeys", incentiveKeys, "way", way));
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
            return request(new HashSet<>(incentiveKeys), way, caller, model);
        }
    }

    private String request(Set<String> chosen, String way, Actor caller, Model model) {
        requireChooser(caller);
        model.addAttribute("choices", incentives.payable(caller.partnerId()).stream().map(p -> new Choice(p.key(), p.incentiveClass(),
                labels.code("kind", p.kind()).orElse(new Bilingual(p.kind(), null)), p.title(), Money.text(p.amount()),
                Values.money(Money.text(p.amount())), p.amount().signum() < 0, chosen.contains(p.key()))).toList());
        List<String> resale = PayoutWay.codesFor("resale");
        model.addAttribute("ways", PayoutWay.codesFor("other").stream()
                .map(code -> new Way(code, labels.code("way", code).orElseThrow(), resale.contains(code))).toList());
        model.addAttribute("way", way);
        model.addAttribute("certified", certifications.settling(caller.partnerId()).isPresent());
        return "payout/new";
    }

    @GetMapping("/payouts/settings")
    String settings(Actor caller, Model model) {
        return choose(null, caller, model);
    }

    @PostMapping("/payouts/settings")
    String save(@RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        Map<String, Object> body = new HashMap<>(Map.of("automatic", form.containsKey("automatic")));
        List.of("otherWay", "resaleWay").forEach(field -> body.put(field, form.getOrDefault(field, "")));
        try {
            settings.put(body, caller);
            return "redirect:/records/payout-settings/" + caller.partnerId();
        } catch (Refusal refusal) {
            refuse(refusal, response, model);
            return choose(body, caller, model);
        }
    }

    private String choose(Map<String, Object> typed, Actor caller, Model model) {
        requireChooser(caller);
        Map<String, Object> chosen = typed;
        if (chosen == null) {
            List<PayoutSettingView> known = settings.list(ListQuery.DEFAULT, caller).items();
            chosen = new HashMap<>();
            if (!known.isEmpty()) {
                chosen.put("automatic", known.get(0).automatic());
                chosen.put("otherWay", known.get(0).otherWay());
                chosen.put("resaleWay", known.get(0).resaleWay());
            }
        }
        model.addAttribute("chosen", chosen);
        List<String> resale = PayoutWay.codesFor("resale");
        model.addAttribute("ways", PayoutWay.codesFor("other").stream()
                .map(code -> new Way(code, labels.code("way", code).orElseThrow(), resale.contains(code))).toList());
        return "payout/settings";
    }

    private static void requireChooser(Actor caller) {
        if (!PayoutSettings.mayChoose(caller)) {
            throw Refusal.notAllowed("payouts are requested by partner-finance and partner-admin");
        }
    }

    /** Operations cancels a slip before it is paid. */
    @PostMapping("/records/payouts/{key}/cancel")
    String cancel(@PathVariable String key, @RequestParam(defaultValue = "") String reason, Actor caller) {
        payouts.cancel(key, Map.of("reason", reason), caller);
        return "redirect:/records/payouts/" + key;
    }

    /** How many instructions wait for the bank, and the button that puts them into a file. */
    @GetMapping("/payment-instructions/export")
    String export(Actor caller, Model model) {
        if (!PaymentInstructions.mayExport(caller)) {
            throw Refusal.notAllowed("payment instructions are for finance");
        }
        model.addAttribute("open", instructions.list(new ListQuery(List.of("open"), null, 0, 1, "-createdAt"), caller).total());
        return "payout/export";
    }

    @PostMapping("/payment-instructions/export")
    String exportNow(Actor caller) {
        return "redirect:/records/exports/" + instructions.export(null, caller).key();
    }

    private void refuse(Refusal refusal, HttpServletResponse response, Model model) {
        if (refusal.status() == 403) {
            throw refusal;
        }
        response.setStatus(refusal.status());
        model.addAttribute("wrong", labels.refusal(refusal.code()).orElse(new Bilingual("未能提交", "Not taken")));
        model.addAttribute("wrongField", refusal.field() == null ? null : labels.field(refusal.field()));
        model.addAttribute("wrongDetail", refusal.getMessage());
    }
}
