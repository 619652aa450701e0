package org.partnercenter.programme;

import java.time.LocalDate;
import java.util.List;
import org.partnercenter.platform.Status;

/**
 * A programme as the catalogue shows it to one caller.
 *
 * @param key           the programme's code
 * @param entry         how it is joined: {@code self}, {@code invitation}, {@code cooperation}, {@code external}
 * @param joinable      whether the caller's organisation may apply now
 * @param reasons       why not, each with what to do (PRG-03)
 * @param conditions    each met or not; {@code met} is null for a caller without an organisation
 * @param attachment    what file is asked for, null for none
 * @param opens         the benefits that membership brings (PRG-12)
 * @param membershipKey the caller's open application or membership, null for none
 * @param validUntil    the last day of that membership's present term
 */
public record ProgrammeView(String key, String partnerId, String name, String nameEn, Status status, String entry, boolean joinable,
                            List<ProgrammeTables.Reason> reasons, List<Condition> conditions, List<Policy.Agreement> agreements,
                            String attachment, boolean review, String renewal, boolean certificate, List<ProgrammeTables.Benefit> opens,
                            String membershipKey, LocalDate validUntil) {
}
