package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.partnercenter.Rule;

/** Whatever happens to a partner's money, in whatever order, at every moment each yuan is in exactly one place. */
@Label("the conservation of money")
class MoneyConservationTest {

    private static MoneyWorld world;
    private static final Set<MoneyHistory.Move> DONE = new HashSet<>();
    private static boolean broken = true;

    @BeforeContainer
    static void open() {
        world = new MoneyWorld();
    }

    @AfterContainer
    static void close() {
        if (world != null) {
            world.close();
        }
        if (!broken) {
            assertThat(DONE).as("what happened in some history").containsExactlyInAnyOrder(MoneyHistory.Move.values());
        }
    }

    @Property(tries = 400)
    @Rule({"PAY-02", "PAY-04", "PAY-10", "PAY-13", "FND-08", "FND-15", "FND-18"})
    @Label("No history of earning, disputing, lapsing, paying, claiming and issuing makes or loses a yuan")
    void conserved(@ForAll("steps") List<Step> steps) {
        broken = true;
        MoneyHistory history = new MoneyHistory(world);
        Conservation conservation = new Conservation(world.jdbc);
        for (Step step : steps) {
            DONE.addAll(history.takeFrom(step.move, step.pick, step.amount).stream().toList());
            conservation.check(history.partner);
        }
        broken = false;
    }

    /** A step of a history: what is tried, with which of the records that are there, and with what amount. */
    record Step(MoneyHistory.Move move, int pick, BigDecimal amount) {
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        // few amounts, so that sums meet: exact covers and sums of 0 are the interesting cases
        Arbitrary<BigDecimal> amounts = Arbitraries.of("0.01", "1.00", "200.00", "600.00", "999.99", "1000.00").map(BigDecimal::new);
        return Combinators.combine(Arbitraries.of(MoneyHistory.Move.class), Arbitraries.integers().between(0, 30), amounts).as(Step::new)
                .list().ofMinSize(6).ofMaxSize(24);
    }
}
