package org.partnercenter.certification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The business certifications: whether a partner holds a valid one, and the steps of {@code business-certification} up to the
 * transfer, each done in its transaction. The transfer's steps are in {@link Transfers}.
 */
@Service
@Transactional
public class Certifications {

    private static final String LETTER = "bankLetter";

    private final CertificationRepository certifications;
    private final Partners partners;
    private final SupplierData suppliers;
    private final Transfers transfers;
    private final Attachments attachments;
    private final CertificationJournal journal;
    private final RecordKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int maxTries;

    Certifications(CertificationRepository certifications, Partners partners, SupplierData suppliers, Transfers transfers,
                   Attachments attachments, CertificationJournal journal, RecordKeys keys, ApplicationEventPublisher events,
                   Clock clock, @Value("${certification.max-tries}") int maxTries) {
        this.certifications = certifications;
        this.partners = partners;
        this.suppliers = suppliers;
        this.transfers = transfers;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
        this.maxTries = maxTries;
    }

    /** A certification in short; {@code certifiedAt} is null before success. */
    public record Summary(String key, Status status, Instant certifiedAt) {
    }

    /**
     * Refuses a settlement (CRT-12): 409 {@code CERTIFICATION_PENDING} while a certification is open, also beside a valid one, 409
     * {@code NOT_CERTIFIED} without a valid one.
     */
    @Transactional(readOnly = true)
    public void requireValid(String partnerId) {
        if (certifications.hasOpen(partnerId)) {
            throw Refusal.conflict("CERTIFICATION_PENDING", "a business certification is open: nothing is settled until it has ended");
        }
        if (!certifications.hasValid(partnerId)) {
            throw Refusal.conflict("NOT_CERTIFIED", "a valid business certification is needed");
        }
    }

    /**
     * What the partner's valid certification says, if the partner can settle now (CRT-12): nothing without one, nor while a change of it
     * is open.
     */
    @Transactional(readOnly = true)
    public Optional<CertifiedBusiness> settling(String partnerId) {
        if (certifications.hasOpen(partnerId)) {
            return Optional.empty();
        }
        return certifications.of(partnerId).stream().filter(c -> c.status == CertificationStatus.CERTIFIED).findFirst()
                .map(c -> new CertifiedBusiness(c.key, c.companyName, c.creditCode, c.information));
    }

    /** Whether the partner holds a valid certification, whatever else is open. */
    @Transactional(readOnly = true)
    public boolean isValid(String partnerId) {
        return certifications.hasValid(partnerId);
    }

    /** The certification that counts for the partner: the open one, else the valid one, else the latest; nothing for 未认证. */
    @Transactional(readOnly = true)
    public Optional<Summary> current(String partnerId) {
        List<Certification> all = certifications.of(partnerId);
        return all.stream().filter(c -> c.status.isOpen()).findFirst()
                .or(() -> all.stream().filter(c -> c.status == CertificationStatus.CERTIFIED).findFirst())
                .or(() -> all.stream().findFirst()).map(c -> new Summary(c.key, c.status.status(), c.certifiedAt));
    }

    /**
     * Begins a certification; answers its key. 409 {@code CERTIFICATION_OPEN} while another one is open, {@code PARTNER_FROZEN} (CRT-02);
     * 400 for what does not fit the company (CRT-01). The partner's row stays locked, so that of two starts at once one is refused.
     */
    public String start(String partnerId, BusinessInformation stated, Upload licence) {
        Partner partner = partners.lock(partnerId);
        partners.requireActive(partnerId);
        if (certifications.hasOpen(partnerId)) {
            throw Refusal.conflict("CERTIFICATION_OPEN", "a business certification of this partner is open already");
        }
        Certification certification = new Certification(keys.next("CRT"), partnerId, clock.instant());
        certification.state(partner.companyName(), partner.creditCode(), stated.checked(partner.companyName()), maxTries);
        certifications.insert(certification);
        attachments.put(certification.key, partnerId, "licence", licence);
        journal.write(certification, null, null);
        return certification.key;
    }

    /** What decides how the certification is checked. */
    @Transactional(readOnly = true)
    public RoutingFacts routingFacts(String key) {
        Certification c = certifications.find(key).orElseThrow(() -> Refusal.notFound("business certification"));
        boolean differs = suppliers.find(c.creditCode).filter(s -> !s.companyName().equals(c.companyName)
                || !s.bankAccount().equals(c.information.bankAccount())).isPresent();
        return new RoutingFacts(differs, c.information.bankTyped(), c.information.intermediaryBank() != null,
                certifications.isCertifiedElsewhere(c.information.bankAccount(), c.creditCode));
    }

    /** Goes the way that the decision has found: {@code letter}, {@code manual} or {@code auto}. */
    public void route(String key, String routing) {
        CertificationStatus next = switch (routing) {
            case "letter" -> CertificationStatus.AWAITING_LETTER;
            case "manual" -> CertificationStatus.MANUAL_REVIEWING;
            case "auto" -> CertificationStatus.TRANSFERRING;
            default -> throw new IllegalArgumentException("no such routing: " + routing);
        };
        step(certifications.locked(key), next, null, CertificationStatus.CHECKING);
    }

    /** Takes the bank's letter of confirmation (银行确认函); in a repeated step the letter that is there may stay. */
    public void uploadLetter(String key, Upload letter) {
        Certification certification = certifications.locked(key);
        if (letter == null && !attachments.has(key, LETTER)) {
            throw Refusal.field(LETTER, "is required");
        }
        attachments.put(key, certification.partnerId, LETTER, letter);
        step(certification, CertificationStatus.MANUAL_REVIEWING, null, CertificationStatus.AWAITING_LETTER);
    }

    /** The manual review: the transfer is next, or the partner corrects (CRT-10). */
    public void review(String key, Decision decision) {
        Certification certification = certifications.locked(key);
        certification.comment = decision.comment();
        step(certification, decision.approved() ? CertificationStatus.TRANSFERRING : CertificationStatus.REJECTED, decision.comment(),
                CertificationStatus.MANUAL_REVIEWING);
    }

    /** States rejected information anew; what is left out keeps its value, files too. Refuses as {@link #start} does. */
    public void correct(String key, BusinessInformation correction, Upload licence) {
        Certification certification = certifications.locked(key);
        Partner partner = partners.get(certification.partnerId);
        BusinessInformation corrected = correction.over(certification.information).checked(partner.companyName());
        if (!corrected.sameAccount(certification.information)) {
            // a letter confirms one account
            attachments.retire(key, LETTER);
        }
        certification.state(partner.companyName(), partner.creditCode(), corrected, maxTries);
        attachments.put(key, certification.partnerId, "licence", licence);
        step(certification, CertificationStatus.CHECKING, null, CertificationStatus.REJECTED);
    }

    /** Gives the certification up; a former one stays valid (CRT-13). */
    public void withdraw(String key) {
        Certification certification = certifications.locked(key);
        step(certification, CertificationStatus.WITHDRAWN, null, CertificationStatus.REJECTED);
        transfers.abandon(key);
        if (certifications.hasValid(certification.partnerId)) {
            events.publishEvent(new CertificationValid(certification.partnerId));
        }
    }

    /** Voids what was certified, and is being certified, under the company's former name; answers the open one's key (CRT-14). */
    public Optional<String> voidAll(String partnerId, String newName) {
        Optional<Certification> open = certifications.lockedOpen(partnerId);
        Optional<Certification> valid = certifications.lockedValid(partnerId);
        String comment = "公司名称已变更为 " + newName + "，请重新认证。The company name has changed; please certify anew.";
        open.ifPresent(c -> {
            transfers.abandon(c.key);
            step(c, CertificationStatus.VOIDED, comment, c.status);
        });
        valid.ifPresent(c -> step(c, CertificationStatus.VOIDED, comment, CertificationStatus.CERTIFIED));
        return open.map(c -> c.key);
    }

    private void step(Certification certification, CertificationStatus next, String comment, CertificationStatus from) {
        certification.become(next, from);
        certifications.update(certification);
        journal.write(certification, from, comment);
    }
}
