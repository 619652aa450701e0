package org.partnercenter.platform.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * An export as {@code /api} shows it.
 *
 * @param goodUntil when the file is thrown away, null until it is done
 * @param href      where the file is, null unless it is done and still good
 */
public record ExportView(String key, String partnerId, String title, Status status, Instant createdAt, Instant updatedAt, Object deadline,
                         String processInstanceId, List<Action> actions, String kind, Map<String, String> filters, String askedBy, Long rows,
                         Instant goodUntil, String href, @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
