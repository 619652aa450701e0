package org.partnercenter.voucher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.Action;

/** What a reader may do with a quota now; the steps decide again. */
final class QuotaActions {

    private QuotaActions() {
    }

    /** {@code viewing} is the reader's organisation, null for the vendor's people. */
    static List<Action> of(Quota quota, Actor viewer, Partner viewing, Instant now) {
        List<Action> actions = new ArrayList<>();
        QuotaStatus shown = quota.shown(now);
        if (viewing != null && viewing.isActive() && viewer.hasAny("partner-finance", "partner-admin")) {
            partner(quota, viewing, shown, now, actions);
        } else if (viewer.isVendor() && viewer.hasAny("operations")) {
            operations(quota, viewer, shown, actions);
        }
        return actions;
    }

    private static void partner(Quota quota, Partner viewing, QuotaStatus shown, Instant now, List<Action> actions) {
        if (viewing.id().equals(quota.source.giverId())) {
            if (shown == QuotaStatus.NORMAL) {
                actions.add(new Action("take-back", "回收额度", "Take the quota back", null));
            }
            return;
        }
        if (shown == QuotaStatus.NORMAL && !now.isBefore(quota.terms.effectiveAt())) {
            actions.add(new Action("issue", "发放代金券", "Issue vouchers", null));
            if (viewing.identity() == Identity.DISTRIBUTOR && quota.terms.kind() == QuotaKind.VOUCHER) {
                actions.add(new Action("allocate", "发放额度", "Give quota to resellers", null));
            }
        }
        if (!shown.isFinal()) {
            actions.add(new Action("whitelist", "管理客户白名单", "Customer whitelist", null));
        }
    }

    private static void operations(Quota quota, Actor viewer, QuotaStatus shown, List<Action> actions) {
        if (quota.status == QuotaStatus.ADJUSTING) {
            if (!viewer.userId().equals(quota.pendingBy)) {
                actions.add(new Action("confirm", "复核", "Confirm", null));
            }
        } else if (!shown.isFinal()) {
            if (quota.source.parentKey() == null) {
                actions.add(new Action("adjust", "调整额度", "Adjust", null));
            }
            actions.add(new Action("status", "冻结、解冻或失效", "Freeze, thaw or invalidate", null));
        }
    }
}
