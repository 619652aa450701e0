package org.partnercenter.platform.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns a {@link ListQuery} into SQL over one table: only columns named here are searched or sorted by. */
public final class Selection {

    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private final Map<String, String> sortable = new LinkedHashMap<>();
    private List<String> searched = List.of();
    private final Map<String, UnaryOperator<String>> whole = new LinkedHashMap<>();

    private Selection(String from) {
        this.from = from;
    }

    public static Selection from(String tables) {
        return new Selection(tables);
    }

    /** A condition with one named parameter. */
    public Selection where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    /** Only what this viewer may see: a partner its own records, the vendor's people all. */
    public Selection visibleTo(Actor viewer, String partnerColumn) {
        return viewer.isVendor() || viewer.isSystem() ? this
                : where(partnerColumn + " = :viewerPartner", "viewerPartner", String.valueOf(viewer.partnerId()));
    }

    /** The columns that {@code q} is looked for in, ignoring case. */
    public Selection search(String... columns) {
        searched = List.of(columns);
        return this;
    }

    /** A column in which {@code q} is found only as a whole, brought into the form that the column has: what is shown masked (RSL-02). */
    public Selection found(String column, UnaryOperator<String> form) {
        whole.put(column, form);
        return this;
    }

    /** The statuses that may be asked for, each with its condition. */
    public Selection status(Map<String, String> conditionByCode) {
        statuses.putAll(conditionByCode);
        return this;
    }

    /** The statuses that may be asked for, all in one column. */
    public Selection status(Collection<String> codes, String column) {
        codes.forEach(code -> statuses.put(code, column + " = '" + code + "'"));
        return this;
    }

    /** A field that may be sorted by, and its column. */
    public Selection sortable(String field, String column) {
        sortable.put(field, column);
        return this;
    }

    /** Runs the query: one statement for the page, one for the total. */
    public <T> Page<T> page(JdbcClient jdbc, String columns, ListQuery query, RowMapper<T> mapper) {
        String where = where(query);
        // checked also where there is nothing to sort
        String order = orderBy(query.sort());
        long total = jdbc.sql("select count(*) from " + from + where).params(parameters).query(Long.class).single();
        List<T> items = total <= query.offset() ? List.of() : items(jdbc, columns, where + order, query, mapper);
        return new Page<>(items, total);
    }

    /** The rows of a page without the total: for whoever goes through all of them, portion by portion. */
    public <T> List<T> portion(JdbcClient jdbc, String columns, ListQuery query, RowMapper<T> mapper) {
        return items(jdbc, columns, where(query) + orderBy(query.sort()), query, mapper);
    }

    /** One row for each group of all that match: for sums. */
    public <T> List<T> grouped(JdbcClient jdbc, String columns, String groups, ListQuery query, RowMapper<T> mapper) {
        return jdbc.sql("select " + columns + " from " + from + where(query) + " group by " + groups).params(parameters).query(mapper).list();
    }

    private <T> List<T> items(JdbcClient jdbc, String columns, String whereAndOrder, ListQuery query, RowMapper<T> mapper) {
        return jdbc.sql("select " + columns + " from " + from + whereAndOrder + " limit " + query.limit() + " offset " + query.offset())
                .params(parameters).query(mapper).list();
    }

    /** All that match the conditions, in no order: for a number of rows that the caller has bounded. */
    public <T> List<T> all(JdbcClient jdbc, String columns, RowMapper<T> mapper) {
        return jdbc.sql("select " + columns + " from " + from + where(ListQuery.DEFAULT)).params(parameters).query(mapper).list();
    }

    private String where(ListQuery query) {
        if (!query.status().isEmpty()) {
            conditions.add(query.status().stream().map(this::statusCondition).collect(Collectors.joining(" or ", "(", ")")));
        }
        if (query.q() != null) {
            parameters.put("q", "%" + query.q().toLowerCase().replaceAll("([\\\\%_])", "\\\\$1") + "%");
            List<String> matches = new ArrayList<>(searched.stream().map(c -> "lower(" + c + ") like :q escape '\\'").toList());
            whole.forEach((column, form) -> {
                String parameter = "whole" + matches.size();
                matches.add(column + " = :" + parameter);
                parameters.put(parameter, form.apply(query.q()));
            });
            conditions.add("(" + String.join(" or ", matches) + ")");
        }
        return conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(" and ", " where ", ""));
    }

    private String statusCondition(String code) {
        String condition = statuses.get(code);
        if (condition == null) {
            throw Refusal.field("status", "must be one of " + String.join(", ", statuses.keySet()));
        }
        return condition;
    }

    private String orderBy(String sort) {
        boolean descending = sort.startsWith("-");
        String column = sortable.get(descending ? sort.substring(1) : sort);
        if (column == null) {
            throw Refusal.field("sort", "must be one of " + String.join(", ", sortable.keySet()));
        }
        String direction = descending ? " desc" : " asc";
        // a second, unique column keeps pages from overlapping when many rows share the first
        String unique = sortable.get("key");
        return " order by " + column + direction + (column.equals(unique) ? "" : ", " + unique + direction);
    }

    /** All codes of an enumeration of statuses. */
    public static <E extends Enum<E> & org.partnercenter.platform.StatusCode> List<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(org.partnercenter.platform.StatusCode::code).toList();
    }
}
