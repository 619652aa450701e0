package org.partnercenter.portal;

import java.util.Map;
import java.util.Objects;
import org.partnercenter.funds.AdjustmentKind;
import org.partnercenter.funds.AdjustmentRecords;
import org.partnercenter.funds.AdjustmentView;
import org.partnercenter.funds.Adjustments;
import org.partnercenter.funds.Agreements;
import org.partnercenter.funds.RemittanceClaims;
import org.partnercenter.funds.Receipts;
import org.partnercenter.payout.PaymentInstructions;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.Decision;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with money's records on their pages, because no task does it. The module decides again when it is pressed. */
@PortalPage
class FundsActions {

    private static final int LENGTH = 500;
    private static final String SELF = "redirect:/records/";

    /** By collection, the form of its one action. */
    private static final Map<String, ActionForm> FORMS = Map.of(
            "remittance-claims", new ActionForm("withdraw", new Bilingual("撤销认领", "Withdraw the claim"), "comment", false, false),
            "remittance-receipts", new ActionForm("return", new Bilingual("退汇", "Return to the remitter"), "reason", true, false),
            "payment-agreements", new ActionForm("void", new Bilingual("作废", "Void the agreement"), "reason", false, false),
            "payouts", new ActionForm("cancel", new Bilingual("取消申付单", "Cancel the slip"), "reason", true, false),
            "account-adjustments", new ActionForm("confirm", new Bilingual("复核", "Confirm or reject"), "comment", false, true));

    private final RemittanceClaims claims;
    private final Receipts receipts;
    private final Agreements agreements;
    private final Adjustments adjustments;
    private final AdjustmentRecords adjustmentRecords;

    FundsActions(RemittanceClaims claims, Receipts receipts, Agreements agreements, Adjustments adjustments, AdjustmentRecords adjustmentRecords) {
        this.claims = claims;
        this.receipts = receipts;
        this.agreements = agreements;
        this.adjustments = adjustments;
        this.adjustmentRecords = adjustmentRecords;
    }

    /**
     * The form of an action on a record's page.
     *
     * @param text     the name of its text field
     * @param required whether the text is required
     * @param decides  whether it asks for a decision
     */
    public record ActionForm(String action, Bilingual label, String text, boolean required, boolean decides) {
    }

    /** Where a list's reader begins something new. */
    public record Begin(String href, Bilingual label) {
    }

    /** The form of the action that the record offers its reader, or null. */
    static ActionForm form(String collection, Map<String, Object> item) {
        ActionForm form = FORMS.get(collection);
        return form != null && item.get("actions") instanceof Iterable<?> actions && offers(actions, form.action()) ? form : null;
    }

    private static boolean offers(Iterable<?> actions, String action) {
        for (Object offered : actions) {
            if (offered instanceof Map<?, ?> map && action.equals(map.get("code"))) {
                return true;
            }
        }
        return false;
    }

    /** Where this reader of a list begins something new, or null. */
    static Begin begin(String collection, Actor caller) {
        if (collection.equals("payment-instructions") && PaymentInstructions.mayExport(caller)) {
            return new Begin("/payment-instructions/export", new Bilingual("导出待付指令", "Export what is to be paid"));
        }
        if (!caller.isPartner() || !caller.hasAny("partner-finance", "partner-admin")) {
            return null;
        }
        return switch (collection) {
            case "remittance-claims" -> new Begin("/records/remittance-receipts", new Bilingual("线下汇款认领", "Claim a remittance"));
            case "payment-agreements" -> new Begin("/payment-agreements/new", new Bilingual("登记代付协议", "Register an agreement"));
            case "payouts" -> new Begin("/payouts/new", new Bilingual("申请发放激励", "Request a payout"));
            case "payout-settings" -> new Begin("/payouts/settings", new Bilingual("自动发放设置", "Automatic requests"));
            case "invoice-titles" -> new Begin("/invoice-titles/new", new Bilingual("创建发票信息", "Create invoice information"));
            case "allocations" -> new Begin("/allocations/new", new Bilingual("拨款或回收", "Allocate or reclaim"));
            default -> null;
        };
    }

    @PostMapping("/records/remittance-claims/{key}/withdraw")
    String withdraw(@PathVariable String key, @RequestParam(defaultValue = "") String comment, Actor caller) {
        claims.withdraw(key, text("comment", comment), caller);
        return SELF + "remittance-claims/" + key;
    }

    @PostMapping("/records/remittance-receipts/{key}/return")
    String giveBack(@PathVariable String key, @RequestParam(defaultValue = "") String reason, Actor caller) {
        receipts.giveBack(key, Objects.requireNonNullElseGet(text("reason", reason), () -> {
            throw Refusal.field("reason", "is required");
        }), caller);
        return SELF + "remittance-receipts/" + key;
    }

    @PostMapping("/records/payment-agreements/{key}/void")
    String makeVoid(@PathVariable String key, @RequestParam(defaultValue = "") String reason, Actor caller) {
        agreements.makeVoid(key, text("reason", reason), caller);
        return SELF + "payment-agreements/" + key;
    }

    @PostMapping("/records/account-adjustments/{key}/confirm")
    String confirm(@PathVariable String key, @RequestParam(defaultValue = "") String decision, @RequestParam(defaultValue = "") String comment,
                   Actor caller) {
        if (!decision.matches("approve|reject")) {
            throw Refusal.field("decision", "must be one of approve, reject");
        }
        Decision decided = new Decision(decision.equals("approve"), text("comment", comment));
        if (!decided.approved() && decided.comment() == null) {
            throw Refusal.field("comment", "is required to reject");
        }
        AdjustmentView adjustment = adjustmentRecords.item(key, caller);
        // this one and no other, even when it was decided and another proposed since the page was read
        adjustments.decide(adjustment.partnerId(), StatusCode.of(AdjustmentKind.class, adjustment.kind()), key, decided, caller);
        return SELF + "account-adjustments/" + key;
    }

    /** The trimmed text; null when there is none. */
    private static String text(String field, String raw) {
        String text = raw.strip();
        if (text.codePointCount(0, text.length()) > LENGTH) {
            throw Refusal.field(field, "must have at most " + LENGTH + " characters");
        }
        return text.isEmpty() ? null : text;
    }
}
