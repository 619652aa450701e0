package org.partnercenter.portal;

import java.util.ArrayList;
import java.util.List;
import org.partnercenter.platform.Actor;

/** Where the pages about quotas and vouchers are. */
final class VoucherLinks {

    static final String QUOTAS = "voucher-quotas";
    static final String VOUCHERS = "vouchers";
    static final String OPERATIONS = "/records/voucher-operations";

    private VoucherLinks() {
    }

    /** Whether each action of this collection's records has a page here. */
    static boolean isOf(String collection) {
        return VOUCHERS.equals(collection) || QUOTAS.equals(collection);
    }

    /** The page of an action that a quota or a voucher offers. */
    static String href(String collection, String key, String action) {
        if (VOUCHERS.equals(collection)) {
            return "/vouchers/reclaim?voucherKeys=" + key;
        }
        return switch (action) {
            case "issue" -> "/vouchers/issue?quotaKey=" + key;
            case "take-back" -> "/voucher-quotas/take-back?quotaKeys=" + key;
            case "allocate", "whitelist" -> "/voucher-quotas/" + key + "/" + action;
            default -> "/voucher-quotas/" + key + "/manage";
        };
    }

    /** What can be done beside a list. */
    static List<Frame.Place> beside(String collection, boolean distributor, Actor caller) {
        List<Frame.Place> places = new ArrayList<>();
        boolean partner = caller.isPartner() && caller.hasAny("partner-finance", "partner-admin");
        boolean operations = caller.isVendor() && caller.hasAny("operations");
        if (QUOTAS.equals(collection)) {
            if (operations) {
                places.add(new Frame.Place("/voucher-quotas/new", new Bilingual("授予额度", "Grant a quota")));
            }
            if (partner && distributor) {
                places.add(new Frame.Place("/voucher-quotas/take-back", new Bilingual("批量回收额度", "Take quotas back")));
            }
        } else if (VOUCHERS.equals(collection)) {
            if (partner) {
                places.add(new Frame.Place("/vouchers/reclaim", new Bilingual("批量回收代金券", "Reclaim vouchers")));
            }
            if (operations) {
                places.add(new Frame.Place("/vouchers/own", new Bilingual("发放伙伴自有券", "A voucher for a partner itself")));
            }
        }
        return places;
    }
}
