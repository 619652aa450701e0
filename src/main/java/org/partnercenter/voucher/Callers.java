package org.partnercenter.voucher;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

/** Who may do what with quotas and vouchers. */
final class Callers {

    private Callers() {
    }

    /** The partner for which this person gives out and takes back; 403 to everybody else. */
    static String partner(Actor caller) {
        if (caller.partnerId() == null || !caller.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("vouchers are given out and taken back by a partner's finance people and administrators");
        }
        return caller.partnerId();
    }

    /** 403 unless this is somebody of the vendor's operations. */
    static void operations(Actor caller) {
        if (!caller.isVendor() || !caller.hasAny("operations")) {
            throw Refusal.notAllowed("quotas are set by the vendor's operations");
        }
    }
}
