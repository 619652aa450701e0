package org.partnercenter.partner;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    private final Members members;
    private final Journal journal;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    /** Where people reach the portal. */
    private final String address;

    Onboarding(OrganisationRepository organisations, OrganisationTenants tenants, MainAccounts mainAccounts, Members members, Journal journal,
               Outbox outbox, ApplicationEventPublisher events, Clock clock, @Value("${portal.address}") String address) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.mainAccounts = mainAccounts;
        this.members = members;
        this.journal = journal;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.address = address;
    }

    /** Whether the caller may onboard partners. */
    public static boolean isAllowed(Actor caller) {
        return caller.isVendor() && caller.hasAny("ecosystem-manager");
    }

    /**
     * Onboards what the body describes; answers the initial passwords by user id, the administrator's first. They are shown to the
     * caller once, kept nowhere and mailed to nobody. Refuses 403 for all but the ecosystem manager, 400 {@code FIELD_INVALID},
     * 409 {@code PARTNER_EXISTS}, and what {@link Members} refuses of its people.
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
        NewMember administrator = ApiForm.at("admin", () -> NewMember.administrator(OrganisationFields.fieldsOf("admin", values.object("admin"))));
        List<NewMember> others = new ArrayList<>();
        List<?> list = values.list("members");
        for (int i = 0; i < list.size(); i++) {
            String path = "members[" + i + "]";
            Object member = list.get(i);
            others.add(ApiForm.at(path, () -> NewMember.of(OrganisationFields.fieldsOf(path, member))));
        }
        Map<String, String> passwords = new LinkedHashMap<>();
        onboard(partner, () -> passwords.putAll(admit(partner.partnerId(), administrator, others)));
        tellAdministrator(partner, administrator);
        return passwords;
    }

    /**
     * Makes the organisation and, by the caller's means, its people; 409 {@code PARTNER_EXISTS} when the id is taken. The demo comes in
     * here: its people have known passwords.
     */
    @Transactional
    public void onboard(NewPartner partner, Runnable people) {
        organisations.oneAtATime();
        Organisation organisation = organisation(partner);
        organisations.insert(organisation);
        tenants.create(organisation.id, organisation.companyName);
        people.run();
        journal.write(new Journal.Change(organisation.id, organisation.id, organisation.companyName, null, organisation.status.status(),
                null, false, List.of()));
        events.publishEvent(new PartnerOnboarded(organisation.id, organisation.identity, organisation.distributorId));
    }

    /** Leads are made before those that name them; the answer keeps the order of the request. */
    private Map<String, String> admit(String partnerId, NewMember administrator, List<NewMember> others) {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(administrator.userId(), ApiForm.at("admin", () -> members.create(partnerId, administrator)));
        others.forEach(member -> passwords.put(member.userId(), null));
        others.stream().sorted(Comparator.comparing(member -> member.leadId() != null)).forEach(member -> passwords.put(member.userId(),
                ApiForm.at("members[" + others.indexOf(member) + "]", () -> members.create(partnerId, member))));
        return passwords;
    }

    /** The first mail: where to log in and as whom; the password is handed over by the ecosystem manager. */
    private void tellAdministrator(NewPartner partner, NewMember administrator) {
        outbox.mail(partner.partnerId(), administrator.email(), "欢迎加入伙伴中心 | Welcome to the Partner Center", """
                %1$s 已成为伙伴，您是伙伴管理员。您的用户 ID：%2$s
                %1$s is a partner now and you are its administrator. Your user id: %2$s
                初始密码由您的生态经理转交，首次登录须修改。Your ecosystem manager hands you the initial password; it is changed at the first login.
                %3$s""".formatted(partner.companyName(), administrator.userId(), address + "/login"));
    }

    private Organisation organisation(NewPartner partner) {
        requireFree(partner.partnerId());
        if (!COUNTRIES.contains(partner.region())) {
            throw Refusal.field("region", "must be an ISO 3166 code such as CN");
        }
        if (partner.distributorId() != null) {
            requireDistributor(partner);
        }
        Organisation organisation = new Organisation(partner.partnerId(), clock.instant());
        organisation.companyName = partner.companyName();
        organisation.creditCode = partner.creditCode();
        organisation.region = partner.region();
        organisation.identify(partner.identity());
        partner.paths().forEach(path -> organisation.paths.put(path, PathStage.JOINED));
        organisation.cloudAccountId = partner.cloudAccountId();
        organisation.distributorId = partner.distributorId();
        organisation.ecosystemManager = tenants.ecosystemManager(partner.ecosystemManager())
                .orElseThrow(() -> Refusal.field("ecosystemManager", "is no user of the group ecosystem-manager"));
        organisation.mainAccount = mainAccounts.isFirst(partner.creditCode());
        return organisation;
    }

    private void requireFree(String partnerId) {
        if (partnerId.equals(Actor.VENDOR_TENANT)) {
            throw Refusal.field("partnerId", "is the vendor's own");
        }
        if (organisations.find(partnerId).isPresent() || tenants.exists(partnerId)) {
            throw Refusal.of(409, "PARTNER_EXISTS", "partnerId", "the partner id " + partnerId + " is taken");
        }
    }

    private void requireDistributor(NewPartner partner) {
        if (partner.identity() != Identity.RESELLER) {
            throw Refusal.field("distributorId", "is for a reseller only");
        }
        organisations.find(partner.distributorId()).filter(d -> d.identity == Identity.DISTRIBUTOR && d.status == PartnerStatus.ACTIVE)
                .orElseThrow(() -> Refusal.field("distributorId", "is no active distributor"));
    }
}
