package org.partnercenter.incentive;

import java.time.LocalDate;
import org.partnercenter.platform.attachment.Upload;

/** What a partner hands in to have a delivered project accepted; when it is repeated, what was left out is null and stays. */
public record Acceptance(LocalDate completedOn, Upload acceptanceReport, Upload finalSow, Upload customerEvidence) {
}
