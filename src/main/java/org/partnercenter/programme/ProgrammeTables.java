package org.partnercenter.programme;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The decision tables of the programmes, which the administrator may change by deploying (PRG-01). */
public interface ProgrammeTables {

    /** All programmes, in the order of the table's rows. */
    List<Policy> policies();

    /** The programme of this code; empty when the table does not know it. */
    default Optional<Policy> policy(String code) {
        return policies().stream().filter(policy -> policy.code().equals(code)).findFirst();
    }

    /** The reasons against joining: those of the conditions asked for that the facts do not meet. */
    List<Reason> unmet(Collection<String> conditions, Facts facts);

    /** The requirements and benefits of one identity or programme. */
    List<Benefit> benefits(String subject, Facts facts);

    /** Why a condition is not met, and what to do about it. */
    record Reason(String code, String zh, String en, String remedyZh, String remedyEn) {
    }

    /**
     * One line of 资质与权益.
     *
     * @param kind {@code requirement} or {@code benefit}
     */
    record Benefit(String kind, String itemZh, String itemEn, String meaningZh, String meaningEn, boolean met) {

        boolean isRequirement() {
            return kind.equals("requirement");
        }
    }
}
