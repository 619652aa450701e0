package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Onboarding a partner is one action (PTR-01): profile, tenant, authorisations and people come into being together or not at all.
 * Everything, the engine's identities included, is written in one transaction; the first mail is a row of the outbox in it and so
 * leaves only when all is committed.
 */
@Component
public class Onboarding {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final OrganisationRepository organisations;
    private final OrganisationTenants tenants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Onboarding(OrganisationRepository organisations, OrganisationTenants tenants, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the organisation; 409 {@code PARTNER_EXISTS} when the id is taken. */
    @Transactional
    public void onboard(NewPartner partner) {
        organisations.oneAtATime();
        Organisation organisation = organisation(partner);
        organisations.insert(organisation);
        tenants.create(organisation.id, organisation.companyName);
        journal.write(new Journal.Change(organisation.id, organisation.id, organisation.companyName, null, organisation.status.status(),
                null, false, List.of()));
        events.publishEvent(new PartnerOnboarded(organisation.id, organisation.identity, organisation.distributorId));
    }

    private Organisation organisation(NewPartner partner) {
        if (partner.partnerId().equals(Actor.VENDOR_TENANT)) {
            throw Refusal.field("partnerId", "is the vendor's own");
        }
        if (!CreditCode.isValid(partner.creditCode())) {
            throw Refusal.field("creditCode", "is no unified social credit code: its check character is wrong");
        }
        if (!COUNTRIES.contains(partner.region())) {
            throw Refusal.field("region", "must be an ISO 3166 code such as CN");
        }
        if (partner.distributorId() != null) {
            requireDistributor(partner);
        }
        Partner.Contact manager = tenants.ecosystemManager(partner.ecosystemManager())
                .orElseThrow(() -> Refusal.field("ecosystemManager", "is no user of the group ecosystem-manager"));
        if (organisations.find(partner.partnerId()).isPresent() || tenants.exists(partner.partnerId())) {
            throw Refusal.conflict("PARTNER_EXISTS", "the partner id " + partner.partnerId() + " is taken");
        }
        Organisation organisation = new Organisation(partner.partnerId(), clock.instant());
        organisation.companyName = partner.companyName();
        organisation.creditCode = partner.creditCode();
        organisation.region = partner.region();
        organisation.identify(partner.identity());
        partner.paths().forEach(path -> organisation.paths.put(path, PathStage.JOINED));
        organisation.cloudAccountId = partner.cloudAccountId();
        organisation.distributorId = partner.distributorId();
        organisation.ecosystemManager = manager;
        organisation.mainAccount = organisations.query("credit_code = :code", Map.of("code", partner.creditCode()), "id").isEmpty();
        return organisation;
    }

    private void requireDistributor(NewPartner partner) {
        if (partner.identity() != Identity.RESELLER) {
            throw Refusal.field("distributorId", "is for a reseller only");
        }
        organisations.find(partner.distributorId()).filter(d -> d.identity == Identity.DISTRIBUTOR && d.status == PartnerStatus.ACTIVE)
                .orElseThrow(() -> Refusal.field("distributorId", "is no active distributor"));
    }
}
