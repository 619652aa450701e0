package org.partnercenter.platform.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;

/**
 * The fields that an action of {@code /api} takes. A body is checked as a process form is: type, length in code points, pattern,
 * allowed values; an undeclared field is refused, null and blank count as not given.
 */
public final class ApiForm {

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ApiForm() {
    }

    /** A form of these fields, checked in this order. */
    public static ApiForm of(Field... fields) {
        ApiForm form = new ApiForm();
        Stream.of(fields).forEach(field -> form.fields.put(field.key, field));
        return form;
    }

    /** One line of text; {@code maxLength} in code points. */
    public static Field text(String key, int maxLength) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.PLAIN, maxLength, null, List.of(), false);
    }

    /** Text that may have several lines. */
    public static Field prose(String key, int maxLength) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.PLAIN, maxLength, null, List.of(), true);
    }

    /** Text that matches a pattern. */
    public static Field pattern(String key, int maxLength, String pattern) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.PLAIN, maxLength, Pattern.compile(pattern), List.of(), false);
    }

    /** One of a few values. */
    public static Field choice(String key, String... options) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.PLAIN, null, null, List.of(options), false);
    }

    /** Yes or no. */
    public static Field yesNo(String key) {
        return Field.scalar(key, FormField.Type.BOOLEAN, FormField.Kind.PLAIN, null, null, List.of(), false);
    }

    /** A day such as {@code 2026-11-22}. */
    public static Field date(String key) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.DATE, null, null, List.of(), false);
    }

    /** An amount in CNY with at most two decimals, as text. */
    public static Field money(String key) {
        return Field.scalar(key, FormField.Type.STRING, FormField.Kind.MONEY, null, null, List.of(), false);
    }

    /** A whole number in a range. */
    public static Field number(String key, int least, int most) {
        FormField field = new FormField(key, FormField.Type.INTEGER, FormField.Kind.PLAIN, false, false, null, null, least, most, List.of(), List.of());
        return new Field(key, false, raw -> FormCheck.typed(field, Variables.untypedValue(raw)));
    }

    /** An instant such as {@code 2026-11-22T08:00:00Z}. */
    public static Field instant(String key) {
        return new Field(key, false, raw -> {
            try {
                return OffsetDateTime.parse(String.valueOf(raw)).toInstant();
            } catch (DateTimeParseException e) {
                return wrong(key, "must be an instant such as 2026-11-22T08:00:00Z");
            }
        });
    }

    /** Yes or no as a file of rows has it: the words {@code true} and {@code false}. */
    public static Field flag(String key) {
        return new Field(key, false, raw -> switch (String.valueOf(raw).strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> wrong(key, "must be true or false");
        });
    }

    /** A whole number as a file of rows has it, in a range. */
    public static Field whole(String key, long least, long most) {
        return new Field(key, false, raw -> {
            String text = String.valueOf(raw).strip();
            if (text.matches("-?\\d{1,18}")) {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            return wrong(key, "must be a whole number from " + least + " to " + most);
        });
    }

    /** A decimal number, as text: at most so many digits before the point and so many after it. */
    public static Field decimal(String key, int digits, int scale) {
        Pattern form = Pattern.compile("-?\\d{1," + digits + "}(\\.\\d{1," + scale + "})?");
        return new Field(key, false, raw -> {
            String text = String.valueOf(raw).strip();
            return form.matcher(text).matches() ? new BigDecimal(text).setScale(scale)
                    : wrong(key, "must be a number with at most " + digits + " digits and " + scale + " decimals");
        });
    }

    /** A file that came in a {@link org.partnercenter.platform.files.MultipartBody}, at most 10 MB, of one of these types such as {@code .pdf}. */
    public static Field file(String key, String... extensions) {
        FormField field = new FormField(key, FormField.Type.FILE, FormField.Kind.PLAIN, false, false, null, null, null, null, List.of(), List.of(extensions));
        return new Field(key, false, raw -> raw instanceof Upload upload
                ? FormCheck.typed(field, Variables.fileValue(upload.name()).file(upload.content()).create()) : wrong(key, "must be a file"));
    }

    /** A list of at most so many elements; an empty one counts as given. */
    public static Field list(String key, int maxSize) {
        return new Field(key, false, raw -> raw instanceof List<?> list && list.size() <= maxSize ? list
                : wrong(key, "must be a list of at most " + maxSize + " elements"));
    }

    /** An object, whose own fields another form checks. */
    public static Field object(String key) {
        return new Field(key, false, raw -> raw instanceof Map<?, ?> map ? map : wrong(key, "must be an object"));
    }

    /** The keys of the fields. */
    public Set<String> keys() {
        return fields.keySet();
    }

    /** The checked values; throws {@link Refusal} (400 {@code FIELD_INVALID}) naming the first field that is wrong. */
    public Values check(Map<String, ?> body) {
        body.keySet().stream().filter(key -> !fields.containsKey(key)).findFirst().ifPresent(key -> wrong(key, "is not a field of this action"));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields.values()) {
            Object raw = body.get(field.key);
            if (raw != null && !(raw instanceof String text && text.isBlank())) {
                values.put(field.key, field.typed.apply(raw));
            } else if (field.required) {
                wrong(field.key, "is required");
            }
        }
        return new Values(values);
    }

    /** As {@link #check}, for an object inside a body: a wrong field is named with the path to it, such as {@code admin.userId}. */
    public Values checkAt(String path, Object body) {
        return at(path, () -> body instanceof Map<?, ?> map ? check(stringKeys(map)) : wrong(path, "must be an object"));
    }

    /** Runs a check and puts the path before the name of the field that it refuses. */
    public static <T> T at(String path, Supplier<T> check) {
        try {
            return check.get();
        } catch (Refusal refusal) {
            if (refusal.field() == null || refusal.field().equals(path)) {
                throw refusal;
            }
            throw Refusal.of(refusal.status(), refusal.code(), path + "." + refusal.field(), refusal.getMessage());
        }
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        Map<String, Object> body = new LinkedHashMap<>();
        map.forEach((key, value) -> body.put(String.valueOf(key), value));
        return body;
    }

    private static <T> T wrong(String key, String reason) {
        throw Refusal.field(key, reason);
    }

    /** A field and what makes its typed value of what was sent. */
    public static final class Field {

        private final String key;
        private final boolean required;
        private final Function<Object, Object> typed;

        private Field(String key, boolean required, Function<Object, Object> typed) {
            this.key = key;
            this.required = required;
            this.typed = typed;
        }

        private static Field scalar(String key, FormField.Type type, FormField.Kind kind, Integer maxLength, Pattern pattern,
                                    List<String> options, boolean multiline) {
            FormField field = new FormField(key, type, kind, multiline, false, maxLength, pattern, null, null, options, List.of());
            return new Field(key, false, raw -> FormCheck.typed(field, Variables.untypedValue(raw)));
        }

        /** The same field, which must be given. */
        public Field required() {
            return new Field(key, true, typed);
        }
    }

    /** What a body brought; a field that was not given is null. */
    public record Values(Map<String, Object> all) {

        public boolean has(String key) {
            return all.containsKey(key);
        }

        public String text(String key) {
            return (String) all.get(key);
        }

        /** The text that was given, else the other. */
        public String text(String key, String otherwise) {
            return has(key) ? text(key) : otherwise;
        }

        /** What was given, else the other. */
        public boolean yes(String key, boolean otherwise) {
            return has(key) ? (Boolean) all.get(key) : otherwise;
        }

        /** A whole number that a file of rows had. */
        public Long whole(String key) {
            return (Long) all.get(key);
        }

        /** An amount in CNY with two decimals, or another decimal number. */
        public BigDecimal decimal(String key) {
            return (BigDecimal) all.get(key);
        }

        /** A file. */
        public Upload file(String key) {
            return (Upload) all.get(key);
        }

        public LocalDate date(String key) {
            return (LocalDate) all.get(key);
        }

        /** The elements as they were sent; none when the list was not given. */
        public List<?> list(String key) {
            return has(key) ? (List<?>) all.get(key) : List.of();
        }

        /** The object as it was sent, or null. */
        public Object object(String key) {
            return all.get(key);
        }

        /** The list's elements, each of which must be one of the allowed texts and occur once. */
        public List<String> choices(String key, List<String> allowed) {
            List<?> list = list(key);
            if (!list.stream().allMatch(e -> e instanceof String text && allowed.contains(text)) || list.stream().distinct().count() < list.size()) {
                wrong(key, "must be a list of " + String.join(", ", allowed) + ", each once");
            }
            return list.stream().map(String.class::cast).toList();
        }
    }
}
