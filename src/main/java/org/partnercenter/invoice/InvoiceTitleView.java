package org.partnercenter.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * Invoice information as {@code /api} shows it; no process carries it.
 *
 * @param title       发票抬头
 * @param bankAccount masked but for the last 4 digits (INV-07)
 * @param versions    what it said before it was changed, newest first
 */
public record InvoiceTitleView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                               Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, String titleType,
                               String invoiceType, String taxNumber, String bankName, String bankAccount, String registeredAddress,
                               String registeredPhone, List<Version> versions,
                               @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    /** A former version. */
    public record Version(Instant replacedAt, String titleType, String invoiceType, String title, String taxNumber, String bankName,
                          String bankAccount, String registeredAddress, String registeredPhone) {
    }
}
