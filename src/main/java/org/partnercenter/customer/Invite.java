package org.partnercenter.customer;

/**
 * The invitation of a reported customer.
 *
 * @param managerId       the account manager to whom the customer will belong, may be null
 * @param associationType {@code 1} 顾问销售, {@code 2} 代售
 * @param inviterId       whose invitation it is: its mails count on this user's day (CUS-09)
 */
public record Invite(String reportKey, String partnerId, String customerName, String mobile, String email, String managerId,
                     String associationType, String inviterId) {
}
