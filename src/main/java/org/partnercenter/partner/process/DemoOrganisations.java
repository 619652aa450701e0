package org.partnercenter.partner.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.NewMember;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.partner.OrganisationChanges;
import org.partnercenter.partner.Role;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's partners and people, onboarded as everybody is; a password is the user name. Never in {@code prod}. */
@Component
@Profile("(demo | demo-people) & !prod")
@Order(10)
class DemoOrganisations implements StartUpStep {

    /** A distributor comes before its reseller. */
    private static final List<NewPartner> PARTNERS = List.of(
            partner("cloudstar", "杭州云启科技有限公司", "91330108MA2CKQ1T72", Identity.SOLUTION_PROVIDER, List.of("software", "service"), null),
            partner("bluewave", "深圳蓝潮信息有限公司", "91440300MA5FBW8L2Y", Identity.SOLUTION_PROVIDER, List.of(), null),
            partner("starbridge", "上海星桥数科有限公司", "91310115MA1K4XQ93E", Identity.DISTRIBUTOR, List.of("software"), null),
            partner("rivertech", "苏州江川科技有限公司", "91320505MA1YRT6W05", Identity.RESELLER, List.of(), "starbridge"),
            partner("northgate", "成都北境软件有限公司", "91510100MA6CNG5U8L", Identity.NONE, List.of(), null));
    private static final List<Role> ROLES = List.of(Role.ADMIN, Role.SALES, Role.DELIVERY, Role.FINANCE);
    private static final Map<Role, String> NAMES = Map.of(Role.ADMIN, "伙伴管理员", Role.SALES, "客户经理", Role.DELIVERY, "交付", Role.FINANCE, "财务");
    private static final Map<String, String> VENDOR_USERS = Map.ofEntries(Map.entry("pdm", "ecosystem-manager"),
            Map.entry("psa", "solution-architect"), Map.entry("reviewer", "project-reviewer"), Map.entry("reviewer2", "project-reviewer"),
            Map.entry("expert", "value-expert"), Map.entry("operations", "operations"), Map.entry("operations2", "operations"),
            Map.entry("finance", "finance"), Map.entry("finance2", "finance"), Map.entry("manager", "manager"), Map.entry("admin", "camunda-admin"));

    private final IdentityService identity;
    private final Onboarding onboarding;
    private final OrganisationChanges changes;
    private final Members members;
    private final RunAs runAs;

    DemoOrganisations(IdentityService identity, Onboarding onboarding, OrganisationChanges changes, Members members, RunAs runAs) {
        this.identity = identity;
        this.onboarding = onboarding;
        this.changes = changes;
        this.members = members;
        this.runAs = runAs;
    }

    private static NewPartner partner(String id, String name, String creditCode, Identity identity, List<String> paths, String distributor) {
        return new NewPartner(id, name, creditCode, "CN", identity, paths, "hw-" + id, distributor, "pdm");
    }

    @Override
    @Transactional
    public void run() {
        if (identity.createUserQuery().userId("admin").count() > 0) {
            return;
        }
        VENDOR_USERS.forEach(this::vendorUser);
        nameEcosystemManager();
        for (int i = 0; i < PARTNERS.size(); i++) {
            NewPartner partner = PARTNERS.get(i);
            String mobile = "1390000%d0".formatted(i + 1);
            runAs.user("pdm", () -> {
                onboarding.onboard(partner, () -> ROLES.forEach(role -> admit(partner.partnerId(), role, mobile)));
                return null;
            });
        }
        grantFacts();
        giveContacts();
    }

    private void admit(String partnerId, Role role, String mobile) {
        String id = partnerId + "-" + role.code().substring("partner-".length());
        members.create(partnerId, new NewMember(id, NAMES.get(role), id + "@" + partnerId + ".example", mobile + "0" + role.ordinal(), Set.of(role)), id);
    }

    /** What the vendor has granted cloudstar. */
    private void grantFacts() {
        change("pdm", "cloudstar", Map.of("reason", "年度认证 Annual certification",
                "paths", List.of(Map.of("path", "software", "stage", "role-certified"), Map.of("path", "service", "stage", "role-certified")),
                "capabilityLabels", List.of(Map.of("code", "cloud-migration", "level", "1", "grantedOn", "2025-06-30"))));
    }

    /** Whom customers and the vendor reach. */
    private void giveContacts() {
        for (String id : List.of("cloudstar", "bluewave", "starbridge", "rivertech")) {
            change(id + "-admin", id, Map.of("contactName", "联系人", "contactMobile", "13900009999", "contactEmail", "contact@" + id + ".example"));
        }
    }

    private void change(String user, String partnerId, Map<String, Object> body) {
        runAs.user(user, () -> {
            changes.change(partnerId, body, Actor.current());
            return null;
        });
    }

    private void nameEcosystemManager() {
        User pdm = identity.createUserQuery().userId("pdm").singleResult();
        pdm.setFirstName("王生态");
        pdm.setLastName("Wang Shengtai");
        identity.saveUser(pdm);
        identity.setUserInfo("pdm", PartnerTenants.MOBILE, "13800000001");
    }

    private void vendorUser(String id, String group) {
        User user = identity.newUser(id);
        user.setFirstName(id);
        user.setLastName(id);
        user.setEmail(id + "@vendor.example");
        user.setPassword(id);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }
}
