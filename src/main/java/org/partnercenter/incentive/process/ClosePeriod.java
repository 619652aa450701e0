package org.partnercenter.incentive.process;

import java.util.Map;
import java.util.Optional;
import org.partnercenter.incentive.Statements;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The start of {@code close-period}; the rest of it is jobs. */
@Component
class ClosePeriod implements ProcessForms {

    private final Statements statements;

    ClosePeriod(Statements statements) {
        this.statements = statements;
    }

    @Override
    public String processKey() {
        return "close-period";
    }

    @Override
    public Optional<StartForm> start() {
        return Optional.of(this::closePeriod);
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of();
    }

    /** The period is the business key: it tells which one an instance closes. */
    private Started closePeriod(Submission form) {
        String period = form.text("period");
        return new Started(period, Map.of("done", 0, "total", statements.close(period)));
    }
}
