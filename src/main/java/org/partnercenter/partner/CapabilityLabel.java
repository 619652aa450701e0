package org.partnercenter.partner;

import java.time.LocalDate;

/**
 * A capability label (能力标签) that the vendor has granted.
 *
 * @param level {@code 1} or {@code 2}
 */
public record CapabilityLabel(String code, String level, LocalDate grantedOn) {
}
