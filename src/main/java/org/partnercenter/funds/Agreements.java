package org.partnercenter.funds;

import java.util.List;
import java.util.Optional;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Attachments;
import org.partnercenter.platform.attachment.Upload;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payment agreements (代付协议): who else may pay for a partner (FND-10, FND-11). */
@Service
@Transactional
public class Agreements {

    /** The field of the signed agreement's file. */
    static final String FILE = "agreement";

    private final AgreementRepository agreements;
    private final Partners partners;
    private final Attachments attachments;
    private final Journal journal;
    private final RecordKeys keys;
    private final int most;

    Agreements(AgreementRepository agreements, Partners partners, Attachments attachments, Journal journal, RecordKeys keys,
               @Value("${funds.agreements-max}") int most) {
        this.agreements = agreements;
        this.partners = partners;
        this.attachments = attachments;
        this.journal = journal;
        this.keys = keys;
        this.most = most;
    }

    /**
     * Registers an agreement, which is effective at once; answers its key. 409 {@code AGREEMENT_LIMIT} with as many effective ones as
     * allowed, {@code AGREEMENT_EXISTS} with one for this payer. The organisation's row lets registrations come one after the other (FND-11).
     */
    public String register(String payerName, Upload agreement, Actor actor) {
        String partnerId = FundsPeople.requirePartnerFinance(actor);
        partners.requireActive(partnerId);
        partners.lock(partnerId);
        if (agreements.effectiveWith(partnerId, payerName).isPresent()) {
            throw Refusal.conflict("AGREEMENT_EXISTS", "there is an effective agreement with this payer");
        }
        if (agreements.effective(partnerId) >= most) {
            throw Refusal.conflict("AGREEMENT_LIMIT", "there are " + most + " effective agreements; void one of them first");
        }
        String key = keys.next("PPA");
        agreements.insert(key, partnerId, payerName);
        attachments.put(key, partnerId, FILE, agreement);
        journal.write(new Journal.Change(key, partnerId, payerName, null, AgreementStatus.EFFECTIVE.status(), null, false, List.of()));
        return key;
    }

    /** Voids an agreement (作废); 409 {@code ALREADY_DECIDED} when it is void already. */
    public void makeVoid(String key, String reason, Actor actor) {
        AgreementRepository.Agreement agreement = agreements.locked(key).filter(found -> actor.sees(found.partnerId()))
                .orElseThrow(() -> Refusal.notFound("payment agreement"));
        partners.requireActive(FundsPeople.requirePartnerFinance(actor));
        if (agreement.status() != AgreementStatus.EFFECTIVE) {
            throw Refusal.alreadyDecided();
        }
        agreements.makeVoid(key, reason);
        journal.write(new Journal.Change(key, agreement.partnerId(), agreement.payerName(), AgreementStatus.EFFECTIVE.status(),
                AgreementStatus.VOIDED.status(), reason, false, List.of()));
    }

    /**
     * What lets this remitter pay for the partner: nothing where it is the partner itself, else the key of the effective agreement; 409
     * {@code PAYER_NOT_ALLOWED} without one (FND-10).
     */
    Optional<String> requirePayer(String partnerId, String remitterName) {
        if (isOwn(partnerId, remitterName)) {
            return Optional.empty();
        }
        return Optional.of(agreements.effectiveWith(partnerId, remitterName).orElseThrow(() -> Refusal.conflict("PAYER_NOT_ALLOWED",
                "the remitter is not your company, and there is no effective agreement with it")));
    }

    /** Whether the remitter is the partner's own company. */
    boolean isOwn(String partnerId, String remitterName) {
        return RemitterText.name(partners.get(partnerId).companyName()).equals(RemitterText.name(remitterName));
    }
}
