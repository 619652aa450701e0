package org.partnercenter.portal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.partnercenter.certification.CertificationView;
import org.partnercenter.certification.Certifications;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** 商业信息: the partner's certification, what the vendor says of it, and what to do next (CRT-05, CRT-10, CRT-15). */
@PortalPage
class CertificationPage {

    private static final String COLLECTION = "business-certifications";
    private static final String ACCOUNT = "bankAccount";
    private static final String ENTER_AMOUNT = "enter-amount";
    private static final List<String> SHOWN = List.of("creditCode", "taxpayerType", "registeredAddress", "registeredPhone",
            "financeContactName", "financeContactMobile", "financeContactEmail", "bankName", "bankBranch", "bankAccountHolder",
            "intermediaryBank", "licence", "bankLetter", "bankReference", "transferSentAt", "certifiedAt");

    private final Certifications certifications;
    private final RecordCollection<CertificationView> records;
    private final Records fields;
    private final Values values;
    private final Labels labels;
    private final Reveals reveals;

    CertificationPage(Certifications certifications, RecordCollection<CertificationView> records, Records fields, Values values,
                      Labels labels, Reveals reveals) {
        this.certifications = certifications;
        this.records = records;
        this.fields = fields;
        this.values = values;
        this.labels = labels;
        this.reveals = reveals;
    }

    @GetMapping("/certification")
    String certification(Actor caller, Model model) {
        return caller.isPartner() ? show(caller, null, model) : "redirect:/records/" + COLLECTION;
    }

    /** The same page with the bank account in plain; shown once, and on the record's audit (CRT-15). */
    @PostMapping("/certification/reveal")
    String reveal(Actor caller, Model model) {
        String key = current(caller).map(CertificationView::key).orElseThrow(() -> Refusal.notFound("business certification"));
        return show(caller, reveals.reveal(COLLECTION, ACCOUNT, List.of(key), caller).get(key), model);
    }

    /** Leads to where the amount is entered; while it cannot be, says why: 409 {@code CERTIFICATION_LOCKED} (CRT-05). */
    @GetMapping("/certification/amount")
    String amount(Actor caller) {
        CertificationView view = current(caller).orElseThrow(() -> Refusal.notFound("business certification"));
        if (view.status().code().equals("locked")) {
            throw Refusal.conflict("CERTIFICATION_LOCKED", "CERTIFICATION_LOCKED: 认证已锁定，请先申请解锁。Locked: ask to be unlocked first.");
        }
        Action task = view.actions().stream().filter(a -> a.code().equals(ENTER_AMOUNT)).findFirst()
                .orElseThrow(() -> Refusal.notFound("task to enter an amount"));
        return "redirect:/camunda/app/tasklist/default/#/?task=" + task.taskId();
    }

    private Optional<CertificationView> current(Actor caller) {
        return caller.partnerId() == null ? Optional.empty()
                : certifications.current(caller.partnerId()).map(summary -> records.item(summary.key(), caller));
    }

    private String show(Actor caller, String plainAccount, Model model) {
        Optional<CertificationView> current = current(caller);
        model.addAttribute("certification", current.orElse(null));
        model.addAttribute("mayStart", caller.hasAny("partner-finance", "partner-admin")
                && current.map(c -> List.of("certified", "withdrawn", "superseded", "voided").contains(c.status().code())).orElse(true));
        current.ifPresent(view -> describe(view, caller, plainAccount, model));
        return "certification/certification";
    }

    private void describe(CertificationView view, Actor caller, String plainAccount, Model model) {
        Map<String, Object> record = fields.fields(view);
        model.addAttribute("status", fields.status(record.get("status")));
        model.addAttribute("deadline", fields.deadline(record));
        model.addAttribute("locked", view.status().code().equals("locked"));
        model.addAttribute("awaiting", view.status().code().equals("awaiting-amount"));
        model.addAttribute("wrong", view.result() != null);
        model.addAttribute("stillValid", certifications.isValid(view.partnerId()) && !view.status().code().equals("certified"));
        model.addAttribute("fields", SHOWN.stream().map(key -> values.of(key, record.get(key), caller)
                .map(value -> new RecordPage.Field(key, labels.field(key), value)).orElse(null)).filter(Objects::nonNull).toList());
        model.addAttribute("bankAccount", plainAccount == null ? view.bankAccount() : plainAccount);
        model.addAttribute("mayReveal", plainAccount == null && reveals.columns(COLLECTION, caller).contains(ACCOUNT));
    }
}
