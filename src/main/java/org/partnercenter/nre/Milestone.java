package org.partnercenter.nre;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.partnercenter.platform.Refusal;

/**
 * A milestone of an agreement.
 *
 * @param no     from 1, the order of acceptance (NRE-13)
 * @param share  percent of the agreement's amount
 * @param amount CNY
 */
record Milestone(int no, String name, BigDecimal share, BigDecimal amount, LocalDate dueDate, MilestoneStatus status, String payoutKey) {

    private static final BigDecimal HUNDRED = new BigDecimal("100.00");

    /** A milestone as it was written into the agreement. */
    record Planned(String name, BigDecimal share, LocalDate dueDate) {
    }

    /**
     * NRE-11: the shares add up to 100 %; each amount is rounded half up and the last one takes the rest, so that the amounts
     * add up to the agreement's to the cent.
     */
    static List<Milestone> split(BigDecimal amount, List<Planned> planned) {
        BigDecimal shares = planned.stream().map(Planned::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shares.compareTo(HUNDRED) != 0) {
            throw Refusal.field("milestones", "the shares add up to " + shares.toPlainString() + " %, not to 100.00 %");
        }
        List<Milestone> milestones = new ArrayList<>();
        BigDecimal rest = amount;
        for (int i = 0; i < planned.size(); i++) {
            boolean last = i == planned.size() - 1;
            BigDecimal part = last ? rest : amount.multiply(planned.get(i).share()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            if (part.signum() <= 0) {
                throw Refusal.field("milestones", "milestone " + (i + 1) + " would be worth nothing");
            }
            rest = rest.subtract(part);
            milestones.add(new Milestone(i + 1, planned.get(i).name(), planned.get(i).share(), part, planned.get(i).dueDate(),
                    MilestoneStatus.OPEN, null));
        }
        return milestones;
    }

    Milestone with(MilestoneStatus next) {
        return new Milestone(no, name, share, amount, dueDate, next, payoutKey);
    }

    Milestone awaiting(String slipKey) {
        return new Milestone(no, name, share, amount, dueDate, status, slipKey);
    }

    Milestone paidBy(String slipKey) {
        return new Milestone(no, name, share, amount, dueDate, MilestoneStatus.PAID, slipKey);
    }
}
