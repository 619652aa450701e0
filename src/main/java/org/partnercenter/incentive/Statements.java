package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.Decision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statements: every method is one step of {@code close-period} or {@code incentive-statement}, done in its transaction. */
@Service
@Transactional
public class Statements {

    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");
    private static final int CALCULATION_LENGTH = 1000;

    private final StatementRepository statements;
    private final Incentives incentives;
    private final Periods periods;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;

    Statements(StatementRepository statements, Incentives incentives, Periods periods, Journal journal, RecordKeys keys, Clock clock) {
        this.statements = statements;
        this.incentives = incentives;
        this.periods = periods;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /** A statement that has become formal. */
    public record Issued(String key, String partnerId) {
    }

    /**
     * What one step of closing has done.
     *
     * @param left how many statements of the period are still estimated
     */
    public record Portion(List<Issued> issued, int left) {
    }

    /** A corrected amount of one incentive of a statement, in CNY. */
    public record Correction(String incentiveKey, BigDecimal amount) {
    }

    /**
     * Closes a month that is over (409 {@code PERIOD_NOT_OVER}): from now on no lines come in, and {@link #closePortion} makes its statements
     * formal.
     *
     * @return how many statements are to be made formal
     */
    public int close(String period) {
        periods.close(period);
        return statements.countEstimated(period);
    }

    /**
     * Makes so many estimated statements of the period formal, each with one incentive for each association type that does not come to 0.
     * Broken off, or run once more, it goes on with what is still estimated (INC-18, INC-19). With its process a partner with one amount
     * costs 77 statements of SQL, most of them inserts of the engine that go in batches, besides those for each member who is told;
     * how many partners there are changes nothing of that.
     */
    public Portion closePortion(String period, int most) {
        periods.lock(period);
        List<Statement> portion = statements.lockedEstimated(period, most);
        List<String> portionKeys = portion.stream().map(s -> s.key).toList();
        if (!portion.isEmpty()) {
            Map<String, List<StatementRepository.Amount>> amounts = by(statements.amounts(portionKeys), StatementRepository.Amount::statementKey);
            Map<String, List<StatementRepository.PlanSum>> plans = by(statements.plans(portionKeys), p -> p.statementKey() + p.associationType());
            Map<String, List<StatementRepository.Importer>> importers = by(statements.importers(portionKeys),
                    i -> i.statementKey() + i.associationType());
            for (Statement statement : portion) {
                for (StatementRepository.Amount amount : amounts.getOrDefault(statement.key, List.of())) {
                    String of = amount.statementKey() + amount.associationType();
                    earn(statement, amount, plans.getOrDefault(of, List.of()), importers.getOrDefault(of, List.of()));
                }
                StatementStatus before = statement.status;
                statement.issue();
                save(statement, before, null);
            }
        }
        return new Portion(portion.stream().map(s -> new Issued(s.key, s.partnerId)).toList(), statements.countEstimated(period));
    }

    private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private void earn(Statement statement, StatementRepository.Amount amount, List<StatementRepository.PlanSum> plans,
                      List<StatementRepository.Importer> importers) {
        if (amount.amount().signum() == 0) {
            return;
        }
        String calculation = plans.stream().map(p -> p.planName() + " " + Money.text(p.amount()) + " (" + p.lines() + ")")
                .collect(Collectors.joining(" + "));
        statements.earned(amount, incentives.generate(new Entitlement(statement.partnerId, IncentiveKind.PERFORMANCE, amount.associationType(),
                statement.title(), statement.key, statement.key + "/" + amount.associationType(), amount.amount(),
                calculation.length() > CALCULATION_LENGTH ? calculation.substring(0, CALCULATION_LENGTH - 1) + "…" : calculation),
                importers.stream().map(i -> new Incentives.Enterer(i.userId(), i.publicName())).toList()));
    }

    /** The incentives of a formal statement that are to be confirmed. */
    @Transactional(readOnly = true)
    public List<String> toConfirm(String key) {
        return incentives.withStatus(incentiveKeys(key), IncentiveStatus.AWAITING_CONFIRMATION);
    }

    /** All its amounts are confirmed: operations may release it. */
    public void beginRelease(String key) {
        Statement statement = statements.locked(key);
        StatementStatus before = statement.status;
        statement.beginRelease();
        save(statement, before, null);
    }

    /** Releases the statement, which makes its confirmed amounts payable; or refuses, so that it is corrected. */
    public void release(String key, Decision decision) {
        Statement statement = statements.locked(key);
        StatementStatus before = statement.status;
        if (decision.approved()) {
            statement.release();
            incentives.withStatus(incentiveKeys(key), IncentiveStatus.CONFIRMED).forEach(incentives::release);
        } else {
            statement.require(StatementStatus.RELEASING);
        }
        save(statement, before, decision.comment());
    }

    /** Corrects amounts of a statement that was not released; what is left of it is confirmed anew. 0 cancels an incentive. */
    public void correct(String key, List<Correction> corrections, String comment, Actor actor) {
        Statement statement = statements.locked(key);
        StatementStatus before = statement.status;
        statement.correct();
        List<String> confirmed = incentives.withStatus(incentiveKeys(key), IncentiveStatus.CONFIRMED);
        Set<String> named = corrections.stream().map(Correction::incentiveKey).collect(Collectors.toSet());
        if (named.size() < corrections.size() || !confirmed.containsAll(named)) {
            throw Refusal.field("amounts", "must name confirmed incentives of this statement, each once");
        }
        Map<String, BigDecimal> amounts = corrections.stream().collect(Collectors.toMap(Correction::incentiveKey, Correction::amount));
        confirmed.forEach(incentive -> incentives.correct(incentive, amounts.get(incentive), comment, actor));
        save(statement, before, comment);
    }

    private List<String> incentiveKeys(String key) {
        return statements.amounts(List.of(key)).stream().map(StatementRepository.Amount::incentiveKey).filter(k -> k != null).toList();
    }

    /** Makes the estimated statements that these partners do not have yet, and adds up the lines of all of them. */
    void estimate(String period, Collection<String> partnerIds) {
        Map<String, Statement> known = statements.ofPeriod(period, partnerIds);
        Instant now = clock.instant();
        List<String> all = partnerIds.stream().map(partner -> {
            Statement statement = known.get(partner);
            if (statement == null) {
                statement = new Statement(keys.next("STM"), partner, period, StatementStatus.ESTIMATED, now);
                statements.insert(statement);
                journal.write(new Journal.Change(statement.key, partner, statement.title(), null, statement.status.status(), null, false, List.of()));
            }
            return statement.key;
        }).toList();
        statements.addUp(all);
    }

    private void save(Statement statement, StatementStatus before, String comment) {
        statements.update(statement);
        // the partner is told of each amount by itself: when it is published, and when it is released
        journal.write(new Journal.Change(statement.key, statement.partnerId, statement.title(), before.status(), statement.status.status(),
                comment, false, statement.status == StatementStatus.RELEASED ? AUDIENCE : List.of()));
    }
}
