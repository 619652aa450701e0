package org.partnercenter.portal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnercenter.platform.Actor;
import org.springframework.stereotype.Component;

/** Turns what the API says of a record into what a page shows, by the shape of each value: no record type is known here. */
@Component
class Values {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int PROSE = 60;

    private final Labels labels;
    private final RecordTypes types;

    Values(Labels labels, RecordTypes types) {
        this.labels = labels;
        this.types = types;
    }

    /** The value of a field, or nothing when there is nothing to show. */
    Optional<Value> of(String field, Object raw, Actor viewer) {
        if (raw == null || raw instanceof String text && text.isBlank() || raw instanceof Collection<?> list && list.isEmpty()) {
            return Optional.empty();
        }
        if (raw instanceof Map<?, ?> map) {
            return Optional.of(object(map));
        }
        if (raw instanceof Collection<?> list) {
            return Optional.of(list(field, list, viewer));
        }
        if (raw instanceof Boolean yes) {
            return Optional.of(Value.labelled(yes ? new Bilingual("是", "Yes") : new Bilingual("否", "No")));
        }
        return Optional.of(scalar(field, raw.toString(), viewer));
    }

    private Value scalar(String field, String text, Actor viewer) {
        Optional<Bilingual> coded = labels.code(field, text);
        if (coded.isPresent()) {
            return Value.labelled(coded.get());
        }
        if (field.equals("by")) {
            return Value.labelled(labels.actor(text, viewer));
        }
        if (labels.isMoney(field) && AMOUNT.matcher(text).matches()) {
            return Value.money(money(text));
        }
        if (INSTANT.matcher(text).matches()) {
            return instant(text);
        }
        Optional<String> page = text.contains(" ") ? Optional.empty() : types.path(text);
        if (page.isPresent()) {
            return Value.record(text, page.get());
        }
        if (text.startsWith("https://")) {
            return Value.external(text);
        }
        boolean prose = text.length() > PROSE || text.contains("\n") || labels.kind(field).filter("long"::equals).isPresent();
        return prose ? Value.prose(text) : Value.text(text);
    }

    private static Value instant(String text) {
        try {
            return Value.text(LocalTimes.minute(Instant.parse(text)));
        } catch (DateTimeParseException e) {
            return Value.text(text);
        }
    }

    private static Value object(Map<?, ?> map) {
        if (map.get("href") instanceof String href && map.get("name") instanceof String name && map.containsKey("sha256")) {
            return Value.file(name, href, size(map.get("size")));
        }
        if (map.get("advice") instanceof Map<?, ?> advice) {
            return Value.prose(Stream.of(map.get("code"), map.get("zh"), map.get("en")).map(String::valueOf).collect(Collectors.joining(" "))
                    + "\n" + advice.get("zh") + " " + advice.get("en"));
        }
        if (map.get("zh") instanceof String zh && map.get("code") instanceof String code) {
            return Value.status(new Bilingual(zh, Objects.toString(map.get("en"), null)), Tone.of(code));
        }
        return Value.text(map.values().stream().filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" · ")));
    }

    private Value list(String field, Collection<?> list, Actor viewer) {
        List<Map<?, ?>> rows = list.stream().<Map<?, ?>>mapMulti((row, out) -> {
            if (row instanceof Map<?, ?> map) {
                out.accept(map);
            }
        }).toList();
        if (rows.size() < list.size()) {
            return Value.text(list.stream().map(v -> labels.code(field, String.valueOf(v)).map(Bilingual::line).orElse(String.valueOf(v)))
                    .collect(Collectors.joining("、")));
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.forEach((key, value) -> of(key.toString(), value, viewer).ifPresent(v -> columns.add(key.toString()))));
        return Value.table(columns.stream().map(labels::field).toList(), rows.stream()
                .map(row -> columns.stream().map(c -> of(c, row.get(c), viewer).orElse(Value.text("–"))).toList()).toList());
    }

    /** {@code 1234567.5} as {@code ¥ 1,234,567.50}; the text is never made a floating-point number. */
    static String money(String text) {
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String cents = ((dot < 0 ? "" : text.substring(dot + 1)) + "00").substring(0, 2);
        return "¥ " + whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + "." + cents;
    }

    private static String size(Object bytes) {
        long size = bytes instanceof Number number ? number.longValue() : 0;
        return size < 1024 ? size + " B" : size < 1024 * 1024 ? size / 1024 + " KB"
                : String.format(Locale.ROOT, "%.1f MB", size / (1024.0 * 1024.0));
    }
}
