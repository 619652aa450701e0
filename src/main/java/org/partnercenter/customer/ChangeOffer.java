package org.partnercenter.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Status;

/**
 * A partner's request as the customer reads it on {@code /change/{token}}.
 *
 * @param typeZh  the present type, and {@code newTypeZh} the one that a switch leads to, or null
 * @param lastDay the last local day on which it can be answered
 * @param refunds where later refunds go once the customer agrees (CUS-31)
 * @param mobile  masked: where the SMS code goes
 */
public record ChangeOffer(String key, String partnerName, Status kind, String typeZh, String typeEn, String newTypeZh, String newTypeEn,
                          String reason, Instant filedAt, LocalDate lastDay, List<RefundRoute> refunds, String accountName, String mobile) {
}
