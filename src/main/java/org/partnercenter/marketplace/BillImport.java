package org.partnercenter.marketplace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/**
 * Brings in the marketplace's bills: the rows of one {@code billId}, wherever they stand in the file, are one bill of one partner and
 * period. A bill that is known with the same rows is passed over, with others the file is refused.
 */
@Component
class BillImport implements ImportKind {

    private static final ApiForm COLUMNS = ApiForm.of(ApiForm.text("billId", 64).required(), ApiForm.text("partnerId", 64).required(),
            ApiForm.pattern("period", 7, "20\\d{2}-(0[1-9]|1[0-2])").required(), ApiForm.text("transactionId", 64).required(),
            ApiForm.text("customerAccount", 64).required(), ApiForm.text("productName", 128).required(), ApiForm.money("amount").required());
    private static final BigDecimal LARGEST = new BigDecimal("9999999999999999.99");

    private final Bills bills;
    private final BillRepository known;
    private final Partners partners;

    BillImport(Bills bills, BillRepository known, Partners partners) {
        this.bills = bills;
        this.known = known;
        this.partners = partners;
    }

    @Override
    public String name() {
        return "marketplace-bills";
    }

    @Override
    public String label() {
        return "云商店对账单 Marketplace bills";
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

    private final class Taker implements RowTaker {

        private final ImportRun run;
        private final Map<String, List<ImportRow>> rowsByBill = new LinkedHashMap<>();

        Taker(ImportRun run) {
            this.run = run;
        }

        @Override
        public void take(List<ImportRow> rows) {
            Set<String> named = rows.stream().map(row -> row.values().text("partnerId")).collect(Collectors.toSet());
            Map<String, Partner> found = partners.byId(named);
            for (ImportRow row : rows) {
                requirePartner(row, found.get(row.values().text("partnerId")));
                List<ImportRow> bill = rowsByBill.computeIfAbsent(row.values().text("billId"), id -> new ArrayList<>());
                bill.add(row);
                requireSame(bill.get(0), row, "partnerId");
                requireSame(bill.get(0), row, "period");
            }
        }

        private void requirePartner(ImportRow row, Partner partner) {
            if (partner == null) {
                run.refuse(row, "partnerId", "FIELD_INVALID", "is no partner");
            } else if (partner.identity() == Identity.RESELLER) {
                run.refuse(row, "partnerId", "RESELLER", "a reseller earns no incentives of its own");
            }
        }

        private void requireSame(ImportRow first, ImportRow row, String column) {
            if (!first.values().text(column).equals(row.values().text(column))) {
                run.refuse(row, column, "FIELD_INVALID", "is not that of the bill's first row, line " + first.line());
            }
        }

        @Override
        public void finish() {
            Map<String, Bill> before = new LinkedHashMap<>();
            List<String> ids = List.copyOf(rowsByBill.keySet());
            for (int from = 0; from < ids.size(); from += 1000) {
                before.putAll(known.byBillId(ids.subList(from, Math.min(from + 1000, ids.size()))));
            }
            Map<String, List<Bill.Line>> linesBefore = known.lines(before.values().stream().map(bill -> bill.key).toList());
            rowsByBill.forEach((billId, rows) -> {
                Bill bill = before.get(billId);
                if (bill == null) {
                    add(billId, rows);
                } else if (isSame(bill, linesBefore.getOrDefault(bill.key, List.of()), rows)) {
                    run.skipped(rows.size());
                } else {
                    run.refuse(rows.get(0), "billId", "ALREADY_IMPORTED", "another bill came in under this id: " + bill.key);
                }
            });
        }

        private void add(String billId, List<ImportRow> rows) {
            List<Bill.Line> lines = lines(rows);
            if (Bill.sum(lines).abs().compareTo(LARGEST) > 0) {
                run.refuse(rows.get(0), "amount", "FIELD_INVALID", "the bill's sum is too large");
                return;
            }
            ApiForm.Values first = rows.get(0).values();
            bills.add(billId, first.text("partnerId"), first.text("period"), lines);
            run.imported(rows.size());
        }
    }

    private static boolean isSame(Bill bill, List<Bill.Line> lines, List<ImportRow> rows) {
        ApiForm.Values first = rows.get(0).values();
        return bill.partnerId.equals(first.text("partnerId")) && bill.period.equals(first.text("period")) && lines.size() == rows.size()
                && counted(lines).equals(counted(lines(rows)));
    }

    /** The rows in any order, each as often as it is there. */
    private static Map<Bill.Line, Long> counted(List<Bill.Line> lines) {
        return lines.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    private static List<Bill.Line> lines(List<ImportRow> rows) {
        return rows.stream().map(ImportRow::values).map(row -> new Bill.Line(row.text("transactionId"), row.text("customerAccount"),
                row.text("productName"), row.decimal("amount"))).toList();
    }
}
