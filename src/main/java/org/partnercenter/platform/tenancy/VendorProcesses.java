package org.partnercenter.platform.tenancy;

import java.util.Set;

/** The processes of no partner: their instances run in the vendor's tenant, whose members are the vendor's groups alone. */
public final class VendorProcesses {

    private static final Set<String> KEYS = Set.of("close-period", "calendar-publication", "payout-run", "redemption-run", "voucher-expiry", "receipt-watch");

    private VendorProcesses() {
    }

    public static boolean contains(String processKey) {
        return KEYS.contains(processKey);
    }
}
