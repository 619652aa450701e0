package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Performance lines of the demo, as a file of operations would bring them. */
@Component
@Profile("demo & !prod")
public class DemoPerformanceLines {

    private static final BigDecimal RATE = new BigDecimal("0.0800");

    private final PerformanceLineRepository lines;
    private final Statements statements;

    DemoPerformanceLines(PerformanceLineRepository lines, Statements statements) {
        this.lines = lines;
        this.statements = statements;
    }

    /** One line of the demo; {@code base} in CNY. */
    public record Line(String partnerId, String associationType, String planName, String customerId, String base, boolean frozen) {
    }

    /** Brings in the lines of a month and adds up its estimated statements. */
    @Transactional
    public void add(YearMonth month, List<Line> demo) {
        String period = month.toString();
        int number = 0;
        for (Line line : demo) {
            BigDecimal base = new BigDecimal(line.base());
            String id = "PL-" + period.replace("-", "") + "-" + String.format("%04d", ++number);
            lines.insert(List.of(new PerformanceLine(id, line.partnerId(), period, period, line.associationType().equals("1") ? "CONS-8" : "RESALE-8",
                    line.planName(), line.associationType(), line.customerId(), "CS" + period.replace("-", "") + number, month.atDay(Math.min(28, 3 * number)),
                    base, RATE, base.multiply(RATE).setScale(2, RoundingMode.HALF_UP), line.frozen(), "demo")), Actor.current());
        }
        statements.estimate(period, demo.stream().map(Line::partnerId).distinct().sorted().toList());
    }
}
