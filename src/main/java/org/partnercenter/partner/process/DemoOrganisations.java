package org.partnercenter.partner.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.Authorizations;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's partners and people; a password is the user name. Never in {@code prod}. */
@Component
@Profile("(demo | demo-people) & !prod")
@Order(10)
class DemoOrganisations implements StartUpStep {

    private static final Partner.Contact PDM = new Partner.Contact("王生态 Wang Shengtai", "pdm@vendor.example", "13800000001");
    private static final List<Partner> PARTNERS = List.of(
            new Partner("cloudstar", "杭州云启科技有限公司", Set.of("software", "service"), true, 1, PDM),
            new Partner("bluewave", "深圳蓝潮信息有限公司", Set.of(), false, 0, PDM),
            new Partner("starbridge", "上海星桥数科有限公司", Set.of("software"), true, 0, PDM),
            new Partner("rivertech", "苏州江川科技有限公司", Set.of(), false, 0, PDM),
            new Partner("northgate", "成都北境软件有限公司", Set.of(), false, 0, PDM));
    private static final Map<String, String> PARTNER_ROLES = Map.of("admin", "伙伴管理员", "sales", "客户经理", "delivery", "交付", "finance", "财务");
    private static final Map<String, String> VENDOR_USERS = Map.ofEntries(Map.entry("pdm", "ecosystem-manager"),
            Map.entry("psa", "solution-architect"), Map.entry("reviewer", "project-reviewer"), Map.entry("reviewer2", "project-reviewer"),
            Map.entry("expert", "value-expert"), Map.entry("operations", "operations"), Map.entry("operations2", "operations"),
            Map.entry("finance", "finance"), Map.entry("finance2", "finance"), Map.entry("manager", "manager"), Map.entry("admin", "camunda-admin"));

    private final IdentityService identity;
    private final Authorizations authorizations;
    private final Partners partners;

    DemoOrganisations(IdentityService identity, Authorizations authorizations, Partners partners) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.partners = partners;
    }

    @Override
    @Transactional
    public void run() {
        if (identity.createUserQuery().userId("admin").count() > 0) {
            return;
        }
        VENDOR_USERS.forEach((id, group) -> user(id, id, group, id + "@vendor.example", group));
        for (Partner partner : PARTNERS) {
            partners.register(partner);
            authorizations.tenant(partner.id(), partner.companyName());
            PARTNER_ROLES.forEach((role, name) -> {
                String id = partner.id() + "-" + role;
                user(id, name, partner.companyName(), id + "@" + partner.id() + ".example", "partner-" + role);
                identity.createTenantUserMembership(partner.id(), id);
            });
        }
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
