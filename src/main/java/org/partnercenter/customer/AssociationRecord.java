package org.partnercenter.customer;

/**
 * An association as the other parts of this module read it.
 *
 * @param type   {@code 1} 顾问销售, {@code 2} 代售
 * @param mobile normalised, or null
 */
public record AssociationRecord(String key, String partnerId, AssociationStatus status, String type, String customerId, String accountName,
                                String customerName, String mobile, String email, String managerId) {

    static AssociationRecord of(Association a) {
        return new AssociationRecord(a.key, a.partnerId, a.status, a.associationType, a.customerId, a.accountName, a.customerName, a.mobile,
                a.email, a.managerId);
    }

    public boolean isAssociated() {
        return status == AssociationStatus.ASSOCIATED;
    }
}
