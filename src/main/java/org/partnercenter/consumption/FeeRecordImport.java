package org.partnercenter.consumption;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.partnercenter.consumption.FeeRecords.Outcome;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/** Brings in what the vendor's billing has charged. */
@Component
class FeeRecordImport implements ImportKind {

    /** How a charge was paid, what is owed of it included: together they are what was payable. */
    private static final List<String> PAID = List.of("cash_amount", "credit_amount", "coupon_amount", "flexipurchase_coupon_amount",
            "stored_value_card_amount", "debt_amount");

    private final FeeRecords records;
    private final Clock clock;

    FeeRecordImport(FeeRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fee-records";
    }

    @Override
    public String label() {
        return "消费记录 Fee records";
    }

    @Override
    public List<String> groups() {
        return List.of("operations");
    }

    @Override
    public ApiForm columns() {
        return FeeColumns.FORM;
    }

    @Override
    public RowTaker begin(ImportRun run) {
        return rows -> take(rows, run);
    }

    private void take(List<ImportRow> rows, ImportRun run) {
        rows.forEach(row -> check(row, run));
        List<Outcome> outcomes = records.add(rows.stream().map(ImportRow::values).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.CONFLICTING) {
                run.refuse(rows.get(i), "id", "ALREADY_IMPORTED", "another record came in under this id");
            }
        }
        run.imported((int) outcomes.stream().filter(Outcome.ADDED::equals).count());
        run.skipped((int) outcomes.stream().filter(Outcome.KNOWN::equals).count());
    }

    private void check(ImportRow row, ImportRun run) {
        ApiForm.Values record = row.values();
        BigDecimal paid = PAID.stream().map(column -> FeeColumns.amount(record, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (paid.compareTo(FeeColumns.amount(record, "payment_amount")) != 0) {
            run.refuse(row, "payment_amount", "FIELD_INVALID", "is not the sum of how it was paid, which is " + Money.text(paid));
        }
        // whose customer it is at a moment that lies ahead nobody knows
        if (((Instant) record.object("trade_time")).isAfter(clock.instant())) {
            run.refuse(row, "trade_time", "FIELD_INVALID", "lies in the future");
        }
    }
}
