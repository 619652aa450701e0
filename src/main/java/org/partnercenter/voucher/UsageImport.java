package org.partnercenter.voucher;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.instant;
import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/** The file in which the vendor's billing tells what orders did with vouchers; an event counts once (VCH-17). */
@Component
class UsageImport implements ImportKind {

    private static final ApiForm COLUMNS = ApiForm.of(text("eventId", 64).required(), text("voucherKey", 64).required(),
            choice("event", UsageEvent.Kind.codes()).required(), text("orderId", 64), money("amount"), instant("at").required());

    private final VoucherUsages usages;
    private final UsageRepository known;
    private final VoucherRepository vouchers;
    private final Clock clock;

    UsageImport(VoucherUsages usages, UsageRepository known, VoucherRepository vouchers, Clock clock) {
        this.usages = usages;
        this.known = known;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "voucher-usage";
    }

    @Override
    public String path() {
        return "/api/vouchers/usage-import";
    }

    @Override
    public String label() {
        return "代金券使用记录 Voucher usage";
    }

    @Override
    public List<String> groups() {
        return List.of("operations");
    }

    @Override
    public ApiForm columns() {
        return COLUMNS;
    }

    @Override
    public RowTaker begin(ImportRun run) {
        return new Taker(run);
    }

    /** Gathers the rows of one run: which event is the later one shows only when all are there. */
    private final class Taker implements RowTaker {

        private final ImportRun run;
        private final Map<String, UsageEvent> fresh = new LinkedHashMap<>();

        private Taker(ImportRun run) {
            this.run = run;
        }

        @Override
        public void take(List<ImportRow> rows) {
            Map<String, UsageEvent> before = known.known(rows.stream().map(row -> row.values().text("eventId")).distinct().toList());
            Set<String> there = vouchers.byKey(rows.stream().map(row -> row.values().text("voucherKey")).distinct().toList()).keySet();
            Instant now = clock.instant();
            for (ImportRow row : rows) {
                UsageEvent event = event(row.values());
                UsageEvent same = before.getOrDefault(event.eventId(), fresh.get(event.eventId()));
                if (same != null && same.equalsContent(event)) {
                    run.skipped(1);
                } else if (same != null) {
                    run.refuse(row, "eventId", "EVENT_CHANGED", "the event is known with another content");
                } else if (isSound(row, event, there, now)) {
                    fresh.put(event.eventId(), event);
                }
            }
        }

        private boolean isSound(ImportRow row, UsageEvent event, Set<String> there, Instant now) {
            if (!there.contains(event.voucherKey())) {
                run.refuse(row, "voucherKey", "VOUCHER_UNKNOWN", "is no voucher");
            } else if (event.kind().needsOrder() && event.orderId() == null) {
                run.refuse(row, "orderId", "FIELD_INVALID", "is required with " + event.kind().code());
            } else if (event.kind().hasAmount() && (event.amount() == null || event.amount().signum() <= 0)) {
                run.refuse(row, "amount", "FIELD_INVALID", "must be more than 0 with " + event.kind().code());
            } else if (event.at().isAfter(now)) {
                run.refuse(row, "at", "FIELD_INVALID", "must not lie in the future");
            } else {
                return true;
            }
            return false;
        }

        @Override
        public void finish() {
            usages.take(new ArrayList<>(fresh.values()));
            run.imported(fresh.size());
        }
    }

    /** An amount says nothing where none is moved; the database keeps microseconds. */
    private static UsageEvent event(ApiForm.Values values) {
        UsageEvent.Kind kind = UsageEvent.Kind.of(values.text("event"));
        return new UsageEvent(values.text("eventId"), values.text("voucherKey"), kind, values.text("orderId"),
                kind.hasAmount() ? values.decimal("amount") : null, ((Instant) values.object("at")).truncatedTo(ChronoUnit.MICROS));
    }
}
