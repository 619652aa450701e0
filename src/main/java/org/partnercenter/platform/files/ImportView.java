package org.partnercenter.platform.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * An import as {@code /api} shows it.
 *
 * @param kind      the label of the kind of file
 * @param rows      how many rows the file has, as far as it has been read
 * @param done      how many of them have been taken
 * @param imported  how many were new or changed something, once it is done
 * @param skipped   how many were known already, once it is done
 * @param errors    why the file was refused, the first hundred faults
 */
public record ImportView(String key, String partnerId, String title, Status status, Instant createdAt, Instant updatedAt, Object deadline,
                         String processInstanceId, List<Action> actions, String kind, String fileName, String importedBy, long rows, long done,
                         Long imported, Long skipped, List<ImportFault> errors,
                         @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {
}
