package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the vendor and the organisation's administrator change of a profile; each changed field leaves a modification record (PTR-04). */
@Component
public class OrganisationChanges {

    private final OrganisationRepository organisations;
    private final OrganisationTenants tenants;
    private final MainAccounts mainAccounts;
    private final Partners partners;
    private final List<PathHolder> pathHolders;
    private final PartnerModifications modifications;
    private final Journal journal;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationChanges(OrganisationRepository organisations, OrganisationTenants tenants, MainAccounts mainAccounts, Partners partners,
                        List<PathHolder> pathHolders, PartnerModifications modifications, Journal journal, Notices notices,
                        ApplicationEventPublisher events, Clock clock) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.mainAccounts = mainAccounts;
        this.partners = partners;
        this.pathHolders = pathHolders;
        this.modifications = modifications;
        this.journal = journal;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the caller may change what the vendor changes. */
    public static boolean isVendorEditor(Actor caller) {
        return caller.isVendor() && caller.hasAny("ecosystem-manager");
    }

    /** Whether the caller may change the contact data of that organisation. */
    public static boolean isOwnEditor(Actor caller, String partnerId) {
        return partnerId.equals(caller.partnerId()) && caller.groups().contains("partner-admin");
    }

    /**
     * Changes the fields that the body names; the others keep their values. Refuses 404 for another's organisation, 403 for a field that
     * is the other side's, 409 {@code COMPANY_FIXED} (PTR-04), {@code PATH_LOCKED} (PTR-06), {@code HAS_RESELLERS},
     * {@code PARTNER_FROZEN} (PTR-05).
     */
    @Transactional
    public void change(String partnerId, Map<String, ?> body, Actor caller) {
        requireVisible(partnerId, caller);
        if (isVendorEditor(caller)) {
            changeAsVendor(partnerId, OrganisationFields.VENDOR.check(ownFields(body, OrganisationFields.PARTNER)));
        } else if (isOwnEditor(caller, partnerId)) {
            ApiForm.Values values = OrganisationFields.PARTNER.check(ownFields(body, OrganisationFields.VENDOR));
            partners.requireActive(partnerId);
            changeAsPartner(partnerId, values);
        } else {
            throw Refusal.notAllowed("only ecosystem-manager, and for its own contact data partner-admin, change an organisation");
        }
    }

    private void requireVisible(String partnerId, Actor caller) {
        organisations.find(partnerId).filter(found -> caller.sees(found.id)).orElseThrow(() -> Refusal.notFound("partner"));
    }

    private static Map<String, ?> ownFields(Map<String, ?> body, ApiForm others) {
        if (body.keySet().stream().anyMatch(others.keys()::contains)) {
            throw Refusal.notAllowed(Set.copyOf(others.keys()) + " are changed by the other side");
        }
        return body;
    }

    private void changeAsPartner(String partnerId, ApiForm.Values values) {
        Organisation organisation = locked(partnerId);
        Map<String, String> before = organisation.texts();
        organisation.contactName = values.text("contactName", organisation.contactName);
        organisation.contactMobile = values.text("contactMobile", organisation.contactMobile);
        organisation.contactEmail = values.text("contactEmail", organisation.contactEmail);
        organisation.address = values.text("address", organisation.address);
        organisation.verificationCodes = values.yes("verificationCodes", organisation.verificationCodes);
        organisation.shareWithDistributor = values.yes("shareWithDistributor", organisation.shareWithDistributor);
        save(organisation, before, null);
    }

    private void changeAsVendor(String partnerId, ApiForm.Values values) {
        if (values.has("creditCode") || values.has("mainAccount")) {
            organisations.oneAtATime();
        }
        String reason = values.text("reason");
        Organisation organisation = locked(partnerId);
        Map<String, String> before = organisation.texts();
        String name = organisation.companyName;
        Identity identity = organisation.identity;
        organisation.companyName = values.text("companyName", name);
        if (values.has("creditCode")) {
            mainAccounts.recode(organisation, OrganisationFields.creditCode(values), reason);
        }
        if (values.has("mainAccount")) {
            mainAccounts.move(organisation, values.yes("mainAccount", true), reason);
        }
        if (values.has("identity")) {
            identify(organisation, StatusCode.of(Identity.class, values.text("identity")));
        }
        if (values.has("paths")) {
            walk(organisation, OrganisationFields.paths(values, organisation.paths));
        }
        if (values.has("capabilityLabels")) {
            organisation.capabilityLabels = OrganisationFields.labels(values);
        }
        if (values.has("ecosystemManager")) {
            organisation.ecosystemManager = manager(values.text("ecosystemManager"));
        }
        organisation.cloudAccountId = values.text("cloudAccountId", organisation.cloudAccountId);
        organisation.customerDevelopment = values.yes("customerDevelopment", organisation.customerDevelopment);
        List<String> changed = save(organisation, before, reason);
        announce(organisation, changed, name, identity, reason);
    }

    private void identify(Organisation organisation, Identity wanted) {
        if (organisation.identity == Identity.DISTRIBUTOR && wanted != Identity.DISTRIBUTOR && !partners.resellersOf(organisation.id).isEmpty()) {
            throw Refusal.conflict("HAS_RESELLERS", "resellers are attached to it: detach them or move them to another distributor first");
        }
        organisation.identify(wanted);
    }

    /** Joins and leaves paths; 409 {@code PATH_LOCKED} names what keeps the organisation on one (PTR-06). */
    private void walk(Organisation organisation, Map<String, PathStage> wanted) {
        for (Map.Entry<String, PathStage> path : organisation.paths.entrySet()) {
            if (!wanted.containsKey(path.getKey())) {
                Optional<String> holder = path.getValue() == PathStage.ROLE_CERTIFIED ? Optional.of("已角色认证 role-certified")
                        : pathHolders.stream().flatMap(h -> h.holds(organisation.id, path.getKey()).stream()).findFirst();
                holder.ifPresent(what -> {
                    throw Refusal.of(409, "PATH_LOCKED", "paths", "the path " + path.getKey() + " cannot be left: " + what);
                });
            }
        }
        organisation.paths = wanted;
    }

    private Partner.Contact manager(String userId) {
        return tenants.ecosystemManager(userId)
                .orElseThrow(() -> Refusal.field("ecosystemManager", "is no user of the group ecosystem-manager"));
    }

    private List<String> save(Organisation organisation, Map<String, String> before, String reason) {
        List<String> changed = modifications.write(organisation, before, reason);
        if (!changed.isEmpty()) {
            organisation.updatedAt = clock.instant();
            organisations.update(organisation);
            // the status stays: what has changed is told by a notice of its own
            journal.write(new Journal.Change(organisation.id, organisation.id, organisation.companyName, organisation.status.status(),
                    organisation.status.status(), reason == null ? String.join(", ", changed) : String.join(", ", changed) + "\n" + reason,
                    false, List.of()));
        }
        return changed;
    }

    private void announce(Organisation organisation, List<String> changed, String name, Identity identity, String reason) {
        if (changed.isEmpty()) {
            return;
        }
        notices.send(new Notice(Audience.partner(organisation.id, List.of("partner-admin")), organisation.id, "组织信息已修改",
                "Your organisation's data were changed", String.join(", ", changed) + "\n" + reason));
        if (!organisation.companyName.equals(name)) {
            tenants.rename(organisation.id, organisation.companyName);
            events.publishEvent(new CompanyRenamed(organisation.id, name, organisation.companyName));
        }
        if (organisation.identity != identity) {
            events.publishEvent(new IdentityChanged(organisation.id, identity, organisation.identity, reason));
        }
    }

    private Organisation locked(String partnerId) {
        return organisations.locked(partnerId).orElseThrow(() -> Refusal.notFound("partner"));
    }
}
