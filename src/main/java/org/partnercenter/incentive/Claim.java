package org.partnercenter.incentive;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What a partner claims an opportunity's incentive with, its file aside. In a revision a field that was left out is null.
 *
 * @param claimKind    {@code first-order} or {@code sustained}
 * @param projectStart the day on which the customer's project began
 */
public record Claim(String opportunityKey, String customerAccount, String claimKind, LocalDate projectStart) {

    /** This revision over what was claimed before: a field that was left out keeps its value. */
    Claim over(Claim before) {
        return new Claim(opportunityKey == null ? before.opportunityKey : opportunityKey,
                customerAccount == null ? before.customerAccount : customerAccount, claimKind == null ? before.claimKind : claimKind,
                projectStart == null ? before.projectStart : projectStart);
    }

    /** What makes two claims' customers the same (INC-14); an account is the same however it is capitalised. */
    String customer() {
        return customerAccount.toLowerCase(Locale.ROOT);
    }
}
