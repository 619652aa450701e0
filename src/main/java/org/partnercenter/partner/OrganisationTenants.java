package org.partnercenter.partner;

import java.util.Optional;

/** The engine's side of an organisation: its tenant, and the vendor's people. A port, because this module does not know the engine. */
public interface OrganisationTenants {

    /** Makes the organisation's tenant, which all of the vendor's groups serve, in the running transaction. */
    void create(String partnerId, String companyName);

    /** Whether there is a tenant of that id already. */
    boolean exists(String partnerId);

    /** Gives the tenant the organisation's new name. */
    void rename(String partnerId, String companyName);

    /** The vendor's user as a contact, if it is a member of the group {@code ecosystem-manager}. */
    Optional<Partner.Contact> ecosystemManager(String userId);
}
