package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A positive amount that lapses pays off the open negatives first, in their order (PAY-04). Amounts in CNY; nothing is lost:
 * {@code positive + sum(negatives) = rest}, and {@code used = sum(covered)}.
 *
 * @param used    the part of the positive amount that was used
 * @param covered how much of each negative it covered, none below 0
 * @param rest    what is left of all: below 0 it is still owed, above 0 it lapses
 */
record Offset(BigDecimal used, List<BigDecimal> covered, BigDecimal rest) {

    static Offset of(BigDecimal positive, List<BigDecimal> negatives) {
        BigDecimal left = positive;
        List<BigDecimal> covered = new ArrayList<>();
        BigDecimal rest = positive;
        for (BigDecimal negative : negatives) {
            BigDecimal part = left.min(negative.negate());
            covered.add(part);
            left = left.subtract(part);
            rest = rest.add(negative);
        }
        return new Offset(positive.subtract(left), List.copyOf(covered), rest);
    }

    boolean owes() {
        return rest.signum() < 0;
    }

    boolean lapses() {
        return rest.signum() > 0;
    }
}
