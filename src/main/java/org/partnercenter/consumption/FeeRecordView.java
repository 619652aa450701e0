package org.partnercenter.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.partnercenter.calendar.DeadlineView;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;

/**
 * A fee record as {@code /api} shows it.
 *
 * @param key       the billing's own id
 * @param partnerId whose customer it was when it was charged, null when nobody's
 * @param createdAt when it came in
 */
public record FeeRecordView(String key, String partnerId, String title, Status status, Instant createdAt, Instant updatedAt, DeadlineView deadline,
                            String processInstanceId, String amount, @JsonUnwrapped FeeRecord record,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
