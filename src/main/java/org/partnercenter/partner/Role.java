package org.partnercenter.partner;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;

/** The roles of a partner's members, and the Camunda group that each works in (PTR-07). An organisation makes none of its own. */
public enum Role {
    ADMIN("partner-admin", "partner-admin"),
    SALES("partner-sales", "partner-sales"),
    SALES_LEAD("partner-sales-lead", "partner-sales"),
    DELIVERY("partner-delivery", "partner-delivery"),
    FINANCE("partner-finance", "partner-finance");

    private static final int MOST = 3;

    private final String code;
    private final String group;

    Role(String code, String group) {
        this.code = code;
        this.group = group;
    }

    /** The form value. */
    public String code() {
        return code;
    }

    /** The group whose tasks the role gets. */
    public String group() {
        return group;
    }

    private boolean excludes(Role other) {
        return this != other && (this == ADMIN || other == ADMIN || Set.of(this, other).equals(Set.of(SALES, SALES_LEAD)));
    }

    /** The role with this form value. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    /** The form values of these roles, in the order of the table. */
    public static List<String> codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::code).toList();
    }

    /** The groups of these roles. */
    public static Set<String> groups(Collection<Role> roles) {
        return roles.stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The roles of one member; throws {@link Refusal} 400 {@code FIELD_INVALID}, {@code ROLE_REQUIRED}, {@code TOO_MANY_ROLES} or
     * {@code ROLES_EXCLUDE_EACH_OTHER}, each on the field {@code roles}.
     */
    public static Set<Role> parse(Collection<?> codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object code : codes) {
            roles.add(of(String.valueOf(code)).orElseThrow(() -> Refusal.field("roles",
                    "must be a list of " + String.join(", ", codes(EnumSet.allOf(Role.class))))));
        }
        return checked(roles);
    }

    /** As {@link #parse}, for roles that are known to exist. */
    static Set<Role> checked(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw Refusal.of(400, "ROLE_REQUIRED", "roles", "a member has at least one role");
        }
        if (roles.size() > MOST) {
            throw Refusal.of(400, "TOO_MANY_ROLES", "roles", "a member has at most " + MOST + " roles");
        }
        for (Role one : roles) {
            roles.stream().filter(one::excludes).findFirst().ifPresent(other -> {
                throw Refusal.of(400, "ROLES_EXCLUDE_EACH_OTHER", "roles", one.code + " and " + other.code + " exclude each other");
            });
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
}
