package org.partnercenter.customer;

import java.util.List;

/**
 * The result of an account check (账号检查).
 *
 * @param associationType the present type
 * @param newType         the type that a switch would lead to, else null
 * @param possible        whether nothing stands against the change
 * @param blockers        everything that does (CUS-22)
 * @param refunds         where later refunds would go (CUS-31)
 */
public record ChangeCheckView(String associationKey, String kind, String associationType, String newType, boolean possible,
                              List<ChangeBlocker> blockers, List<ChangeView.Refund> refunds) {
}
