package org.partnercenter.platform.notice;

import java.util.List;

/**
 * Who is told: groups of one partner, groups of the vendor (then {@code partnerId} is null), or single users.
 *
 * @param users user ids that are told whatever their groups are
 */
public record Audience(String partnerId, List<String> groups, List<String> users) {

    public static Audience partner(String partnerId, List<String> groups) {
        return new Audience(partnerId, groups, List.of());
    }

    public static Audience vendor(String... groups) {
        return new Audience(null, List.of(groups), List.of());
    }

    public static Audience users(String partnerId, List<String> users) {
        return new Audience(partnerId, List.of(), List.copyOf(users));
    }
}
