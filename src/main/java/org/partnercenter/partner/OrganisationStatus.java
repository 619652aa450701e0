package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezing, thawing and delisting an organisation (PTR-02, PTR-05). */
@Component
public class OrganisationStatus {

    private final OrganisationRepository organisations;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationStatus(OrganisationRepository organisations, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.organisations = organisations;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the caller may freeze, thaw and delist. */
    public static boolean isAllowed(Actor caller) {
        return caller.isVendor() && caller.hasAny("operations");
    }

    /** Moves the organisation to the status that the body names, with a reason; 409 {@code ALREADY_DECIDED} when it has it already. */
    @Transactional
    public void move(String partnerId, Map<String, ?> body, Actor caller) {
        organisations.find(partnerId).filter(found -> caller.sees(found.id)).orElseThrow(() -> Refusal.notFound("partner"));
        if (!isAllowed(caller)) {
            throw Refusal.notAllowed("only operations freezes, thaws and delists");
        }
        ApiForm.Values values = OrganisationFields.STATUS.check(body);
        Organisation organisation = organisations.locked(partnerId).orElseThrow();
        PartnerStatus before = organisation.status;
        organisation.move(StatusCode.of(PartnerStatus.class, values.text("status")));
        organisation.updatedAt = clock.instant();
        organisations.update(organisation);
        journal.write(new Journal.Change(partnerId, partnerId, organisation.companyName, before.status(), organisation.status.status(),
                values.text("reason"), false, Actor.PARTNER_GROUPS));
        events.publishEvent(new PartnerStatusChanged(partnerId, before, organisation.status));
    }
}
