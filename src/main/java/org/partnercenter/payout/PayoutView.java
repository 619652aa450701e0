package org.partnercenter.payout;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/**
 * A payout slip as {@code /api} shows it.
 *
 * @param deadline      by which an approved payment has to start (PAY-12)
 * @param origin        what asked for it: {@code request}, {@code run}, {@code nre}, {@code marketplace}
 * @param recordKey     the milestone's application or the bill that is paid with it, or null
 * @param incentiveKeys the incentives that are paid with it
 * @param resultKey     what the payment made: a ledger entry, a voucher quota or a payment instruction
 * @param invoiceList   where the invoice list is, once there is one (INV-10)
 * @param invoices      the invoices that were sent last
 * @param invoiceFiles  by field, {@code invoiceFile1} and so on, shown beside the other fields
 */
public record PayoutView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                         DeadlineView deadline, String processInstanceId, List<Action> actions, String origin, String recordKey,
                         String incentiveClass, String way, String amount, List<Line> lines, List<String> incentiveKeys,
                         List<Invoice> invoices, String invoiceList, Instant approvedAt, String resultKey, String bankReference,
                         LocalDate paidOn, String settlementReference, @JsonAnyGetter Map<String, FileView> invoiceFiles,
                         @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** A line; {@code amount} in CNY. */
    public record Line(String sourceKey, String kind, String period, String description, String amount) {
    }

    /** An invoice; {@code amount} gross in CNY. */
    public record Invoice(String code, String number, String amount, LocalDate issuedOn) {
    }
}
