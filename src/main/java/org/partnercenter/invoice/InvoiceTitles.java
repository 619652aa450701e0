package org.partnercenter.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The invoice information of partners (发票信息): created, changed and deleted by the partner itself (INV-01 to INV-07). */
@Service
@Transactional
public class InvoiceTitles {

    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");

    private final InvoiceTitleRepository titles;
    private final Partners partners;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final boolean legacyTaxNumbers;

    InvoiceTitles(InvoiceTitleRepository titles, Partners partners, Journal journal, RecordKeys keys, Clock clock,
                  @Value("${invoice.accept-legacy-tax-numbers}") boolean legacyTaxNumbers) {
        this.titles = titles;
        this.partners = partners;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.legacyTaxNumbers = legacyTaxNumbers;
    }

    /** Whether this person creates, changes and deletes; the actions decide again. */
    public static boolean mayWrite(Actor caller) {
        return caller.partnerId() != null && caller.hasAny("partner-finance", "partner-admin");
    }

    /** The key of the partner's valid record, if it has one. */
    @Transactional(readOnly = true)
    public Optional<String> validKey(String partnerId) {
        return titles.valid(partnerId).map(InvoiceTitle::key);
    }

    /** Creates the caller's one valid record; answers its key. 409 {@code TITLE_EXISTS} when there is one, also at the same moment (INV-06). */
    public String create(Map<String, ?> body, Actor caller) {
        requireWriter(caller);
        TitleData given = TitleData.of(TitleData.FORM.check(body));
        // locked, so that of two at the same moment the second is told what it met
        Partner partner = partners.lock(caller.partnerId());
        partners.requireActive(partner.id());
        TitleData data = given.checked(partner.companyName(), legacyTaxNumbers);
        if (titles.valid(partner.id()).isPresent()) {
            throw InvoiceTitleRepository.exists();
        }
        Instant now = clock.instant();
        InvoiceTitle title = new InvoiceTitle(keys.next("TTL"), partner.id(), InvoiceTitleStatus.VALID, data, now, now);
        titles.insert(title);
        write(title, null, InvoiceTitleStatus.VALID, null);
        return title.key();
    }

    /** Changes a valid record; what is left out stays, and the former version is kept (INV-02, INV-06). */
    public void change(String key, Map<String, ?> body, Actor caller) {
        requireWriter(caller);
        TitleData given = TitleData.of(TitleData.FORM.check(body));
        InvoiceTitle title = writable(key, caller);
        TitleData changed = given.over(title.data()).checked(partners.get(title.partnerId()).companyName(), legacyTaxNumbers);
        if (!changed.equals(title.data())) {
            titles.change(title, changed, caller);
            write(title, InvoiceTitleStatus.VALID, InvoiceTitleStatus.VALID, null);
        }
    }

    /** Deletes a valid record; it stays readable, and a new one can be made. */
    public void delete(String key, Actor caller) {
        requireWriter(caller);
        InvoiceTitle title = writable(key, caller);
        titles.delete(key);
        write(title, InvoiceTitleStatus.VALID, InvoiceTitleStatus.DELETED, null);
    }

    private InvoiceTitle writable(String key, Actor caller) {
        InvoiceTitle title = titles.locked(key, caller);
        partners.requireActive(title.partnerId());
        if (title.status() == InvoiceTitleStatus.DELETED) {
            throw Refusal.notFound("invoice information");
        }
        return title;
    }

    private static void requireWriter(Actor caller) {
        if (!mayWrite(caller)) {
            throw Refusal.notAllowed("only partner-finance and partner-admin keep their organisation's invoice information");
        }
    }

    private void write(InvoiceTitle title, InvoiceTitleStatus from, InvoiceTitleStatus to, String comment) {
        Status before = from == null ? null : from.status();
        journal.write(new Journal.Change(title.key(), title.partnerId(), title.data().title(), before, to.status(), comment, false, AUDIENCE));
    }
}
