package org.partnercenter.certification.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.certification.BusinessInformation;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.Transfers;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code business-certification}; each method bears the name of its task. */
@Component
class BusinessCertification implements ProcessForms {

    private final Certifications certifications;
    private final Transfers transfers;

    BusinessCertification(Certifications certifications, Transfers transfers) {
        this.certifications = certifications;
        this.transfers = transfers;
    }

    @Override
    public String processKey() {
        return "business-certification";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::businessCertification);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of(
                "upload-bank-letter", this::uploadBankLetter,
                "review-manually", this::reviewManually,
                "send-transfer", this::sendTransfer,
                "enter-amount", this::enterAmount,
                "trace-transfer", this::traceTransfer,
                "request-unlock", this::requestUnlock,
                "unlock-certification", this::unlockCertification,
                "correct-information", this::correctInformation);
    }

    private Started businessCertification(Submission form) {
        requirePrivacy(form);
        return new Started(certifications.start(form.partnerId(), information(form), form.file("licence")), Map.of());
    }

    private static void requirePrivacy(Submission form) {
        if (Boolean.FALSE.equals(form.values().get("privacyAccepted"))) {
            throw Refusal.field("privacyAccepted", "must be accepted");
        }
    }

    private static BusinessInformation information(Submission form) {
        return new BusinessInformation(form.text("taxpayerType"), form.text("registeredAddress"), form.text("registeredPhone"),
                form.text("financeContactName"), form.text("financeContactMobile"), form.text("financeContactEmail"), form.text("bankCode"),
                form.text("bankName"), form.text("bankBranch"), form.text("bankAccountHolder"), form.text("bankAccount"),
                form.text("intermediaryBank"));
    }

    private Map<String, Object> uploadBankLetter(Submission form) {
        certifications.uploadLetter(form.recordKey(), form.file("bankLetter"));
        return Map.of();
    }

    private Map<String, Object> reviewManually(Submission form) {
        Decision decision = form.decision();
        certifications.review(form.recordKey(), decision);
        return Map.of("reviewDecision", decision.code());
    }

    private Map<String, Object> sendTransfer(Submission form) {
        String outcome = form.text("outcome");
        if (outcome.equals("sent")) {
            form.require("bankReference", "for a transfer that was sent");
            transfers.sent(form.recordKey(), form.text("bankReference"), form.text("comment"));
        } else {
            form.require("comment", "for a transfer that failed");
            transfers.failed(form.recordKey(), form.text("comment"));
        }
        return Map.of("transferOutcome", outcome);
    }

    private Map<String, Object> enterAmount(Submission form) {
        String action = form.text("action");
        if (action.equals("confirm")) {
            form.require("amount", "to confirm the transfer");
            return Map.of("answer", transfers.confirm(form.recordKey(), form.money("amount")).code());
        }
        if (form.money("amount") != null) {
            throw Refusal.field("amount", "must be left out when nothing was received");
        }
        transfers.notReceived(form.recordKey());
        return Map.of("answer", action);
    }

    private Map<String, Object> traceTransfer(Submission form) {
        boolean resend = form.text("outcome").equals("resend");
        if (resend) {
            transfers.resend(form.recordKey(), form.text("comment"));
        } else {
            form.require("comment", "to say what is wrong with the bank data");
            transfers.bankDataWrong(form.recordKey(), form.text("comment"));
        }
        return Map.of("transferAgain", resend);
    }

    private Map<String, Object> requestUnlock(Submission form) {
        transfers.requestUnlock(form.recordKey(), form.text("note"));
        return Map.of();
    }

    private Map<String, Object> unlockCertification(Submission form) {
        Decision decision = form.decision();
        transfers.unlock(form.recordKey(), decision);
        return Map.of("transferAgain", decision.approved());
    }

    private Map<String, Object> correctInformation(Submission form) {
        String action = form.text("action");
        if (action.equals("submit")) {
            requirePrivacy(form);
            certifications.correct(form.recordKey(), information(form), form.file("licence"));
        } else {
            certifications.withdraw(form.recordKey());
        }
        return Map.of("correction", action);
    }
}
