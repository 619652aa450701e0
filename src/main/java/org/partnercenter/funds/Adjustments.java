package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credit lines and corrections: one member of {@code finance} proposes, another confirms; until then nothing is booked. A partner has one of
 * each kind waiting at most; its organisation's row decides between two proposals at the same moment.
 */
@Service
@Transactional
public class Adjustments {

    private final AdjustmentRepository adjustments;
    private final Ledger ledger;
    private final Partners partners;
    private final Journal journal;
    private final Notices notices;
    private final RecordKeys keys;
    private final Clock clock;

    Adjustments(AdjustmentRepository adjustments, Ledger ledger, Partners partners, Journal journal, Notices notices, RecordKeys keys, Clock clock) {
        this.adjustments = adjustments;
        this.ledger = ledger;
        this.partners = partners;
        this.journal = journal;
        this.notices = notices;
        this.keys = keys;
        this.clock = clock;
    }

    /** Proposes a credit line of at least 0; answers the record's key. */
    public String proposeCreditLine(String partnerId, BigDecimal line, String reason, Actor actor) {
        requireFinance(actor);
        partners.get(partnerId);
        if (line.signum() < 0) {
            throw Refusal.field("amount", "must be at least 0");
        }
        if (line.compareTo(ledger.creditLine(partnerId)) == 0) {
            throw Refusal.field("amount", "is the credit line already");
        }
        return propose(partnerId, AdjustmentKind.CREDIT_LINE, FundAccount.CREDIT, line, reason, actor);
    }

    /** Proposes to book an amount, by its sign; answers the record's key. */
    public String proposeCorrection(String partnerId, FundAccount account, BigDecimal amount, String reason, Actor actor) {
        requireFinance(actor);
        if (amount.signum() == 0) {
            throw Refusal.field("amount", "must not be 0");
        }
        return propose(partnerId, AdjustmentKind.CORRECTION, account, amount, reason, actor);
    }

    private String propose(String partnerId, AdjustmentKind kind, FundAccount account, BigDecimal amount, String reason, Actor actor) {
        partners.lock(partnerId);
        if (adjustments.lockedOpen(partnerId, kind).isPresent()) {
            throw Refusal.conflict("CONFIRMATION_OPEN", "another " + kind.code() + " of this partner awaits its confirmation");
        }
        String key = keys.next("ADJ");
        AdjustmentRepository.Adjustment proposed = new AdjustmentRepository.Adjustment(key, partnerId, kind, account, amount, reason,
                AdjustmentStatus.AWAITING_CONFIRMATION, actor.userId(), null, null, null, clock.instant(), clock.instant());
        adjustments.insert(proposed);
        journal.write(change(proposed, null, AdjustmentStatus.AWAITING_CONFIRMATION, reason));
        notices.send(new Notice(Audience.vendor("finance"), key, "待复核 " + kind.status().zh() + " " + key,
                kind.status().en() + " to be confirmed: " + key, line(proposed) + "\n" + reason));
        return key;
    }

    /**
     * Another member of finance confirms, which books, or rejects; answers the record's key. 403 {@code FOUR_EYES} for who proposed it and
     * would confirm; 409 {@code ALREADY_DECIDED} when nothing of this kind waits.
     */
    public String decide(String partnerId, AdjustmentKind kind, Decision decision, Actor actor) {
        return decide(partnerId, kind, null, decision, actor);
    }

    /**
     * As {@link #decide(String, AdjustmentKind, Decision, Actor)}, but only on what the member has read: 409 {@code ALREADY_DECIDED} when
     * another one waits by now.
     *
     * @param seenKey the record that was read; null for whichever waits
     */
    public String decide(String partnerId, AdjustmentKind kind, String seenKey, Decision decision, Actor actor) {
        requireFinance(actor);
        partners.get(partnerId);
        AdjustmentRepository.Adjustment open = adjustments.lockedOpen(partnerId, kind)
                .filter(waiting -> seenKey == null || seenKey.equals(waiting.key())).orElseThrow(Refusal::alreadyDecided);
        if (decision.approved() && open.proposedBy().equals(actor.userId())) {
            throw Refusal.fourEyes("who proposed it cannot confirm it");
        }
        AdjustmentStatus outcome = decision.approved() ? AdjustmentStatus.CONFIRMED : AdjustmentStatus.REJECTED;
        String entry = decision.approved() ? book(open) : null;
        adjustments.decide(open.key(), outcome, actor.userId(), decision.comment(), entry);
        journal.write(change(open, AdjustmentStatus.AWAITING_CONFIRMATION, outcome, decision.comment()));
        return open.key();
    }

    private String book(AdjustmentRepository.Adjustment a) {
        return a.kind() == AdjustmentKind.CREDIT_LINE ? ledger.setCreditLine(a.partnerId(), a.amount(), clock.instant(), a.key())
                : ledger.book(new Booking(a.partnerId(), a.account(), TradeDetail.CORRECTION, Direction.ofSign(a.amount()), a.amount().abs(),
                        clock.instant(), a.key(), null));
    }

    private static void requireFinance(Actor actor) {
        if (!actor.isVendor() || !actor.hasAny("finance")) {
            throw Refusal.notAllowed("only finance sets credit lines and corrects accounts");
        }
    }

    private static String line(AdjustmentRepository.Adjustment a) {
        return a.partnerId() + " · " + a.kind().status().zh() + " " + a.kind().status().en() + " " + Money.text(a.amount()) + " CNY";
    }

    /** The partner reads its ledger, not who in the house proposed what. */
    private static Journal.Change change(AdjustmentRepository.Adjustment a, AdjustmentStatus from, AdjustmentStatus to, String comment) {
        return new Journal.Change(a.key(), a.partnerId(), line(a), from == null ? null : from.status(), to.status(), comment, true, List.of());
    }
}
