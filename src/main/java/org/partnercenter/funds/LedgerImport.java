package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.decimal;
import static org.partnercenter.platform.forms.ApiForm.instant;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/**
 * Brings in what billing outside took from accounts and gave back (FND-19). What this product books itself comes in by no file. The rows
 * are booked in the order of the file once all of them are there, so that all accounts are locked at once, in one order.
 */
@Component
class LedgerImport implements ImportKind {

    private static final List<TradeDetail> DETAILS = List.of(TradeDetail.CONSUMPTION, TradeDetail.USAGE, TradeDetail.REFUND);
    private static final ApiForm COLUMNS = ApiForm.of(text("partnerId", 64).required(),
            choice("account", codes(Stream.of(FundAccount.values()).map(FundAccount::code))).required(),
            choice("tradeType", codes(DETAILS.stream().map(detail -> detail.type().code()).distinct())).required(),
            choice("tradeDetailType", codes(DETAILS.stream().map(TradeDetail::detail))).required(),
            choice("direction", codes(Stream.of(Direction.values()).map(Direction::code))).required(), decimal("amount", 16, 2).required(),
            instant("tradeAt").required(), text("tradeId", 64).required(), text("customerId", 64));

    private final LedgerRepository ledger;
    private final Partners partners;
    private final CustomerAccounts accounts;
    private final Clock clock;

    LedgerImport(LedgerRepository ledger, Partners partners, CustomerAccounts accounts, Clock clock) {
        this.ledger = ledger;
        this.partners = partners;
        this.accounts = accounts;
        this.clock = clock;
    }

    private static String[] codes(Stream<String> codes) {
        return codes.toArray(String[]::new);
    }

    @Override
    public String name() {
        return "ledger-entries";
    }

    @Override
    public String label() {
        return "收支明细 Ledger entries";
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
        return new Taker(run);
    }

    /** A row that may be booked. */
    private record Row(ImportRow row, Booking booking) {
    }

    private final class Taker implements RowTaker {

        private final ImportRun run;
        private final List<Row> rows = new ArrayList<>();

        private Taker(ImportRun run) {
            this.run = run;
        }

        @Override
        public void take(List<ImportRow> portion) {
            Set<String> known = partners.names(portion.stream().map(row -> row.values().text("partnerId")).distinct().toList()).keySet();
            Set<String> customers = accounts.byId(portion.stream().map(row -> row.values().text("customerId")).filter(Objects::nonNull).distinct()
                    .toList()).keySet();
            portion.stream().filter(row -> isRight(row, known, customers, run)).forEach(row -> rows.add(new Row(row, booking(row.values()))));
        }

        @Override
        public void finish() {
            Map<LedgerRepository.AccountId, AccountBalance> balances = ledger.locked(rows.stream()
                    .map(row -> LedgerRepository.AccountId.of(row.booking)).toList());
            Map<EntryId, Booking> booked = new HashMap<>(ledger.booked(rows.stream().map(Row::booking).toList()));
            List<LedgerRepository.Entry> entries = new ArrayList<>();
            for (Row row : rows) {
                Booking before = booked.putIfAbsent(EntryId.of(row.booking), row.booking);
                if (before == null) {
                    BigDecimal after = move(balances.get(LedgerRepository.AccountId.of(row.booking)), row);
                    entries.add(new LedgerRepository.Entry(row.booking, after));
                } else if (isSame(before, row.booking)) {
                    run.skipped(1);
                } else {
                    run.refuse(row.row, "tradeId", "ALREADY_IMPORTED", "another entry came in under this trade id");
                }
            }
            ledger.insert(entries);
            balances.values().forEach(ledger::update);
            run.imported(entries.size());
        }

        /** The balance after the row; where it cannot be booked the file is refused, and the balance stays for the rows that follow. */
        private BigDecimal move(AccountBalance account, Row row) {
            try {
                return account.move(row.booking.direction(), row.booking.amount());
            } catch (Refusal refusal) {
                run.refuse(row.row, "amount", refusal.code(), refusal.getMessage());
                return account.balance();
            }
        }
    }

    private boolean isRight(ImportRow row, Set<String> known, Set<String> customers, ImportRun run) {
        ApiForm.Values v = row.values();
        TradeDetail detail = TradeDetail.of(v.text("tradeDetailType")).orElseThrow();
        Direction direction = detail == TradeDetail.REFUND ? Direction.INCOME : Direction.EXPENSE;
        boolean right = require(row, run, "partnerId", known.contains(v.text("partnerId")), "is no partner");
        right &= require(row, run, "tradeType", detail.type().code().equals(v.text("tradeType")), "is not that of the detail, " + detail.type().code());
        right &= require(row, run, "direction", direction.code().equals(v.text("direction")), "is not that of the detail, " + direction.code());
        right &= require(row, run, "amount", v.decimal("amount").signum() > 0, "must be above 0");
        right &= require(row, run, "tradeAt", !((Instant) v.object("tradeAt")).isAfter(clock.instant()), "lies in the future");
        return right & require(row, run, "customerId", !v.has("customerId") || customers.contains(v.text("customerId")), "is no customer");
    }

    private static boolean require(ImportRow row, ImportRun run, String column, boolean right, String reason) {
        if (!right) {
            run.refuse(row, column, "FIELD_INVALID", reason);
        }
        return right;
    }

    private static Booking booking(ApiForm.Values v) {
        return new Booking(v.text("partnerId"), StatusCode.of(FundAccount.class, v.text("account")),
                TradeDetail.of(v.text("tradeDetailType")).orElseThrow(), StatusCode.of(Direction.class, v.text("direction")), v.decimal("amount"),
                // as the database keeps it
                ((Instant) v.object("tradeAt")).truncatedTo(ChronoUnit.MICROS), v.text("tradeId"), v.text("customerId"));
    }

    private static boolean isSame(Booking one, Booking other) {
        return one.direction() == other.direction() && one.amount().compareTo(other.amount()) == 0 && one.tradeAt().equals(other.tradeAt())
                && Objects.equals(one.customerId(), other.customerId());
    }
}
