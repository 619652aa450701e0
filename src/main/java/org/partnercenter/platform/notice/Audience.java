package org.partnercenter.platform.notice;

import java.util.List;

/** Who is told: groups of one partner, or groups of the vendor (then {@code partnerId} is null). */
public record Audience(String partnerId, List<String> groups) {

    public static Audience partner(String partnerId, List<String> groups) {
        return new Audience(partnerId, groups);
    }

    public static Audience vendor(String... groups) {
        return new Audience(null, List.of(groups));
    }
}
