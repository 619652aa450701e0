package org.partnercenter.partner;

import java.util.Set;

/** A member has other roles than before. */
public record MemberRolesChanged(String partnerId, String userId, Set<Role> before, Set<Role> after) {
}
