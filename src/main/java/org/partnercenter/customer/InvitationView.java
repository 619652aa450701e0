package org.partnercenter.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;

/**
 * A link as {@code /api} shows it.
 *
 * @param title        what people call it: its tag or campaign
 * @param url          the address of an active offline link, for its makers' organisation; null otherwise: a mailed link is in its mail only
 * @param expiresAt    when a mailed link ends; null for one without end
 * @param associations how many customers it has brought
 */
public record InvitationView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                             String kind, String associationType, String tag, String campaign, String managerId, String createdBy, String url,
                             Instant expiresAt, int associations, String associationKey, String reportKey,
                             @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
