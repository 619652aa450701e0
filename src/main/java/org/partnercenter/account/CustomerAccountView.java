package org.partnercenter.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;

/** A customer account as the vendor's people read it; {@code partnerId} is the partner that it is bound to now. */
record CustomerAccountView(String key, String partnerId, Status status, String customerId, String accountName, String customerName,
                           String mobile, String email, String site, Instant registeredAt, Instant closedAt, int realName, boolean available,
                           boolean internal, boolean consumerCloud, boolean directSales, boolean vendorReported, boolean signedWithVendor,
                           boolean specialContract, boolean rewardProgramme, boolean creditAccount, String partnerState, String salesTeam,
                           String membership, String masterId, int independentMembers, int reservedInstances, int pickupVouchers,
                           int ordersAwaitingPayment, int openResources, String cashConsumed, String arrears, String invoiceDebt,
                           String ownCash, String storedValue, String bonusBalance, int graceDays, String associationType,
                           Instant associatedOn, Instant performanceExcludedUntil, Instant createdAt, Instant updatedAt,
                           String processInstanceId, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
