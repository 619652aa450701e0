package org.partnercenter.platform;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who acts: a signed-in user with groups and tenants, or the system itself (timers and jobs).
 *
 * @param tenants the organisations that the user serves: one partner, or, for the vendor's people, all of them
 */
public record Actor(String userId, Set<String> groups, Set<String> tenants) implements Serializable {

    /** The vendor's groups, the most specific first: partners see this instead of a person's name. */
    public static final List<String> VENDOR_GROUPS = List.of("ecosystem-manager", "solution-architect", "project-reviewer",
            "value-expert", "operations", "finance", "manager", "camunda-admin");
    /** The partners' groups. */
    public static final List<String> PARTNER_GROUPS = List.of("partner-admin", "partner-sales", "partner-delivery",
            "partner-finance");
    /** The tenant of processes that belong to no partner. */
    public static final String VENDOR_TENANT = "vendor";

    private static final Actor SYSTEM = new Actor("system", Set.of(), Set.of());
    private static final Actor NOBODY = new Actor("anonymous", Set.of(), Set.of());
    /** A customer on one of the public pages: known by the link it holds, never by a login. */
    public static final Actor CUSTOMER = new Actor("customer", Set.of(), Set.of());

    public Actor {
        groups = Set.copyOf(groups);
        tenants = Set.copyOf(tenants);
    }

    /**
     * The user of the request on this thread. Where nobody has asked to sign in, on the job executor's threads, it is the system;
     * a request that is not signed in, or not by our login, is nobody and sees nothing.
     */
    public static Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return SYSTEM;
        }
        return authentication.getPrincipal() instanceof SignedIn user ? user.actor() : NOBODY;
    }

    /** What the security layer keeps of a signed-in user. */
    public interface SignedIn {
        Actor actor();
    }

    public boolean isSystem() {
        return this == SYSTEM;
    }

    /** Whether a person has signed in. */
    public boolean isSignedIn() {
        return !isSystem() && this != NOBODY && !isCustomer();
    }

    /** Whether a customer acts on a public page. */
    public boolean isCustomer() {
        return this == CUSTOMER;
    }

    public boolean isAdmin() {
        return groups.contains("camunda-admin");
    }

    public boolean isVendor() {
        return groups.stream().anyMatch(VENDOR_GROUPS::contains);
    }

    public boolean isPartner() {
        return !isSystem() && !isVendor() && !isCustomer();
    }

    /** The partner that this user belongs to; null for the vendor's people and the system. */
    public String partnerId() {
        return isPartner() && tenants.size() == 1 ? tenants.iterator().next() : null;
    }

    public boolean hasAny(String... wanted) {
        return isAdmin() || List.of(wanted).stream().anyMatch(groups::contains);
    }

    /** Whether this user may read a record of that partner. */
    public boolean sees(String partnerId) {
        return isSystem() || isVendor() || partnerId != null && partnerId.equals(partnerId());
    }

    /** How a partner sees this actor: one of the vendor's groups, {@code system}, or the colleague's user id. */
    public String publicName() {
        return isVendor() ? VENDOR_GROUPS.stream().filter(groups::contains).findFirst().orElseThrow() : userId;
    }
}
