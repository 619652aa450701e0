package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The claims of receipts: every method is one step of {@code remittance-claim}, done in its transaction with the rows locked. */
@Service
@Transactional
public class RemittanceClaims {

    /** The field of the transfer proof (线下转账汇款凭证). */
    static final String PROOF = "transferProof";

    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final RemittanceClaimRepository claims;
    private final ReceiptRepository receipts;
    private final ReceiptSearch search;
    private final Agreements agreements;
    private final Ledger ledger;
    private final Partners partners;
    private final Attachments attachments;
    private final Journal journal;
    private final Notices notices;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int earliestDays;
    private final boolean fourEyes;

    RemittanceClaims(RemittanceClaimRepository claims, ReceiptRepository receipts, ReceiptSearch search, Agreements agreements, Ledger ledger, Partners partners,
           Attachments attachments, Journal journal, Notices notices, RecordKeys keys, ApplicationEventPublisher events, Clock clock,
           @Value("${funds.claim-earliest-days}") int earliestDays, @Value("${funds.four-eyes}") boolean fourEyes) {
        this.claims = claims;
        this.receipts = receipts;
        this.search = search;
        this.agreements = agreements;
        this.ledger = ledger;
        this.partners = partners;
        this.attachments = attachments;
        this.journal = journal;
        this.notices = notices;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
        this.earliestDays = earliestDays;
        this.fourEyes = fourEyes;
    }

    /**
     * Claims a part of a receipt, which is locked at once; answers the claim's key. 404 {@code RECEIPT_NOT_FOUND}, 409 {@code TOO_EARLY},
     * {@code PAYER_NOT_ALLOWED}, {@code AMOUNT_EXCEEDS_REST} (FND-05 to FND-10).
     */
    public String claim(String partnerId, NewClaim wanted, Actor actor) {
        String receiptKey = chosen(search.matching(partnerId, wanted.remitter()), wanted);
        Receipt receipt = receipts.locked(receiptKey);
        if (receipt.status == ReceiptStatus.RETURNED) {
            throw receiptNotFound();
        }
        LocalDate earliest = receipt.receivedOn.plusDays(earliestDays);
        if (WorkingCalendar.today(clock).isBefore(earliest)) {
            throw Refusal.conflict("TOO_EARLY", "this receipt can be claimed from " + earliest + " on");
        }
        Claim claim = new Claim(keys.next("CLM"), partnerId, receiptKey, wanted.amount(), wanted.note(), actor.userId(), clock.instant());
        claim.agreementKey = agreements.requirePayer(partnerId, receipt.remitterName).orElse(null);
        receipt.reserve(wanted.amount());
        receipts.update(receipt);
        claims.insert(claim);
        attachments.put(claim.key, partnerId, PROOF, wanted.transferProof());
        journal.write(change(claim, null, wanted.note()));
        return claim.key;
    }

    /** The one that matches, or that of several which is named; one that is only guessed is not found, as none is (FND-05). */
    private static String chosen(ReceiptSearch.Matches matches, NewClaim wanted) {
        String named = wanted.receiptKey();
        if (matches.keys().isEmpty() || named != null && !matches.keys().contains(named)) {
            throw receiptNotFound();
        }
        if (named != null && matches.keys().size() == 1) {
            throw Refusal.field("receiptKey", "is given only when several receipts match");
        }
        if (named == null && matches.open().size() > 1) {
            throw Refusal.field("receiptKey", "is required: several receipts match");
        }
        return named != null ? named : matches.open().isEmpty() ? matches.keys().get(0) : matches.open().get(0);
    }

    private static Refusal receiptNotFound() {
        return Refusal.of(404, "RECEIPT_NOT_FOUND", null, "no receipt matches remitter, account and amount");
    }

    /**
     * Finance decides. Approving: 403 {@code FOUR_EYES} for whoever imported the receipt (FND-13), 409 {@code PAYER_NOT_ALLOWED} when the
     * agreement is effective no longer, 400 on {@code payerChecked} for a third party's payment (FND-10). Rejecting releases the amount (FND-14).
     */
    public void review(String key, Decision decision, boolean payerChecked, Actor actor) {
        Claim claim = reviewed(key);
        Receipt receipt = receipts.locked(claim.receiptKey);
        claim.comment = decision.comment();
        if (decision.approved()) {
            approve(claim, receipt, payerChecked, actor);
        } else {
            end(claim, receipt, ClaimStatus.REJECTED);
        }
    }

    private void approve(Claim claim, Receipt receipt, boolean payerChecked, Actor actor) {
        if (fourEyes && receipt.importedBy.equals(actor.userId())) {
            throw Refusal.fourEyes("who imported a receipt cannot approve a claim on it");
        }
        claim.agreementKey = agreements.requirePayer(claim.partnerId, receipt.remitterName).orElse(null);
        if (claim.agreementKey != null && !payerChecked) {
            throw Refusal.field("payerChecked", "must be confirmed to approve a third party's payment");
        }
        claim.payerChecked = payerChecked;
        move(claim, ClaimStatus.APPROVED);
    }

    /** The partner takes the claim back; 409 {@code NOT_REVIEWING} once it is decided (FND-14). */
    public void withdraw(String key, String comment, Actor actor) {
        Claim claim = claims.locked(key);
        if (!actor.sees(claim.partnerId)) {
            throw Refusal.notFound("claim");
        }
        partners.requireActive(FundsPeople.requirePartnerFinance(actor));
        if (claim.status != ClaimStatus.REVIEWING) {
            throw Refusal.conflict("NOT_REVIEWING", "the claim is " + claim.status.code());
        }
        claim.comment = comment;
        end(claim, receipts.locked(claim.receiptKey), ClaimStatus.WITHDRAWN);
        events.publishEvent(new ClaimWithdrawn(key));
    }

    /** Credits an approved claim, once however often the job runs: one entry, one change of balance (FND-15). */
    public void credit(String key) {
        Claim claim = claims.locked(key);
        if (claim.status == ClaimStatus.CREDITED) {
            return;
        }
        if (claim.status != ClaimStatus.APPROVED) {
            throw Refusal.alreadyDecided();
        }
        Receipt receipt = receipts.locked(claim.receiptKey);
        receipt.credit(claim.amount);
        receipts.update(receipt);
        claim.entryKey = ledger.book(new Booking(claim.partnerId, FundAccount.RECHARGE, TradeDetail.REMITTANCE, Direction.INCOME, claim.amount,
                clock.instant(), key, null));
        move(claim, ClaimStatus.CREDITED);
    }

    /** Reminds finance of a review that is overdue and tells the managers; decides nothing (FND-12). */
    public void remindReview(String key) {
        Claim claim = claims.locked(key);
        if (claim.status == ClaimStatus.REVIEWING) {
            notices.send(new Notice(Audience.vendor("finance", "manager"), key, "汇款认领审核已逾期 " + key, "Review of a remittance claim overdue: " + key,
                    partners.get(claim.partnerId).companyName() + "\n" + claim.line()));
        }
    }

    private Claim reviewed(String key) {
        Claim claim = claims.locked(key);
        if (claim.status != ClaimStatus.REVIEWING) {
            throw Refusal.alreadyDecided();
        }
        return claim;
    }

    private void end(Claim claim, Receipt receipt, ClaimStatus outcome) {
        receipt.release(claim.amount);
        receipts.update(receipt);
        move(claim, outcome);
    }

    /** Every outcome goes to the claimant and the colleagues (FND-16). */
    private void move(Claim claim, ClaimStatus to) {
        Status before = claim.status.status();
        claim.status = to;
        claims.update(claim);
        journal.write(change(claim, before, to == ClaimStatus.CREDITED ? null : claim.comment));
        notices.send(new Notice(new Audience(claim.partnerId, AUDIENCE, List.of(claim.claimedBy)), claim.key, to.status().zh() + " " + claim.key,
                to.status().en() + ": " + claim.key, text(claim)));
    }

    private String text(Claim claim) {
        if (claim.status == ClaimStatus.CREDITED) {
            BigDecimal balance = ledger.balance(claim.partnerId, FundAccount.RECHARGE);
            return claim.line() + "\n充值账户余额 balance of the recharge account " + Money.text(balance) + " CNY";
        }
        return claim.comment == null ? claim.line() : claim.line() + "\n" + claim.comment;
    }

    private static Journal.Change change(Claim claim, Status before, String comment) {
        return new Journal.Change(claim.key, claim.partnerId, claim.line(), before, claim.status.status(), comment, false, List.of());
    }
}
