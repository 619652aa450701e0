package org.partnercenter.partner.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.partner.OrganisationTenants;
import org.partnercenter.partner.Partner;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.security.Authorizations;
import org.springframework.stereotype.Component;

/** Tenants and the vendor's people in the engine's identity service. The caller's right was checked before. */
@Component
class PartnerTenants implements OrganisationTenants {

    /** The key under which a user's mobile number is kept. */
    static final String MOBILE = "mobile";

    private final IdentityService identity;
    private final Authorizations authorizations;
    private final AsSystem asSystem;

    PartnerTenants(IdentityService identity, Authorizations authorizations, AsSystem asSystem) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.asSystem = asSystem;
    }

    @Override
    public void create(String partnerId, String companyName) {
        asSystem.run(() -> authorizations.tenant(partnerId, companyName));
    }

    @Override
    public boolean exists(String partnerId) {
        return asSystem.call(() -> identity.createTenantQuery().tenantId(partnerId).count()) > 0;
    }

    @Override
    public void rename(String partnerId, String companyName) {
        asSystem.run(() -> {
            Tenant tenant = identity.createTenantQuery().tenantId(partnerId).singleResult();
            tenant.setName(companyName);
            identity.saveTenant(tenant);
        });
    }

    @Override
    public Optional<Partner.Contact> ecosystemManager(String userId) {
        return asSystem.call(() -> {
            User user = identity.createUserQuery().userId(userId).memberOfGroup("ecosystem-manager").singleResult();
            return Optional.ofNullable(user).map(this::contact);
        });
    }

    private Partner.Contact contact(User user) {
        String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return new Partner.Contact(name, text(user.getEmail()), text(identity.getUserInfo(user.getId(), MOBILE)), user.getId());
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
