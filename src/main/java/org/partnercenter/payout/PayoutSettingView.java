package org.partnercenter.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A partner's payout setting as {@code /api} shows it; its key is the partner's.
 *
 * @param otherWay  the way for amounts of class {@code other}, or null
 * @param resaleWay the way for amounts of class {@code resale}, or null
 */
public record PayoutSettingView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt,
                                Instant updatedAt, DeadlineView deadline, String processInstanceId, List<Action> actions, boolean automatic,
                                String otherWay, String resaleWay, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
