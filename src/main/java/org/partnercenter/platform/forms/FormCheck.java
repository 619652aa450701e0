package org.partnercenter.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.FileTypes;
import org.partnercenter.platform.attachment.Upload;

/** Checks what somebody submitted against a form's declaration and turns it into typed values; blank values are left out. */
final class FormCheck {

    static final int MAX_FILE_BYTES = 10 * 1024 * 1024;
    private static final int MAX_FILE_NAME = 255;
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,16}(\\.\\d{1,2})?");
    // years of four digits only: the databases end before Java's calendar does
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormCheck() {
    }

    /** The typed values by field key; throws {@link Refusal} naming the first field that is wrong. */
    static Map<String, Object> check(FormDeclaration form, Map<String, Object> submitted) {
        for (String key : submitted.keySet()) {
            if (!form.fields().containsKey(key)) {
                throw Refusal.field(key, "is not a field of this form");
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : form.fields().values()) {
            Object value = typed(field, Variables.fromMap(submitted).getValueTyped(field.key()));
            if (value != null) {
                values.put(field.key(), value);
            } else if (field.required()) {
                throw Refusal.field(field.key(), "is required");
            }
        }
        return values;
    }

    static Object typed(FormField field, TypedValue submitted) {
        if (submitted == null) {
            return null;
        }
        Object raw = raw(submitted);
        if (raw == null || raw instanceof String text && text.isBlank()) {
            return null;
        }
        return switch (field.type()) {
            case STRING -> text(field, raw);
            case INTEGER -> integer(field, raw);
            case BOOLEAN -> raw instanceof Boolean yes ? yes : wrong(field, "must be true or false");
            case FILE -> file(field, raw);
            case JSON -> list(field, raw);
        };
    }

    private static Object raw(TypedValue submitted) {
        if (submitted instanceof FileValue) {
            return submitted;
        }
        // a serialized value is taken as the text that was sent: nothing a client names is ever deserialized into a class
        if (submitted instanceof SerializableValue serializable && !serializable.isDeserialized()) {
            return serializable.getValueSerialized();
        }
        return submitted.getValue();
    }

    private static Object text(FormField field, Object raw) {
        if (!(raw instanceof String sent)) {
            return wrong(field, "must be text");
        }
        String text = sent.strip();
        if (text.codePoints().anyMatch(c -> isInvisible(c) && !(field.multiline() && (c == '\n' || c == '\r' || c == '\t')))) {
            return wrong(field, field.multiline() ? "contains control characters" : "contains line breaks or control characters");
        }
        if (field.maxLength() != null && text.codePointCount(0, text.length()) > field.maxLength()) {
            return wrong(field, "must have at most " + field.maxLength() + " characters");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
            return wrong(field, "has the wrong form");
        }
        if (!field.options().isEmpty() && !field.options().contains(text)) {
            return wrong(field, "must be one of " + String.join(", ", field.options()));
        }
        return switch (field.kind()) {
            case PLAIN -> text;
            case MONEY -> MONEY.matcher(text).matches() ? new BigDecimal(text).setScale(2)
                    : wrong(field, "must be an amount with at most 16 digits and 2 decimals, such as 1200.00");
            case DATE -> date(field, text);
            case URL -> isHttps(text) ? text : wrong(field, "must be a https address");
        };
    }

    /** Controls, line separators and marks that turn the direction of writing: they make a text read as something else. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static Object date(FormField field, String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : wrong(field, "must be a date such as 2026-11-22");
        } catch (DateTimeParseException e) {
            return wrong(field, "must be a date such as 2026-11-22");
        }
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Object integer(FormField field, Object raw) {
        if (!(raw instanceof Integer || raw instanceof Long || raw instanceof Short)) {
            return wrong(field, "must be a whole number");
        }
        long number = ((Number) raw).longValue();
        if (field.min() != null && number < field.min() || field.max() != null && number > field.max() || number != (int) number) {
            return wrong(field, "must be from " + field.min() + " to " + field.max());
        }
        return (int) number;
    }

    private static Object file(FormField field, Object raw) {
        if (!(raw instanceof FileValue file)) {
            return wrong(field, "must be a file");
        }
        String name = file.getFilename() == null ? "" : file.getFilename().strip();
        if (name.isEmpty() || name.length() > MAX_FILE_NAME || name.codePoints().anyMatch(c -> isInvisible(c) || c == '/' || c == '\\')) {
            return wrong(field, "needs a file name of at most " + MAX_FILE_NAME + " characters without a path");
        }
        byte[] content = content(file);
        if (content.length > MAX_FILE_BYTES) {
            return wrong(field, "must be at most 10 MB");
        }
        Upload upload = new Upload(name, content);
        FileTypes.objection(upload, field.extensions()).ifPresent(objection -> wrong(field, objection));
        return upload;
    }

    private static byte[] content(FileValue file) {
        InputStream content = file.getValue();
        if (content == null) {
            return new byte[0];
        }
        try (content) {
            return content.readNBytes(MAX_FILE_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object list(FormField field, Object raw) {
        try {
            JsonNode node = raw instanceof Collection<?> list ? JSON.valueToTree(list)
                    : raw instanceof SpinJsonNode spin ? JSON.readTree(spin.toString())
                    : raw instanceof String text ? JSON.readTree(text) : null;
            return node == null || !node.isArray() ? wrong(field, "must be a list") : node.isEmpty() ? null : node;
        } catch (JsonProcessingException e) {
            return wrong(field, "must be a list");
        }
    }

    private static Object wrong(FormField field, String reason) {
        throw Refusal.field(field.key(), reason);
    }
}
