package org.partnercenter.partner;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who acts for an organisation.
 *
 * @param userId          never changes, and is never used again (PTR-08)
 * @param leadId          the sales lead above an account manager, or null
 * @param customerContact whether customers are shown this member (PTR-17)
 */
public record Member(String userId, String partnerId, String displayName, String email, String mobile, Set<Role> roles, String leadId,
                     boolean customerContact, MemberStatus status, Instant createdAt, Instant updatedAt) {

    public Member {
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isDisabled() {
        return status == MemberStatus.DISABLED;
    }

    Member withRoles(Set<Role> others) {
        return new Member(userId, partnerId, displayName, email, mobile, others, leadId, customerContact, status, createdAt, updatedAt);
    }

    /** The key of the member's history and notices: no other record's key begins so. */
    String key() {
        return key(userId);
    }

    static String key(String userId) {
        return "MBR-" + userId;
    }
}
