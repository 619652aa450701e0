package org.partnercenter.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.RowResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner does with its list of reports (CUS-07): each row by itself, in its own transaction. */
@Service
public class ReportActions {

    private static final int MOST_ROWS = 100;

    private final ReportRecords records;
    private final ReportRepository reports;
    private final ReportTasks tasks;
    private final Partners partners;
    private final TransactionTemplate transaction;

    ReportActions(ReportRecords records, ReportRepository reports, ReportTasks tasks, Partners partners, TransactionTemplate transaction) {
        this.records = records;
        this.reports = reports;
        this.tasks = tasks;
        this.partners = partners;
        this.transaction = transaction;
    }

    /** Invites these customers; a row that is refused says why and stops no other. */
    public List<RowResult> invite(List<?> keys, String associationType, Actor actor) {
        return each(keys, actor, key -> {
            records.reachable(key, actor).requireReported();
            tasks.complete(key, "handle-report", Map.of("action", "invite", "associationType", associationType));
        });
    }

    /** Releases these customers. */
    public List<RowResult> release(List<?> keys, Actor actor) {
        return each(keys, actor, key -> {
            records.reachable(key, actor).requireReported();
            tasks.complete(key, "handle-report", Map.of("action", "release"));
        });
    }

    /** Takes a row from the list: a customer that is reported is released; 409 {@code NOT_DELETABLE} in review and once associated. */
    public void delete(String key, Actor actor) {
        requireSales(actor);
        transaction.executeWithoutResult(status -> {
            Report report = records.reachable(key, actor);
            switch (report.status) {
                case REPORTED -> tasks.complete(key, "handle-report", Map.of("action", "release"));
                case REVIEWING, ASSOCIATED -> throw Refusal.conflict("NOT_DELETABLE", "a report in review or of an associated customer cannot be deleted");
                case MANUAL_OFFERED -> {
                    tasks.complete(key, "apply-manual-review", Map.of("action", "abandon"));
                    hide(key);
                }
                default -> hide(key);
            }
        });
    }

    private void hide(String key) {
        Report report = reports.locked(key);
        report.hidden = true;
        reports.update(report);
    }

    private interface RowAction {
        void on(String key);
    }

    private List<RowResult> each(List<?> keys, Actor actor, RowAction action) {
        requireSales(actor);
        if (keys.isEmpty() || keys.size() > MOST_ROWS || !keys.stream().allMatch(String.class::isInstance) || keys.stream().distinct().count() < keys.size()) {
            throw Refusal.field("keys", "must name 1 to " + MOST_ROWS + " reports, each once");
        }
        List<RowResult> results = new ArrayList<>();
        for (Object key : keys) {
            results.add(RowResult.of((String) key, () -> transaction.executeWithoutResult(status -> action.on((String) key))));
        }
        return results;
    }

    private void requireSales(Actor actor) {
        if (actor.partnerId() == null || !actor.hasAny("partner-sales", "partner-admin")) {
            throw Refusal.notAllowed("reports are handled by the partner's sales staff");
        }
        partners.requireActive(actor.partnerId());
    }
}
