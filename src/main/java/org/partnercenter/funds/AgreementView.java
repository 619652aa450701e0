package org.partnercenter.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.attachment.FileView;
import org.partnercenter.platform.web.Action;

/** A payment agreement as {@code /api} shows it. */
public record AgreementView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                            Object deadline, String processInstanceId, List<Action> actions, String payerName, FileView agreement, String reason,
                            @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
