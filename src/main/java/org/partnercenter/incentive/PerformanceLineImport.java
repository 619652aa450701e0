package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/**
 * Brings in what consumption earns. Nothing is asked of the database for each row: a portion of rows costs a handful of statements,
 * and the statements are added up once, when all rows have been taken.
 */
@Component
class PerformanceLineImport implements ImportKind {

    private static final int PARTNERS_AT_ONCE = 500;

    private final PerformanceLineRepository lines;
    private final Statements statements;
    private final Periods periods;
    private final Partners partners;
    private final Bonds bonds;

    PerformanceLineImport(PerformanceLineRepository lines, Statements statements, Periods periods, Partners partners, Bonds bonds) {
        this.lines = lines;
        this.statements = statements;
        this.periods = periods;
        this.partners = partners;
        this.bonds = bonds;
    }

    @Override
    public String name() {
        return "performance-lines";
    }

    @Override
    public String label() {
        return "业绩激励明细 Performance lines";
    }

    @Override
    public List<String> groups() {
        return List.of("operations");
    }

    @Override
    public ApiForm columns() {
        return ApiForm.of(ApiForm.text("lineId", 64).required(), ApiForm.text("partnerId", 64).required(),
                ApiForm.pattern("period", 7, "[0-9]{4}-(0[1-9]|1[0-2])").required(), ApiForm.text("planCode", 32).required(),
                ApiForm.text("planName", 64).required(), ApiForm.choice("associationType", "1", "2").required(),
                ApiForm.text("customerId", 64).required(), ApiForm.text("orderId", 64).required(), ApiForm.date("consumedOn").required(),
                ApiForm.money("baseAmount").required(), ApiForm.decimal("rate", 5, 4).required(), ApiForm.money("amount").required(),
                ApiForm.flag("frozen").required());
    }

    @Override
    public RowTaker begin(ImportRun run) {
        return new Taker(run);
    }

    private final class Taker implements RowTaker {

        private final ImportRun run;
        private final Set<String> lockedPeriods = new HashSet<>();
        private final Map<String, Set<String>> touched = new TreeMap<>();
        private final Map<String, Partner> known = new HashMap<>();
        private Set<String> closed = Set.of();

        private Taker(ImportRun run) {
            this.run = run;
        }

        @Override
        public void take(List<ImportRow> rows) {
            Map<String, PerformanceLine> before = lockPeriods(rows);
            findPartners(rows);
            Map<String, Bond> bondOf = bonds.ofCustomers(rows.stream().map(row -> row.values().text("customerId")).distinct().toList());
            Map<String, PerformanceLine> added = new LinkedHashMap<>();
            Map<String, PerformanceLine> replaced = new LinkedHashMap<>();
            for (ImportRow row : rows) {
                String id = row.values().text("lineId");
                PerformanceLine old = before.get(id);
                if (added.containsKey(id) || replaced.containsKey(id) || old != null && old.importKey().equals(run.importId())) {
                    run.refuse(row, "lineId", "FIELD_INVALID", "occurs more than once in the file");
                } else if (check(row, old, bondOf)) {
                    PerformanceLine line = line(row);
                    (old == null ? added : replaced).put(id, line);
                    touch(line);
                    if (old != null) {
                        touch(old);
                    }
                }
            }
            write(added, replaced);
        }

        /**
         * Locks every period that a line of these rows counts in or will count in, and answers the lines as they are then: a period that is
         * being closed is waited for, and is closed when its lines are looked at. What was read before a lock was had is read again.
         */
        private Map<String, PerformanceLine> lockPeriods(List<ImportRow> rows) {
            List<String> ids = rows.stream().map(row -> row.values().text("lineId")).distinct().toList();
            while (true) {
                Map<String, PerformanceLine> before = lines.byId(ids);
                closed = periods.closed();
                Set<String> wanted = new TreeSet<>();
                before.values().forEach(line -> wanted.add(line.countedPeriod()));
                for (ImportRow row : rows) {
                    wanted.add(row.values().text("period"));
                    wanted.add(Periods.firstOpen(row.values().text("period"), closed));
                }
                wanted.removeAll(lockedPeriods);
                if (wanted.isEmpty()) {
                    return before;
                }
                wanted.forEach(periods::lock);
                lockedPeriods.addAll(wanted);
            }
        }

        private void findPartners(List<ImportRow> rows) {
            List<String> unknown = rows.stream().map(row -> row.values().text("partnerId")).distinct().filter(id -> !known.containsKey(id)).toList();
            if (!unknown.isEmpty()) {
                known.putAll(partners.byId(unknown));
            }
        }

        private boolean check(ImportRow row, PerformanceLine old, Map<String, Bond> bondOf) {
            ApiForm.Values values = row.values();
            Partner partner = known.get(values.text("partnerId"));
            if (partner == null) {
                return refuse(row, "partnerId", "FIELD_INVALID", "is no partner");
            }
            if (partner.identity() == Identity.RESELLER) {
                return refuse(row, "partnerId", "NOT_ELIGIBLE", "a reseller earns no incentives of its own");
            }
            if (isClosed(values.text("period"), old)) {
                return refuse(row, "period", "PERIOD_CLOSED", "the period of this line is closed");
            }
            BigDecimal amount = amount(values);
            if (amount.compareTo(money(values, "amount")) != 0) {
                return refuse(row, "amount", "FIELD_INVALID", "is not base × rate, which is " + Money.text(amount));
            }
            if (amount.signum() > 0 && isExcluded(values, bondOf.get(values.text("customerId")))) {
                return refuse(row, "consumedOn", "PERFORMANCE_EXCLUDED", "the customer had another partner before and earns nothing yet");
            }
            return true;
        }

        private boolean refuse(ImportRow row, String column, String code, String message) {
            run.refuse(row, column, code, message);
            return false;
        }

        /** A line that was frozen has counted nowhere: it may come in again, and counts where it still can (INC-20). */
        private boolean isClosed(String period, PerformanceLine old) {
            return old == null ? closed.contains(period) : !old.frozen() && (closed.contains(old.countedPeriod()) || closed.contains(period));
        }

        /** CUS-20: of the partner that the customer has now; its former partner's earnings are not concerned. */
        private boolean isExcluded(ApiForm.Values values, Bond bond) {
            return bond != null && bond.performanceExcludedUntil() != null && bond.partnerId().equals(values.text("partnerId"))
                    && values.date("consumedOn").isBefore(LocalDate.ofInstant(bond.performanceExcludedUntil(), EngineClock.ZONE));
        }

        private PerformanceLine line(ImportRow row) {
            ApiForm.Values v = row.values();
            String counted = Periods.firstOpen(v.text("period"), closed);
            return new PerformanceLine(v.text("lineId"), v.text("partnerId"), v.text("period"), counted, v.text("planCode"), v.text("planName"),
                    v.text("associationType"), v.text("customerId"), v.text("orderId"), v.date("consumedOn"), money(v, "baseAmount"),
                    v.decimal("rate"), money(v, "amount"), v.yes("frozen", false), run.importId());
        }

        private void touch(PerformanceLine line) {
            touched.computeIfAbsent(line.countedPeriod(), period -> new TreeSet<>()).add(line.partnerId());
        }

        private void write(Map<String, PerformanceLine> added, Map<String, PerformanceLine> replaced) {
            Actor importer = Actor.current();
            if (!added.isEmpty()) {
                lines.insert(List.copyOf(added.values()), importer);
            }
            if (!replaced.isEmpty()) {
                lines.update(List.copyOf(replaced.values()), importer);
            }
            run.imported(added.size() + replaced.size());
        }

        @Override
        public void finish() {
            touched.forEach((period, ids) -> {
                List<String> all = new ArrayList<>(ids);
                for (int from = 0; from < all.size(); from += PARTNERS_AT_ONCE) {
                    statements.estimate(period, all.subList(from, Math.min(all.size(), from + PARTNERS_AT_ONCE)));
                }
            });
        }
    }

    private static BigDecimal money(ApiForm.Values values, String column) {
        return (BigDecimal) values.object(column);
    }

    /** Base × rate in CNY, half up: away from zero, so that a correction takes back what it corrects. */
    private static BigDecimal amount(ApiForm.Values values) {
        return money(values, "baseAmount").multiply(values.decimal("rate")).setScale(2, RoundingMode.HALF_UP);
    }
}
