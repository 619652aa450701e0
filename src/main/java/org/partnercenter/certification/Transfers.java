package org.partnercenter.certification;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transfer of a small random amount, which proves that the partner owns the bank account: the steps of
 * {@code business-certification} from there on, each done in its transaction with the certification's row locked.
 */
@Service
@Transactional
public class Transfers {

    /** The purpose of the deadline until which the amount can be entered (CRT-08). */
    public static final String AMOUNT_ENTRY = "amount-entry";

    private final CertificationRepository certifications;
    private final TransferAmounts amounts;
    private final Deadlines deadlines;
    private final CertificationJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int maxTries;
    private final int entryDays;

    Transfers(CertificationRepository certifications, TransferAmounts amounts, Deadlines deadlines, CertificationJournal journal,
              ApplicationEventPublisher events, Clock clock, @Value("${certification.max-tries}") int maxTries,
              @Value("${certification.amount-entry-days}") int entryDays) {
        this.certifications = certifications;
        this.amounts = amounts;
        this.deadlines = deadlines;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.maxTries = maxTries;
        this.entryDays = entryDays;
    }

    /** What an entered amount came to. */
    public enum Answer {
        RIGHT("right"), WRONG("wrong"), LOCKED("locked");

        private final String code;

        Answer(String code) {
            this.code = code;
        }

        /** The value that gateways read. */
        public String code() {
            return code;
        }
    }

    /** Draws a new amount for the transfer that is to be sent next (CRT-03). */
    public void prepare(String key) {
        Certification certification = certifications.locked(key);
        certification.prepareTransfer();
        amounts.draw(key);
        certifications.update(certification);
    }

    /**
     * What finance needs for the transfer, only while it is to be sent (CRT-03): 404 for what the caller does not see and when no transfer
     * waits, 403 for everybody else.
     */
    @Transactional(readOnly = true)
    public Transfer open(String key, Actor caller) {
        Certification certification = certifications.find(key).filter(c -> caller.sees(c.partnerId))
                .orElseThrow(() -> Refusal.notFound("business certification"));
        if (!caller.isVendor() || !caller.hasAny("finance")) {
            throw Refusal.notAllowed("the transfer is for finance only");
        }
        if (!certification.isTransferOpen()) {
            throw Refusal.notFound("transfer to be sent");
        }
        BusinessInformation i = certification.information;
        return new Transfer(key, Money.text(amounts.find(key).orElseThrow().plain()), i.bankAccountHolder(), i.bankAccount(), i.bankCode(),
                i.bankName(), i.bankBranch(), i.intermediaryBank());
    }

    /** The transfer is on its way: the partner has so many days to enter its amount (CRT-08). */
    public void sent(String key, String bankReference, String comment) {
        Certification certification = certifications.locked(key);
        certification.requireTransferOpen();
        certification.transferSentAt = clock.instant();
        certification.bankReference = bankReference;
        certification.comment = comment;
        deadlines.startAt(key, AMOUNT_ENTRY, endOfEntry());
        step(certification, CertificationStatus.AWAITING_AMOUNT, comment);
    }

    private Instant endOfEntry() {
        LocalDate lastDay = WorkingCalendar.today(clock).plusDays(entryDays);
        return lastDay.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** The bank has turned the transfer down: the partner corrects (CRT-10). */
    public void failed(String key, String comment) {
        Certification certification = certifications.locked(key);
        certification.requireTransferOpen();
        reject(certification, comment);
    }

    /**
     * Takes the amount that the partner has entered (CRT-04). Not a wrong answer but 400 is what cannot be the amount (CRT-06); 409
     * {@code CERTIFICATION_LOCKED} after the last try, {@code DEADLINE_OVER} after the last day.
     */
    public Answer confirm(String key, BigDecimal amount) {
        Certification certification = certifications.locked(key);
        certification.requireAwaitingAmount();
        if (!amounts.isPossible(amount)) {
            throw Refusal.field("amount", "must be an amount from " + amounts.range());
        }
        requireInTime(key);
        return amounts.find(key).orElseThrow().matches(amount) ? certify(certification) : answerWrongly(certification);
    }

    private void requireInTime(String key) {
        Deadline deadline = deadlines.find(key, AMOUNT_ENTRY).orElseThrow(Refusal::alreadyDecided);
        if (!clock.instant().isBefore(deadline.at())) {
            throw Refusal.conflict("DEADLINE_OVER", "the time to enter the amount ended with " + deadline.lastDay());
        }
    }

    private Answer certify(Certification certification) {
        certifications.lockedValid(certification.partnerId).ifPresent(former -> {
            CertificationStatus before = former.status;
            former.become(CertificationStatus.SUPERSEDED, CertificationStatus.CERTIFIED);
            certifications.update(former);
            journal.write(former, before, certification.key);
        });
        certification.result = null;
        certification.comment = null;
        certification.certifiedAt = clock.instant();
        abandon(certification.key);
        step(certification, CertificationStatus.CERTIFIED, null);
        events.publishEvent(new CertificationValid(certification.partnerId));
        return Answer.RIGHT;
    }

    private Answer answerWrongly(Certification certification) {
        CertificationStatus before = certification.status;
        certification.answerWrongly();
        certifications.update(certification);
        journal.write(certification, before, "金额错误，剩余 " + certification.triesLeft + " 次。" + Certification.AMOUNT_WRONG + ", "
                + certification.triesLeft + " tries left.");
        if (certification.status != CertificationStatus.LOCKED) {
            return Answer.WRONG;
        }
        endEntry(certification.key);
        return Answer.LOCKED;
    }

    /** Nothing arrived, says the partner, and loses no try by it (CRT-07). */
    public void notReceived(String key) {
        Certification certification = certifications.locked(key);
        certification.requireAwaitingAmount();
        requireInTime(key);
        endEntry(key);
        step(certification, CertificationStatus.TRANSFERRING, "未收到打款。Nothing received.");
    }

    /** Finance has traced the transfer: it is sent again, with a new amount and the tries that were left. */
    public void resend(String key, String comment) {
        Certification certification = certifications.locked(key);
        certification.requireTracing();
        certification.comment = comment;
        step(certification, CertificationStatus.TRANSFERRING, comment);
    }

    /** Finance has traced the transfer: the bank data are wrong, and the partner corrects (CRT-10). */
    public void bankDataWrong(String key, String comment) {
        Certification certification = certifications.locked(key);
        certification.requireTracing();
        reject(certification, comment);
    }

    /** The partner asks to be unlocked (CRT-05). */
    public void requestUnlock(String key, String note) {
        Certification certification = certifications.locked(key);
        certification.require(CertificationStatus.LOCKED);
        certification.note = note;
        step(certification, CertificationStatus.LOCKED, note);
    }

    /** The vendor unlocks: a new transfer with all tries; or not, then the partner corrects (CRT-05, CRT-10). */
    public void unlock(String key, Decision decision) {
        Certification certification = certifications.locked(key);
        certification.require(CertificationStatus.LOCKED);
        if (!decision.approved()) {
            reject(certification, decision.comment());
            return;
        }
        certification.triesLeft = maxTries;
        certification.comment = decision.comment();
        step(certification, CertificationStatus.TRANSFERRING, decision.comment());
    }

    /** The amount was not entered in time: the partner corrects (CRT-08). 409 {@code ALREADY_DECIDED} when it was. */
    public void expire(String key) {
        Certification certification = certifications.locked(key);
        certification.require(CertificationStatus.AWAITING_AMOUNT);
        endEntry(key);
        reject(certification, entryDays + " 天内未输入金额，请核对银行信息后重新提交。The amount was not entered within " + entryDays
                + " days; please check the bank data and submit again.");
    }

    /** Forgets the amount, and ends the time to enter it: the certification is over. */
    public void abandon(String key) {
        amounts.forget(key);
        endEntry(key);
    }

    private void endEntry(String key) {
        deadlines.close(key, AMOUNT_ENTRY);
    }

    private void reject(Certification certification, String comment) {
        certification.comment = comment;
        step(certification, CertificationStatus.REJECTED, comment);
    }

    private void step(Certification certification, CertificationStatus next, String comment) {
        CertificationStatus before = certification.status;
        certification.status = next;
        certifications.update(certification);
        journal.write(certification, before, comment);
    }
}
