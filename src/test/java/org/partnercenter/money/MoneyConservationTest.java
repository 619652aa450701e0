package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.partnercenter.Rule;
import org.partnercenter.money.MoneyHistory.Move;

/** Whatever happens to a partner's money, in whatever order, at every moment each yuan is in exactly one place. */
@Label("the conservation of money")
class MoneyConservationTest {

    /** Few amounts, so that sums meet: exact covers and sums of 0 are the interesting cases. */
    private static final List<BigDecimal> AMOUNTS = List.of(new BigDecimal("0.01"), new BigDecimal("1.00"), new BigDecimal("200.00"),
            new BigDecimal("600.00"), new BigDecimal("999.99"), new BigDecimal("1000.00"));
    private static final int PICKS = 30;

    private static MoneyWorld world;

    @BeforeContainer
    static void open() {
        world = new MoneyWorld();
    }

    @AfterContainer
    static void close() {
        world.close();
    }

    @Property(tries = 2000)
    @Rule({"PAY-02", "PAY-04", "PAY-10", "PAY-13", "FND-08", "FND-15", "FND-18", "VCH-03", "VCH-14", "VCH-17"})
    @Label("No history of earning, disputing, lapsing, paying, claiming and issuing makes or loses a yuan")
    void conserved(@ForAll("steps") List<Step> steps) {
        MoneyHistory history = new MoneyHistory(world);
        Conservation conservation = new Conservation(world.jdbc);
        for (Step step : steps) {
            history.takeFrom(step.move, step.pick, step.amount);
            conservation.check(history.partner);
        }
    }

    @Example
    @Label("Nor does a long one in which everything happens that can")
    void everything() {
        MoneyHistory history = new MoneyHistory(world);
        Conservation conservation = new Conservation(world.jdbc);
        Random random = new Random(20261127);
        Set<Move> done = EnumSet.noneOf(Move.class);
        for (int step = 1; step <= 1500 && done.size() < Move.values().length; step++) {
            Move move = Move.values()[random.nextInt(Move.values().length)];
            if (history.take(move, random.nextInt(PICKS), AMOUNTS.get(random.nextInt(AMOUNTS.size())))) {
                done.add(move);
                conservation.check(history.partner);
            }
        }
        assertThat(done).containsExactlyInAnyOrder(Move.values());
    }

    /** A step of a history: what is tried first, with which of the records that are there, and with what amount. */
    record Step(Move move, int pick, BigDecimal amount) {
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Move.class), Arbitraries.integers().between(0, PICKS), Arbitraries.of(AMOUNTS)).as(Step::new)
                .list().ofMinSize(6).ofMaxSize(24);
    }
}
