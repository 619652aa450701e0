package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.date;
import static org.partnercenter.platform.forms.ApiForm.decimal;
import static org.partnercenter.platform.forms.ApiForm.pattern;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings in what arrived on the common account; the bank's reference tells what is known already (FND-01). */
@Component
class ReceiptImport implements ImportKind {

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final ApiForm COLUMNS = ApiForm.of(text("bankReference", 64).required(), date("receivedOn").required(),
            text("remitterName", 128).required(), text("remitterBank", 128).required(), pattern("remitterAccount", 34, "[A-Za-z0-9]{5,34}").required(),
            decimal("amount", 10, 2).required(), text("purpose", 256));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final RecordKeys keys;
    private final Clock clock;

    ReceiptImport(JdbcClient jdbc, JdbcTemplate batches, RecordKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.keys = keys;
        this.clock = clock;
    }

    /** What a row says; equal content is the same receipt. */
    private record Content(LocalDate receivedOn, String remitterName, String remitterBank, String remitterAccount, BigDecimal amount, String purpose) {

        static Content of(ApiForm.Values row) {
            return new Content(row.date("receivedOn"), row.text("remitterName"), row.text("remitterBank"), row.text("remitterAccount"),
                    row.decimal("amount"), row.text("purpose"));
        }
    }

    @Override
    public String name() {
        return "remittance-receipts";
    }

    @Override
    public String label() {
        return "银行到账流水 Bank receipts";
    }

    @Override
    public List<String> groups() {
        return List.of("finance");
    }

    @Override
    public ApiForm columns() {
        return COLUMNS;
    }

    @Override
    public RowTaker begin(ImportRun run) {
        return rows -> take(rows, run);
    }

    private void take(List<ImportRow> rows, ImportRun run) {
        Map<String, Content> known = known(rows.stream().map(row -> row.values().text("bankReference")).toList());
        List<ImportRow> added = new ArrayList<>();
        for (ImportRow row : rows) {
            if (!isRight(row, run)) {
                continue;
            }
            Content content = Content.of(row.values());
            Content before = known.putIfAbsent(row.values().text("bankReference"), content);
            if (before == null) {
                added.add(row);
            } else if (before.equals(content)) {
                run.skipped(1);
            } else {
                run.refuse(row, "bankReference", "ALREADY_IMPORTED", "another receipt came in under this reference");
            }
        }
        insert(added, run);
        run.imported(added.size());
    }

    private boolean isRight(ImportRow row, ImportRun run) {
        boolean above = row.values().decimal("amount").compareTo(LEAST) >= 0;
        boolean past = !row.values().date("receivedOn").isAfter(WorkingCalendar.today(clock));
        if (!above) {
            run.refuse(row, "amount", "FIELD_INVALID", "must be from 0.01 to 9999999999.99");
        }
        if (!past) {
            run.refuse(row, "receivedOn", "FIELD_INVALID", "lies in the future");
        }
        return above && past;
    }

    private Map<String, Content> known(List<String> references) {
        Map<String, Content> known = new HashMap<>();
        jdbc.sql("""
                        select bank_reference, received_on, remitter_name, remitter_bank, remitter_account, amount, purpose from remittance_receipt
                        where bank_reference in (:references)""").param("references", references)
                .query((row, n) -> known.put(row.getString("bank_reference"), new Content(row.getObject("received_on", LocalDate.class),
                        row.getString("remitter_name"), row.getString("remitter_bank"), row.getString("remitter_account"),
                        row.getBigDecimal("amount"), row.getString("purpose")))).list();
        return known;
    }

    private void insert(List<ImportRow> rows, ImportRun run) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> receiptKeys = keys.next("RCP", rows.size());
        Instant now = clock.instant();
        List<Object[]> inserted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ApiForm.Values v = rows.get(i).values();
            inserted.add(new Object[] {receiptKeys.get(i), v.text("bankReference"), Date.valueOf(v.date("receivedOn")), v.text("remitterName"),
                    v.text("remitterBank"), v.text("remitterAccount"), v.decimal("amount"), v.text("purpose"),
                    RemitterText.name(v.text("remitterName")), RemitterText.account(v.text("remitterAccount")), ReceiptStatus.UNCLAIMED.code(),
                    run.importer(), run.importId(), Timestamp.from(now), Timestamp.from(now)});
        }
        batches.batchUpdate("""
                insert into remittance_receipt (receipt_key, bank_reference, received_on, remitter_name, remitter_bank, remitter_account, amount,
                  purpose, name_key, account_key, status, imported_by, import_key, created_at, updated_at, reserved, credited)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)""", inserted);
    }
}
