package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.notice.Outbox;
import org.springframework.beans.factory.annotation.Value;
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
    private final MainAccounts mainAccounts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Outbox outbox;
    /** Where people reach the portal. */
    private final String address;

    Onboarding(OrganisationRepository organisations, OrganisationTenants tenants, MainAccounts mainAccounts, Journal journal, Outbox outbox,
               ApplicationEventPublisher events, Clock clock, @Value("${portal.address}") String address) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.mainAccounts = mainAccounts;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.outbox = outbox;
        this.address = address;
    }

    /** Whether the caller may onboard partners. */
    public static boolean isAllowed(Actor caller) {
        return caller.isVendor() && caller.hasAny("ecosystem-manager");
    }

    /**
     * Onboards what the body describes; answers the initial passwords by user id, the administrator's first. Refuses 403 for all but the
     * ecosystem manager, 400 {@code FIELD_INVALID}, 409 {@code PARTNER_EXISTS}, and what {@code Members} refuses of its people.
     */
    @Transactional
    public Map<String, String> onboard(Map<String, ?> body, Actor caller) {
        if (!isAllowed(caller)) {
            throw Refusal.notAllowed("only ecosystem-manager onboards partners");
        }
        ApiForm.Values values = OrganisationFields.ONBOARDING.check(body);
        NewPartner partner = new NewPartner(values.text("partnerId"), values.text("companyName"), OrganisationFields.creditCode(values),
                values.text("region"), StatusCode.of(Identity.class, values.text("identity")), values.choices("paths", OrganisationFields.PATHS),
                values.text("cloudAccountId"), values.text("distributorId"), values.text("ecosystemManager"));
        onboard(partner);
        java.util.Map<String, String> pw = new java.util.LinkedHashMap<>();
        java.util.Map<String, Object> a = (java.util.Map<String, Object>) body.get("admin");
        pw.put((String) a.get("userId"), tenants.interim(partner.partnerId(), (String) a.get("userId"), (String) a.get("email"), "partner-admin"));
        for (Object o : values.list("members")) { java.util.Map<String, Object> m = (java.util.Map<String, Object>) o;
          pw.put((String) m.get("userId"), tenants.interim(partner.partnerId(), (String) m.get("userId"), (String) m.get("email"), (String) ((List<?>) m.get("roles")).get(0))); }
        tellAdministrator(partner, (String) a.get("userId"), (String) a.get("email"));
        return pw;
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

    /** The first mail: where to log in and as whom; the password is handed over by the ecosystem manager. */
    private void tellAdministrator(NewPartner partner, String userId, String email) {
        outbox.mail(partner.partnerId(), email, "欢迎加入伙伴中心 | Welcome to the partner center", """
                %s 已成为伙伴，您是管理员。您的用户 ID：%s。
                %s is a partner now and you are its administrator. Your user id: %s.
                初始密码由您的生态经理转交，首次登录须修改。Your ecosystem manager hands you the initial password; you change it at the first login.
                %s""".formatted(partner.companyName(), userId, partner.companyName(), userId, address + "/login"));
    }

    private Organisation organisation(NewPartner partner) {
        if (partner.partnerId().equals(Actor.VENDOR_TENANT)) {
            throw Refusal.field("partnerId", "is the vendor's own");
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
        organisation.mainAccount = mainAccounts.isFirst(partner.creditCode());
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
