package org.partnercenter.voucher;

import java.util.List;

/** What a voucher may be used for: codes of cloud services and ids of products, none for all (VCH-08). */
public record UseLimits(List<String> cloudServiceTypes, List<String> productIds) {

    /** No limit. */
    public static final UseLimits NONE = new UseLimits(List.of(), List.of());

    public UseLimits {
        cloudServiceTypes = List.copyOf(cloudServiceTypes);
        productIds = List.copyOf(productIds);
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
