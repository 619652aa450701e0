package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings in incentives that are reckoned outside; each row is published to its partner at once. Who imports may not confirm (INC-08). */
@Component
class IncentiveImport implements ImportKind {

    private final IncentiveRepository repository;
    private final Incentives incentives;
    private final Partners partners;
    private final ApplicationEventPublisher events;

    IncentiveImport(IncentiveRepository repository, Incentives incentives, Partners partners, ApplicationEventPublisher events) {
        this.repository = repository;
        this.incentives = incentives;
        this.partners = partners;
        this.events = events;
    }

    @Override
    public String name() {
        return "incentives";
    }

    @Override
    public String label() {
        return "激励 Incentives";
    }

    @Override
    public List<String> groups() {
        return List.of("operations");
    }

    @Override
    public ApiForm columns() {
        return ApiForm.of(ApiForm.text("lineId", 64).required(), ApiForm.text("partnerId", 64).required(),
                ApiForm.choice("kind", IncentiveKind.DEDICATED_STAFF.code()).required(), ApiForm.money("amount").required(),
                ApiForm.prose("calculation", 1000).required());
    }

    @Override
    public RowTaker begin(ImportRun run) {
        Set<String> seen = new HashSet<>();
        return rows -> take(rows, seen, run);
    }

    private void take(List<ImportRow> rows, Set<String> seen, ImportRun run) {
        Map<String, Partner> known = partners.byId(rows.stream().map(row -> row.values().text("partnerId")).distinct().toList());
        Map<String, Incentive> made = repository.madeFrom(rows.stream().map(row -> onceKey(row.values())).distinct().toList());
        for (ImportRow row : rows) {
            ApiForm.Values values = row.values();
            if (!seen.add(values.text("lineId"))) {
                run.refuse(row, "lineId", "FIELD_INVALID", "occurs more than once in the file");
            } else if (check(row, known.get(values.text("partnerId")), run)) {
                take(row, Optional.ofNullable(made.get(onceKey(values))), run);
            }
        }
    }

    private static boolean check(ImportRow row, Partner partner, ImportRun run) {
        if (partner == null) {
            run.refuse(row, "partnerId", "FIELD_INVALID", "is no partner");
        } else if (partner.identity() == Identity.RESELLER) {
            run.refuse(row, "partnerId", "NOT_ELIGIBLE", "a reseller earns no incentives of its own");
        } else if (amount(row.values()).signum() <= 0) {
            run.refuse(row, "amount", "FIELD_INVALID", "must be more than 0");
        } else {
            return true;
        }
        return false;
    }

    private void take(ImportRow row, Optional<Incentive> before, ImportRun run) {
        ApiForm.Values values = row.values();
        if (before.isEmpty()) {
            publish(values);
            run.imported(1);
        } else if (isSame(before.get(), values)) {
            run.skipped(1);
        } else {
            run.refuse(row, "lineId", "ALREADY_IMPORTED", "another incentive came in under this id");
        }
    }

    private boolean isSame(Incentive before, ApiForm.Values values) {
        return before.partnerId.equals(values.text("partnerId")) && before.kind.code().equals(values.text("kind"))
                && before.calculation.equals(values.text("calculation"))
                && repository.firstAmount(before.key).compareTo(amount(values)) == 0;
    }

    private void publish(ApiForm.Values values) {
        String partner = values.text("partnerId");
        String key = incentives.generate(new Entitlement(partner, IncentiveKind.DEDICATED_STAFF, null, IncentiveKind.DEDICATED_STAFF.status().zh(),
                values.text("lineId"), onceKey(values), amount(values), values.text("calculation")), Actor.current());
        events.publishEvent(new IncentivePublished(key, partner, IncentiveKind.DEDICATED_STAFF));
    }

    private static String onceKey(ApiForm.Values values) {
        return "line/" + values.text("lineId");
    }

    private static BigDecimal amount(ApiForm.Values values) {
        return (BigDecimal) values.object("amount");
    }
}
