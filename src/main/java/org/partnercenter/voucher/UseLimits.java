package org.partnercenter.voucher;

import java.util.List;
import org.partnercenter.platform.Refusal;

/** What a voucher may be used for: codes of cloud services and ids of products, none for all (VCH-08). */
public record UseLimits(List<String> cloudServiceTypes, List<String> productIds) {

    /** No limit. */
    public static final UseLimits NONE = new UseLimits(List.of(), List.of());

    public UseLimits {
        cloudServiceTypes = List.copyOf(cloudServiceTypes);
        productIds = List.copyOf(productIds);
    }

    /** The limits of a voucher with these own ones: part of the quota's, or free where that has none; without own ones the quota's. */
    UseLimits of(UseLimits quota) {
        return new UseLimits(part("cloudServiceTypes", cloudServiceTypes, quota.cloudServiceTypes),
                part("productIds", productIds, quota.productIds));
    }

    private static List<String> part(String field, List<String> own, List<String> quota) {
        if (own.isEmpty()) {
            return quota;
        }
        if (!quota.isEmpty() && !quota.containsAll(own)) {
            throw Refusal.field(field, "must be a part of the quota's: " + String.join(", ", quota));
        }
        return own;
    }

    /** As a column holds a list: a line for each. */
    static String column(List<String> codes) {
        return String.join("\n", codes);
    }

    /** As {@link #column} wrote it. */
    static List<String> codes(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split("\n"));
    }
}
