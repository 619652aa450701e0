package org.partnercenter.programme;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.partnercenter.partner.Identity;

/**
 * What is particular to one programme: a row of the table {@code programme-policy} (PRG-01).
 *
 * @param conditions   codes of the conditions for joining, {@code NOT_MEMBER} aside, which every programme has
 * @param agreements   what must be accepted, in the version that is in force now
 * @param attachment   what file is asked for, such as {@code due-diligence}; null for none
 * @param termEnd      the day of the year on which the validity ends; null for until ended
 * @param rolloverFrom who joins from this day on has one year more; null where there is none
 * @param renewal      {@code automatic}, {@code by-application} or {@code none}
 * @param identity     what joining makes of the partner; null for nothing
 */
public record Policy(String code, String nameZh, String nameEn, String entry, List<String> conditions, List<Agreement> agreements,
                     String attachment, boolean review, String withdrawal, MonthDay termEnd, MonthDay rolloverFrom, String renewal,
                     Identity identity, boolean certificate) {

    /** Partners apply by themselves. */
    public static final String SELF = "self";
    /** The vendor invites. */
    public static final String INVITATION = "invitation";
    private static final String BY_APPLICATION = "by-application";

    /** An agreement in one version. */
    public record Agreement(String code, String zh, String en, String version) {
    }

    /** Whether a running membership is continued by a new application (PRG-07). */
    public boolean renewsByApplication() {
        return BY_APPLICATION.equals(renewal);
    }

    /** The last day of a term that begins on this day; null for until ended. */
    public LocalDate lastDay(LocalDate first) {
        if (termEnd == null) {
            return null;
        }
        LocalDate end = termEnd.atYear(first.getYear());
        if (end.isBefore(first)) {
            end = termEnd.atYear(first.getYear() + 1);
        }
        return rolloverFrom != null && !first.isBefore(rollover(end)) ? termEnd.atYear(end.getYear() + 1) : end;
    }

    /** The last rollover day that is not after the end. */
    private LocalDate rollover(LocalDate end) {
        LocalDate day = rolloverFrom.atYear(end.getYear());
        return day.isAfter(end) ? rolloverFrom.atYear(end.getYear() - 1) : day;
    }
}
