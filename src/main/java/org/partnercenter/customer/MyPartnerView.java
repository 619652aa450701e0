package org.partnercenter.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Status;

/**
 * What a customer reads on {@code /my-partner/{token}} (CUS-26).
 *
 * @param contacts  whom to call at the partner (PTR-17)
 * @param mobile    the account's own mobile, masked: where the SMS code goes
 * @param signed    the notices that the customer has accepted (CUS-14)
 * @param newNotice a newer version for the present type that it may sign, or null
 * @param log       what happened to the bond, the latest first
 * @param open      requests that wait for an answer or are carried out
 * @param blockers  what stands against ending the association now (CUS-22)
 * @param refunds   where later refunds go once it has ended (CUS-31)
 */
public record MyPartnerView(String partnerName, List<Contact> contacts, String accountName, String mobile, String typeZh, String typeEn,
                            Instant since, List<SignedNotice> signed, NoticeVersion newNotice, List<Event> log, List<Request> open,
                            List<ChangeBlocker> blockers, List<RefundRoute> refunds) {

    /** Somebody to call. */
    public record Contact(String name, String mobile, String email) {
    }

    /** A notice with the version that was accepted. */
    public record SignedNotice(NoticeVersion notice, Instant signedAt) {
    }

    /** Something that happened to the bond. */
    public record Event(Instant at, String zh, String en) {
    }

    /**
     * An open request.
     *
     * @param byCustomer whether the customer asked, and may withdraw
     * @param answerUrl  where the customer answers its partner's request, or null
     */
    public record Request(String key, Status kind, String newTypeZh, Status status, String reason, Instant filedAt, LocalDate lastDay,
                          boolean byCustomer, String answerUrl) {

        /** Whether the customer can still take it back. */
        public boolean withdrawable() {
            return byCustomer && ChangeStatus.AWAITING_PARTNER.code().equals(status.code());
        }
    }
}
