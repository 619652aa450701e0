package org.partnercenter.nre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;

/** The arithmetic of milestones, and what may be typed for one. */
@Rule("NRE-11")
class MilestoneTest {

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    @Property
    void theAmountsAddUpToTheCentHoweverItIsShared(
            @ForAll @BigRange(min = "1000.00", max = "9999999999999999.99") @Scale(2) BigDecimal amount,
            @ForAll("shares") List<Milestone.Planned> planned) {
        List<Milestone> milestones = Milestone.split(amount, planned);

        assertThat(milestones.stream().map(Milestone::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(amount);
        assertThat(milestones).extracting(Milestone::no).containsExactlyElementsOf(
                Stream.iterate(1, n -> n + 1).limit(planned.size()).toList());
        milestones.forEach(m -> assertThat(m.amount()).isPositive());
    }

    @Property
    void allButTheLastAreRoundedHalfUp(
            @ForAll @BigRange(min = "1000.00", max = "9999999999999999.99") @Scale(2) BigDecimal amount,
            @ForAll("shares") List<Milestone.Planned> planned) {
        List<Milestone> milestones = Milestone.split(amount, planned);

        for (Milestone m : milestones.subList(0, milestones.size() - 1)) {
            BigDecimal exact = amount.multiply(m.share()).movePointLeft(2);
            // half up: at most half a cent above, less than half a cent below
            assertThat(m.amount().subtract(exact)).isLessThanOrEqualTo(HALF_A_CENT).isGreaterThan(HALF_A_CENT.negate());
        }
    }

    @Property
    void sharesThatDoNotAddUpToHundredAreRefused(@ForAll("shares") List<Milestone.Planned> planned,
                                                 @ForAll @BigRange(min = "0.01", max = "50.00") @Scale(2) BigDecimal more) {
        List<Milestone.Planned> tooMuch = new ArrayList<>(planned);
        tooMuch.add(planned("one more", more));

        assertThatThrownBy(() -> Milestone.split(new BigDecimal("1000.00"), tooMuch)).isInstanceOf(Refusal.class)
                .hasMessageContaining("the shares add up to");
    }

    @Example
    void halfACentIsRoundedUpAndTheLastTakesTheRest() {
        assertThat(Milestone.split(new BigDecimal("0.05"), List.of(planned("a", new BigDecimal("50.00")), planned("b", new BigDecimal("50.00")))))
                .extracting(Milestone::amount).containsExactly(new BigDecimal("0.03"), new BigDecimal("0.02"));
    }

    @Example
    void aMilestoneWorthNothingIsRefused() {
        assertThatThrownBy(() -> Milestone.split(new BigDecimal("0.01"), List.of(planned("a", new BigDecimal("1.00")),
                planned("b", new BigDecimal("99.00"))))).isInstanceOf(Refusal.class).hasMessageContaining("milestone 1");
    }

    @Example
    void aPlanIsReadWithTrimmedNamesAndTwoDecimals() {
        List<Milestone.Planned> planned = MilestonePlan.read(json("[{'name':' 上线 ','share':'100','dueDate':'2027-06-30'}]"));

        assertThat(planned).containsExactly(new Milestone.Planned("上线", new BigDecimal("100.00"), LocalDate.parse("2027-06-30")));
    }

    @Example
    void lengthsOfNamesCountCodePoints() {
        assertThat(MilestonePlan.read(json("[{'name':'" + "𠮷".repeat(64) + "','share':'100','dueDate':'2027-06-30'}]"))).hasSize(1);
        refused("[{'name':'" + "𠮷".repeat(65) + "','share':'100','dueDate':'2027-06-30'}]", "at most 64");
    }

    @Example
    void whatIsNoMilestoneIsRefusedByNumberAndField() {
        refused("['上线']", "milestone 1");
        refused("[{'share':'100','dueDate':'2027-06-30'}]", "milestone 1: name");
        refused("[{'name':' ','share':'100','dueDate':'2027-06-30'}]", "milestone 1: name");
        refused("[{'name':'a','share':100,'dueDate':'2027-06-30'}]", "milestone 1: share");
        refused("[{'name':'a','share':'0','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'0.00','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'-1','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'100.01','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'33.333','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'1e1','dueDate':'2027-06-30'}]", "share must be");
        refused("[{'name':'a','share':'50','dueDate':'2027-06-30'},{'name':'b','share':'50','dueDate':'2027-02-30'}]", "milestone 2: dueDate");
        refused("[{'name':'a','share':'100','dueDate':'+999999999-01-01'}]", "milestone 1: dueDate");
        refused("[{'name':'a','share':'100','dueDate':'2027-06-30','amount':'5'}]", "amount is not a field");
        refused("[" + "{'name':'a','share':'1','dueDate':'2027-06-30'},".repeat(10) + "{'name':'a','share':'90','dueDate':'2027-06-30'}]", "1 to 10");
    }

    private static void refused(String plan, String cause) {
        assertThatThrownBy(() -> MilestonePlan.read(json(plan))).as(plan).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.field()).isEqualTo("milestones");
            assertThat(refusal.getMessage()).contains(cause);
        });
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Milestone.Planned planned(String name, BigDecimal share) {
        return new Milestone.Planned(name, share, LocalDate.parse("2027-03-31"));
    }

    /** 1 to 10 shares of at least 0.01 that add up to 100.00: cuts in a line of 10,000 hundredths. */
    @Provide
    Arbitrary<List<Milestone.Planned>> shares() {
        return Arbitraries.integers().between(1, 9_999).set().ofMaxSize(9).map(cuts -> {
            List<Integer> points = new ArrayList<>(cuts.stream().sorted().toList());
            points.add(10_000);
            List<Milestone.Planned> planned = new ArrayList<>();
            int before = 0;
            for (int point : points) {
                planned.add(planned("M", BigDecimal.valueOf(point - before, 2)));
                before = point;
            }
            return planned;
        });
    }
}
