package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.partnercenter.Rule;

/** What becomes of a positive amount that lapses, for any open negatives. */
class OffsetPropertiesTest {

    @Example
    @Rule("PAY-04")
    @Label("+200 against -600 leaves -400")
    void example() {
        Offset offset = Offset.of(new BigDecimal("200"), List.of(new BigDecimal("-600")));

        assertThat(offset.rest()).isEqualByComparingTo("-400");
        assertThat(offset.used()).isEqualByComparingTo("200");
        assertThat(offset.owes()).isTrue();
    }

    @Property
    @Rule("PAY-04")
    @Label("Nothing is lost: what is left is the sum of all, and what was used is what was covered")
    void nothingLost(@ForAll @BigRange(min = "0.01", max = "9999999.99") @Scale(2) BigDecimal positive,
                     @ForAll @Size(max = 8) List<@BigRange(min = "-9999999.99", max = "-0.01") @Scale(2) BigDecimal> negatives) {
        Offset offset = Offset.of(positive, negatives);

        BigDecimal owed = sum(negatives);
        assertThat(offset.rest()).isEqualByComparingTo(positive.add(owed));
        assertThat(offset.used()).isEqualByComparingTo(sum(offset.covered())).isEqualByComparingTo(positive.min(owed.negate()));
        assertThat(offset.covered()).hasSameSizeAs(negatives);
        for (int i = 0; i < negatives.size(); i++) {
            assertThat(offset.covered().get(i)).isBetween(BigDecimal.ZERO, negatives.get(i).negate());
        }
    }

    @Property
    @Rule("PAY-04")
    @Label("It lapses, owes or comes out even, exactly one of them")
    void oneOutcome(@ForAll @BigRange(min = "0.01", max = "9.99") @Scale(2) BigDecimal positive,
                    @ForAll @Size(max = 3) List<@BigRange(min = "-9.99", max = "-0.01") @Scale(2) BigDecimal> negatives) {
        Offset offset = Offset.of(positive, negatives);

        assertThat(offset.lapses() && offset.owes()).isFalse();
        assertThat(!offset.lapses() && !offset.owes()).isEqualTo(positive.add(sum(negatives)).signum() == 0);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
