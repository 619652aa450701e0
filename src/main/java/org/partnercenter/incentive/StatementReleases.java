package org.partnercenter.incentive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.RowResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases many statements of a period at once; each by itself, so that what one is refused stops no other. */
@Service
public class StatementReleases {

    private static final int MOST = 1000;
    private static final ApiForm FORM = ApiForm.of(ApiForm.pattern("period", 7, "[0-9]{4}-(0[1-9]|1[0-2])").required(),
            ApiForm.list("keys", MOST));

    private final StatementRepository statements;
    private final ReleaseTasks tasks;
    private final TransactionTemplate transaction;

    StatementReleases(StatementRepository statements, ReleaseTasks tasks, PlatformTransactionManager transactions) {
        this.statements = statements;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether this person releases statements. */
    public static boolean mayRelease(Actor actor) {
        return actor.isVendor() && actor.hasAny("operations");
    }

    /**
     * What became of each statement.
     *
     * @param remaining how many of the period still wait that nobody tried to release now
     */
    public record Released(List<RowResult> results, int remaining) {
    }

    /**
     * Releases the statements that {@code keys} names (1 to 1000), or all of the {@code period} that wait for it, the first 1000 of them; a
     * result for each. A key of another period is {@code NOT_FOUND}, one that does not wait for its release {@code NOT_RELEASING}, one that
     * others kept locked {@code TRY_AGAIN}.
     */
    public Released release(Map<String, ?> body, Actor actor) {
        if (!mayRelease(actor)) {
            throw Refusal.notAllowed("only operations may release statements");
        }
        ApiForm.Values values = FORM.check(body);
        List<String> keys = values.has("keys") ? named(values.list("keys")) : statements.keys(values.text("period"), StatementStatus.RELEASING);
        List<RowResult> results = new ArrayList<>();
        for (String key : keys.subList(0, Math.min(MOST, keys.size()))) {
            results.add(RowResult.of(key, () -> transaction.executeWithoutResult(status -> approve(key, values.text("period")))));
        }
        return new Released(results, Math.max(0, keys.size() - MOST));
    }

    private static List<String> named(List<?> keys) {
        if (keys.isEmpty() || !keys.stream().allMatch(String.class::isInstance) || keys.stream().distinct().count() < keys.size()) {
            throw Refusal.field("keys", "must name 1 to " + MOST + " statements, each once");
        }
        return keys.stream().map(String.class::cast).toList();
    }

    private void approve(String key, String period) {
        Statement statement = statements.locked(key);
        if (!statement.period.equals(period)) {
            throw Refusal.notFound("statement of " + period);
        }
        if (statement.status != StatementStatus.RELEASING) {
            throw Refusal.conflict("NOT_RELEASING", "the statement is " + statement.status.code());
        }
        tasks.approve(key);
    }
}
