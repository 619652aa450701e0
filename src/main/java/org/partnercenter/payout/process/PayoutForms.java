package org.partnercenter.payout.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.payout.Payments;
import org.partnercenter.payout.Payouts;
import org.partnercenter.payout.SlipReviews;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code payout}; each method bears the name of its task. */
@Component
class PayoutForms implements ProcessForms {

    private static final int INVOICES = 10;

    private final Payouts payouts;
    private final SlipReviews reviews;
    private final Payments payments;

    PayoutForms(Payouts payouts, SlipReviews reviews, Payments payments) {
        this.payouts = payouts;
        this.reviews = reviews;
        this.payments = payments;
    }

    @Override
    public String processKey() {
        return "payout";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::payoutRequest);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of(
                "issue-invoice", this::issueInvoice,
                "review-invoice", this::reviewInvoice,
                "review-payout", this::reviewPayout,
                "correct-payout", this::correctPayout,
                "confirm-transfer", this::confirmTransfer,
                "settle-offline", this::settleOffline);
    }

    private Started payoutRequest(Submission form) {
        return new Started(payouts.requestByPartner(form.partnerId(), keys(form.list("incentiveKeys")), form.text("way")), Map.of());
    }

    private static List<String> keys(JsonNode list) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode key : list) {
            if (!key.isTextual() || key.textValue().isBlank()) {
                throw Refusal.field("incentiveKeys", "must be a list of keys such as INC-2026-000001");
            }
            keys.add(key.textValue().strip());
        }
        return new ArrayList<>(keys);
    }

    private Map<String, Object> issueInvoice(Submission form) {
        Map<Integer, Upload> files = new HashMap<>();
        for (int place = 1; place <= INVOICES; place++) {
            if (form.file("invoiceFile" + place) != null) {
                files.put(place, form.file("invoiceFile" + place));
            }
        }
        reviews.issueInvoice(form.recordKey(), form.list("invoices"), files);
        return Map.of();
    }

    private Map<String, Object> reviewInvoice(Submission form) {
        Decision decision = form.decision();
        reviews.reviewInvoice(form.recordKey(), decision);
        return Map.of("invoiceDecision", decision.code());
    }

    private Map<String, Object> reviewPayout(Submission form) {
        Decision decision = form.decision();
        reviews.reviewPayout(form.recordKey(), decision);
        return Map.of("payoutDecision", decision.code());
    }

    private Map<String, Object> correctPayout(Submission form) {
        String action = form.text("action");
        if (action.equals("cancel")) {
            form.require("comment", "to cancel");
        }
        return Map.of("correction", action, "reviewDue", reviews.correct(form.recordKey(), action, form.text("comment")));
    }

    private Map<String, Object> confirmTransfer(Submission form) {
        String outcome = form.text("outcome");
        if (outcome.equals("paid")) {
            form.require("bankReference", "for a transfer that was paid");
            form.require("paidOn", "for a transfer that was paid");
            payments.paid(form.recordKey(), form.text("bankReference"), form.date("paidOn"));
        } else {
            form.require("comment", "for a transfer that was returned");
            payments.returned(form.recordKey(), form.text("comment"));
        }
        return Map.of("transferOutcome", outcome);
    }

    private Map<String, Object> settleOffline(Submission form) {
        reviews.settleOffline(form.recordKey(), form.text("reference"), form.text("comment"));
        return Map.of();
    }
}
