package org.partnercenter.partner;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organisations: the door of this module for all others. */
@Component
public class Partners {

    private final OrganisationRepository organisations;
    private final PartnerModifications modifications;
    private final Clock clock;

    Partners(OrganisationRepository organisations, PartnerModifications modifications, Clock clock) {
        this.organisations = organisations;
        this.modifications = modifications;
        this.clock = clock;
    }

    /** The organisation; throws {@link Refusal} (404) when there is none. */
    public Partner get(String partnerId) {
        return organisations.find(partnerId).orElseThrow(Partners::unknown).view();
    }

    /** The organisation with its row locked until the transaction ends; 404 when there is none. */
    public Partner lock(String partnerId) {
        return locked(partnerId).view();
    }

    /** Company names by partner id, in one query. */
    public Map<String, String> names(Collection<String> partnerIds) {
        return organisations.names(partnerIds);
    }

    /** Organisations by id, in a fixed number of queries. */
    public Map<String, Partner> byId(Collection<String> partnerIds) {
        return organisations.byId(partnerIds).values().stream().map(Organisation::view).collect(Collectors.toMap(Partner::id, p -> p));
    }

    /** All organisations, by id. */
    public List<Partner> all() {
        return organisations.query("1 = 1", Map.of(), "id").stream().map(Organisation::view).toList();
    }

    /** The resellers attached to this distributor, by id. */
    public List<Partner> resellersOf(String distributorId) {
        return organisations.query("distributor_id = :distributor", Map.of("distributor", distributorId), "id").stream()
                .map(Organisation::view).toList();
    }

    /**
     * Refuses (409 {@code PARTNER_FROZEN}, PTR-05) what an organisation starts, submits or invites while it is not active, or while its
     * distributor is not. Called by every action that partners' people take outside their tasks; tasks and starts are asked for already.
     */
    public void requireActive(String partnerId) {
        Partner partner = get(partnerId);
        requireOwnStatusActive(partner);
        if (partner.distributorId() != null && !get(partner.distributorId()).isActive()) {
            throw frozen("its distributor is frozen or delisted");
        }
    }

    /**
     * As {@link #requireActive}, but a reseller of a delisted distributor passes: a report of its is refused with a reason of its own
     * ({@code DISTRIBUTOR_DELISTED}, CUS-01).
     */
    public void requireNotFrozen(String partnerId) {
        Partner partner = get(partnerId);
        requireOwnStatusActive(partner);
        if (partner.distributorId() != null && get(partner.distributorId()).status() == PartnerStatus.FROZEN) {
            throw frozen("its distributor is frozen");
        }
    }

    private static void requireOwnStatusActive(Partner partner) {
        if (!partner.isActive()) {
            throw frozen("the organisation is " + partner.status().code());
        }
    }

    private static Refusal frozen(String reason) {
        return Refusal.conflict("PARTNER_FROZEN", reason + ": it reads, but starts, submits and invites nothing");
    }

    /** Gives an identity because a programme was joined; announces nothing (PRG-11). */
    @Transactional
    public void grantIdentity(String partnerId, Identity identity) {
        change(partnerId, organisation -> organisation.identify(identity));
    }

    /** Takes an identity away because its programme has ended, if the organisation still has it; announces nothing (PRG-11). */
    @Transactional
    public void takeIdentity(String partnerId, Identity identity) {
        change(partnerId, organisation -> {
            if (organisation.identity == identity) {
                organisation.identify(Identity.NONE);
            }
        });
    }

    /** Attaches a reseller to its one distributor; 409 {@code ALREADY_ATTACHED} when it has another (RSL-08). */
    @Transactional
    public void attach(String resellerId, String distributorId) {
        String known = get(distributorId).id();
        change(resellerId, organisation -> organisation.attach(known));
    }

    /** Detaches a reseller from its distributor, if it has one; its identity stays. */
    @Transactional
    public void detach(String resellerId) {
        change(resellerId, organisation -> organisation.distributorId = null);
    }

    private void change(String partnerId, Consumer<Organisation> change) {
        Organisation organisation = locked(partnerId);
        Map<String, String> before = organisation.texts();
        change.accept(organisation);
        organisation.updatedAt = clock.instant();
        organisations.update(organisation);
        modifications.write(organisation, before, null);
    }

    private Organisation locked(String partnerId) {
        return organisations.locked(partnerId).orElseThrow(Partners::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("partner");
    }
}
