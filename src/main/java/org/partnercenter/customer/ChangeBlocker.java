package org.partnercenter.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Something that keeps a change from being asked for or agreed to (CUS-22).
 *
 * @param code         the code of decision {@code change-guard} or, before a switch to 代售, of {@code association-check}
 * @param remedyZh     what has to be done, Chinese
 * @param remedyEn     the same in English
 * @param possibleFrom for the limits of CUS-23 the first local day on which the change is possible again, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeBlocker(String code, String zh, String en, String remedyZh, String remedyEn, LocalDate possibleFrom) {

    /** Code and cause in one line. */
    String line() {
        return code + " " + zh + " " + en + (possibleFrom == null ? "" : " (" + possibleFrom + ")");
    }
}
