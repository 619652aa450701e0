package org.partnercenter.partner.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's partners and people; a password is the user name. Never in {@code prod}. */
@Component
@Profile("(demo | demo-people) & !prod")
@Order(10)
class DemoOrganisations implements StartUpStep {

    private static final List<NewPartner> PARTNERS = List.of(
            partner("cloudstar", "杭州云启科技有限公司", "91330108MA2CKQ1T72", Identity.SOLUTION_PROVIDER, List.of("software", "service"), null),
            partner("bluewave", "深圳蓝潮信息有限公司", "91440300MA5FBW8L2Y", Identity.SOLUTION_PROVIDER, List.of(), null),
            partner("starbridge", "上海星桥数科有限公司", "91310115MA1K4XQ93E", Identity.DISTRIBUTOR, List.of("software"), null),
            partner("rivertech", "苏州江川科技有限公司", "91320505MA1YRT6W05", Identity.RESELLER, List.of(), "starbridge"),
            partner("northgate", "成都北境软件有限公司", "91510100MA6CNG5U8L", Identity.NONE, List.of(), null));
    private static final Map<String, String> PARTNER_ROLES = Map.of("admin", "伙伴管理员", "sales", "客户经理", "delivery", "交付", "finance", "财务");
    private static final Map<String, String> VENDOR_USERS = Map.ofEntries(Map.entry("pdm", "ecosystem-manager"),
            Map.entry("psa", "solution-architect"), Map.entry("reviewer", "project-reviewer"), Map.entry("reviewer2", "project-reviewer"),
            Map.entry("expert", "value-expert"), Map.entry("operations", "operations"), Map.entry("operations2", "operations"),
            Map.entry("finance", "finance"), Map.entry("finance2", "finance"), Map.entry("manager", "manager"), Map.entry("admin", "camunda-admin"));

    private final IdentityService identity;
    private final Onboarding onboarding;
    private final JdbcClient jdbc;

    DemoOrganisations(IdentityService identity, Onboarding onboarding, JdbcClient jdbc) {
        this.identity = identity;
        this.onboarding = onboarding;
        this.jdbc = jdbc;
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
        VENDOR_USERS.forEach((id, group) -> user(id, id, group, id + "@vendor.example", group));
        ecosystemManager();
        for (NewPartner partner : PARTNERS) {
            onboarding.onboard(partner);
            PARTNER_ROLES.forEach((role, name) -> {
                String id = partner.partnerId() + "-" + role;
                user(id, name, partner.companyName(), id + "@" + partner.partnerId() + ".example", "partner-" + role);
                identity.createTenantUserMembership(partner.partnerId(), id);
            });
        }
        facts();
    }

    private void facts() {
        jdbc.sql("update partner set business_certified = true where id in ('cloudstar', 'starbridge')").update();
        jdbc.sql("update partner set software_stage = 'role-certified', service_stage = 'role-certified' where id = 'cloudstar'").update();
        jdbc.sql("insert into partner_capability_label values ('cloudstar', 'cloud-migration', '1', date '2025-06-30')").update();
    }

    private void ecosystemManager() {
        User pdm = identity.createUserQuery().userId("pdm").singleResult();
        pdm.setFirstName("王生态");
        pdm.setLastName("Wang Shengtai");
        identity.saveUser(pdm);
        identity.setUserInfo("pdm", PartnerTenants.MOBILE, "13800000001");
    }

    private void user(String id, String firstName, String lastName, String email, String group) {
        User user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setPassword(id);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }
}
