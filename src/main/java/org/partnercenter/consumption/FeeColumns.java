package org.partnercenter.consumption;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partnercenter.platform.forms.ApiForm;

/**
 * The columns of a fee record, which have the same names in the partner API, in the file that brings them and in the table. Whose customer
 * it was is no column of the file: the bond says it.
 */
final class FeeColumns {

    private static final int MONEY_SCALE = 2;

    private FeeColumns() {
    }

    /**
     * One column.
     *
     * @param field  how it is checked
     * @param stored what is stored of a checked value
     * @param absent what is stored when it was not given
     */
    record Column(String name, ApiForm.Field field, int sqlType, Function<Object, Object> stored, Object absent) {

        Column(String name, ApiForm.Field field, int sqlType, Function<Object, Object> stored) {
            this(name, field, sqlType, stored, null);
        }

        Object value(ApiForm.Values record) {
            Object given = record.object(name);
            return given == null ? absent : stored.apply(given);
        }
    }

    static final List<Column> ALL = columns();
    /** The fields of a file that brings fee records. */
    static final ApiForm FORM = ApiForm.of(ALL.stream().map(Column::field).toArray(ApiForm.Field[]::new));

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("id", ApiForm.pattern("id", 256, "[A-Za-z0-9][A-Za-z0-9_.:@=-]*").required(), Types.VARCHAR, value -> value));
        columns.add(new Column("bill_cycle", ApiForm.pattern("bill_cycle", 7, "\\d{4}-(0[1-9]|1[0-2])").required(), Types.VARCHAR, value -> value));
        columns.add(new Column("customer_id", ApiForm.text("customer_id", 64).required(), Types.VARCHAR, value -> value));
        texts(columns, 64, "service_type_code", "resource_type_code", "region_code", "product_id", "resource_id", "trade_id", "account_manager_id",
                "consume_time", "usage_type", "sub_service_type_code", "sub_resource_type_code", "sub_resource_id");
        names(columns, 200, "service_type_name", "resource_type_name", "sub_service_type_name", "sub_resource_type_name");
        names(columns, 256, "resource_name", "product_name", "sub_resource_name");
        names(columns, 64, "region_name");
        texts(columns, 512, "product_spec_desc");
        texts(columns, 8192, "resource_tag");
        coded(columns, "charging_mode", "1", "3", "10", "11");
        coded(columns, "bill_detail_type", "1", "2", "3", "4", "5", "8", "9", "14", "16", "18", "20", "23", "24", "25", "103");
        coded(columns, "period_type", "5", "19", "20", "24", "25");
        columns.add(new Column("trade_time", ApiForm.instant("trade_time").required(), Types.TIMESTAMP_WITH_TIMEZONE,
                value -> Timestamp.from((Instant) value)));
        for (String usage : List.of("usage_amount", "free_resource_usage", "ri_usage")) {
            columns.add(new Column(usage, ApiForm.decimal(usage, 20, 8), Types.NUMERIC, value -> value));
        }
        for (String measure : List.of("usage_measure_id", "free_resource_measure_id", "ri_usage_measure_id")) {
            columns.add(new Column(measure, ApiForm.whole(measure, 0, Integer.MAX_VALUE), Types.INTEGER, value -> ((Long) value).intValue()));
        }
        for (String amount : List.of("official_amount", "official_discount_amount", "payment_amount", "cash_amount", "credit_amount", "coupon_amount",
                "flexipurchase_coupon_amount", "stored_value_card_amount", "debt_amount", "writeoff_amount")) {
            columns.add(new Column(amount, ApiForm.money(amount), Types.NUMERIC,
                    value -> ((BigDecimal) value).setScale(MONEY_SCALE, RoundingMode.UNNECESSARY), BigDecimal.ZERO.setScale(MONEY_SCALE)));
        }
        return List.copyOf(columns);
    }

    private static void texts(List<Column> columns, int length, String... names) {
        Stream.of(names).forEach(name -> columns.add(new Column(name, ApiForm.prose(name, length), Types.VARCHAR, value -> value)));
    }

    /** A name comes in both languages. */
    private static void names(List<Column> columns, int length, String... names) {
        Stream.of(names).forEach(name -> texts(columns, length, name, name + "_en"));
    }

    private static void coded(List<Column> columns, String name, String... codes) {
        columns.add(new Column(name, ApiForm.choice(name, codes), Types.INTEGER, value -> Integer.valueOf((String) value)));
    }

    /** The amount in that column, 0 when it was not given. */
    static BigDecimal amount(ApiForm.Values record, String column) {
        return record.has(column) ? record.decimal(column) : BigDecimal.ZERO;
    }

    /** What tells one content from another: amounts are compared by value, moments as moments. */
    static String digest(ApiForm.Values record) {
        StringBuilder content = new StringBuilder();
        for (Column column : ALL) {
            Object value = column.value(record);
            content.append(value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value).append('\u001f');
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
