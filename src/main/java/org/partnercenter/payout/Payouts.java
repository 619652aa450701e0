package org.partnercenter.payout;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.CertifiedBusiness;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.SlipIncentives;
import org.partnercenter.invoice.InvoiceLists;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The payout slips (申付单), from the request until they can be reviewed; the reviews are in {@link SlipReviews}, paying in
 * {@link Payments}. Every method is one step, done in its transaction with the slip's row locked.
 */
@Service
@Transactional
public class Payouts {

    private static final Pattern PERIOD = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])(?!\\d|-)");
    private static final ApiForm CANCEL = ApiForm.of(ApiForm.prose("reason", 500).required());

    private final SlipRepository slips;
    private final SlipJournal journal;
    private final SlipIncentives incentives;
    private final Certifications certifications;
    private final InvoiceLists invoiceLists;
    private final Partners partners;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payouts(SlipRepository slips, SlipJournal journal, SlipIncentives incentives, Certifications certifications, InvoiceLists invoiceLists,
            Partners partners, RecordKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.slips = slips;
        this.journal = journal;
        this.incentives = incentives;
        this.certifications = certifications;
        this.invoiceLists = invoiceLists;
        this.partners = partners;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What nre and marketplace ask to be paid (PAY-13): its own amount alone, by bank transfer.
     *
     * @param origin    {@code nre} or {@code marketplace}
     * @param recordKey the record whose instance hears {@code payout-finished}
     * @param sourceKey what is paid; one slip for each (origin, sourceKey)
     * @param kind      of the slip's one line
     * @param amount    CNY; 0 completes by itself, below 0 is settled offline (PAY-09)
     */
    public record SlipRequest(String partnerId, String origin, String recordKey, String sourceKey, String kind, BigDecimal amount,
                              String title) {
    }

    /**
     * Makes the slip once and starts its instance, which goes on after the caller's transaction; repeated, answers the first slip's key.
     * A partner that cannot settle now is no reason to refuse: its slip waits (CRT-12).
     */
    public String request(SlipRequest request) {
        if (!PayoutSlip.UNCANCELLABLE.contains(request.origin())) {
            throw new IllegalArgumentException("no slips are made for " + request.origin());
        }
        // of two requests for the same thing the second sees the first
        partners.lock(request.partnerId());
        Optional<String> made = slips.keyOf(request.origin(), request.sourceKey());
        if (made.isPresent()) {
            return made.get();
        }
        Instant now = clock.instant();
        PayoutSlip slip = new PayoutSlip(keys.next("PAY"), request.partnerId(), request.origin(), request.recordKey(), request.sourceKey(),
                request.title(), null, PayoutWay.BANK_TRANSFER, request.amount(), now);
        slips.insert(slip, List.of(new SlipLineText(request.sourceKey(), request.kind(), period(request.title(), now), request.title(),
                request.amount())));
        journal.made(slip);
        events.publishEvent(new SlipRequested(slip.key, slip.partnerId));
        return slip.key;
    }

    /**
     * The partner's own request, which its form starts; answers the slip's key. 409 {@code NOT_CERTIFIED}, {@code CERTIFICATION_PENDING}
     * (PAY-01), {@code NOT_PAYABLE}, {@code MIXED_CLASSES} (PAY-02), {@code NEGATIVE_SUM} (PAY-03); 400 for a way that is not for the
     * class of these incentives (PAY-05).
     */
    public String requestByPartner(String partnerId, List<String> incentiveKeys, String way) {
        return make(partnerId, incentiveKeys, way, PayoutSlip.REQUEST).key;
    }

    /** The automatic run's request; refuses as the partner's own does. */
    String requestByRun(String partnerId, List<String> incentiveKeys, PayoutWay way) {
        partners.requireActive(partnerId);
        PayoutSlip slip = make(partnerId, incentiveKeys, way.code(), PayoutSlip.RUN);
        events.publishEvent(new SlipRequested(slip.key, partnerId));
        return slip.key;
    }

    private PayoutSlip make(String partnerId, List<String> incentiveKeys, String wayCode, String origin) {
        PayoutWay way = PayoutWay.of(wayCode).orElseThrow(() -> Refusal.field("way", "is unknown"));
        certifications.requireValid(partnerId);
        Map<String, SlipIncentives.Payable> payable = incentives.payable(partnerId).stream()
                .collect(Collectors.toMap(SlipIncentives.Payable::key, Function.identity()));
        String key = keys.next("PAY");
        SlipIncentives.Reservation reserved = incentives.reserve(partnerId, incentiveKeys, key);
        if (!way.isFor(reserved.incentiveClass())) {
            throw Refusal.field("way", "is not for amounts of resale customers, which are paid by "
                    + String.join(" or ", PayoutWay.codesFor(reserved.incentiveClass())));
        }
        Instant now = clock.instant();
        List<SlipLineText> lines = reserved.lines().stream().map(line -> text(line, payable.get(line.sourceKey()), now)).toList();
        PayoutSlip slip = new PayoutSlip(key, partnerId, origin, null, key, title(lines), reserved.incentiveClass(), way, reserved.sum(), now);
        slips.insert(slip, lines);
        journal.made(slip);
        return slip;
    }

    private static SlipLineText text(SlipIncentives.SlipLine line, SlipIncentives.Payable payable, Instant now) {
        String kind = StatusCode.of(IncentiveKind.class, line.kind()).status().zh();
        String title = payable == null ? kind : payable.title();
        String description = title.startsWith(kind) ? title : kind + " " + title;
        return new SlipLineText(line.sourceKey(), line.kind(), period(description, payable == null ? now : payable.payableSince()), description,
                line.amount());
    }

    /** The period that a statement's amount names; of others the month in which they became payable. */
    private static String period(String text, Instant payableSince) {
        Matcher named = PERIOD.matcher(text);
        return named.find() ? named.group() : YearMonth.from(payableSince.atZone(EngineClock.ZONE)).toString();
    }

    private static String title(List<SlipLineText> lines) {
        return lines.size() == 1 ? lines.get(0).description() : "激励申付 " + lines.size() + " 项 Payout of " + lines.size() + " incentives";
    }

    /** How the slip is settled: what the gateways of its process read. */
    @Transactional(readOnly = true)
    public Settlement settlement(String key) {
        PayoutSlip slip = slips.find(key).orElseThrow(() -> Refusal.notFound("payout slip"));
        int sign = slip.amount.signum();
        return new Settlement(sign > 0 ? "positive" : sign == 0 ? "zero" : "negative", slip.needsInvoice(), slip.way == PayoutWay.BANK_TRANSFER);
    }

    /**
     * Whether the slip may go on: its partner can settle now (PAY-01, CRT-12). The first time, it keeps what its invoice list says
     * (INV-11) and moves the slip on. The partner's row stays locked, so that a certification that becomes valid at this moment is either
     * seen here or finds the slip waiting.
     */
    public boolean goOn(String key) {
        PayoutSlip slip = slips.locked(key);
        partners.lock(slip.partnerId);
        Optional<CertifiedBusiness> certified = certifications.settling(slip.partnerId);
        if (certified.isPresent() && slip.status == PayoutStatus.PROCESSING) {
            if (slip.needsInvoice()) {
                List<SlipLineText> lines = slips.lines(List.of(key)).get(key);
                invoiceLists.freeze(key, LocalDate.ofInstant(slip.createdAt, EngineClock.ZONE), lines.stream()
                        .map(l -> new InvoiceLists.Line(l.period(), l.sourceKey(), l.description(), l.amount())).toList(), slip.amount,
                        certified.get());
            }
            if (slip.amount.signum() != 0) {
                PayoutStatus before = slip.status;
                slip.become(slip.first());
                journal.changed(slip, before, null);
            }
        }
        return certified.isPresent();
    }

    /** Locks the partner for whoever tells its waiting slips that it can settle; see {@link #goOn}. */
    public void lockForCertification(String partnerId) {
        partners.lock(partnerId);
    }

    /**
     * Operations cancels a slip before it is paid: its incentives are payable again, its invoices free (PAY-13). 403 for others, 409
     * {@code NOT_CANCELLABLE}.
     */
    public void cancel(String key, Map<String, ?> body, Actor caller) {
        if (!caller.isVendor() || !caller.hasAny("operations")) {
            throw Refusal.notAllowed("only operations cancels a slip");
        }
        String reason = CANCEL.check(body).text("reason");
        PayoutSlip slip = slips.locked(key);
        slip.requireCancellable();
        cancel(slip, reason);
        events.publishEvent(new SlipCancelled(key));
    }

    /** Whether a slip in this status may be cancelled by this person; cancelling decides again. */
    static boolean mayCancel(PayoutSlip slip, Actor caller) {
        return caller.isVendor() && caller.hasAny("operations") && !PayoutSlip.UNCANCELLABLE.contains(slip.origin) && slip.status.isCancellable();
    }

    void cancel(PayoutSlip slip, String reason) {
        PayoutStatus before = slip.status;
        slip.become(PayoutStatus.CANCELLED);
        slips.releaseInvoices(slip.key);
        incentives.release(slip.key);
        journal.changed(slip, before, reason);
    }

    /** The slip is settled: its incentives are paid, and whoever asked for it is told (PAY-13). */
    public void complete(String key) {
        PayoutSlip slip = slips.locked(key);
        PayoutStatus before = slip.status;
        slip.become(PayoutStatus.COMPLETED);
        incentives.paid(key);
        journal.changed(slip, before, null);
        events.publishEvent(new PayoutFinished(key, slip.partnerId, slip.origin, slip.recordKey,
                slip.recordKey == null ? null : slip.sourceKey));
    }

}
