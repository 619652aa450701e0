package org.partnercenter.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a person fills into a form, and how it travels. */
final class Values {

    /** A value sent as it stands, for what no well-behaved client would send. */
    record Raw(Map<String, Object> wire) {
    }

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Values of(Object... pairs) {
        Values result = new Values();
        for (int i = 0; i < pairs.length; i += 2) {
            result.values.put((String) pairs[i], pairs[i + 1]);
        }
        return result;
    }

    /** Without a type the server takes the value by its JSON kind. */
    static Raw untyped(Object value) {
        return new Raw(Client.body("value", value));
    }

    static Raw typed(String type, Object value) {
        return new Raw(Client.body("value", value, "type", type));
    }

    Values with(String field, Object value) {
        Values result = new Values();
        result.values.putAll(values);
        result.values.put(field, value);
        return result;
    }

    Values without(String... fields) {
        Values result = new Values();
        result.values.putAll(values);
        for (String field : fields) {
            result.values.remove(field);
        }
        return result;
    }

    Object get(String field) {
        return values.get(field);
    }

    Map<String, Object> wire() {
        Map<String, Object> wire = new LinkedHashMap<>();
        values.forEach((field, value) -> wire.put(field, wire(value)));
        return wire;
    }

    private static Map<String, Object> wire(Object value) {
        if (value instanceof Supplier<?> late) {
            return wire(late.get());
        }
        if (value instanceof Raw raw) {
            return raw.wire();
        }
        if (value instanceof TestFile file) {
            return Client.body("value", Base64.getEncoder().encodeToString(file.content()), "type", "File",
                "valueInfo", Map.of("filename", file.name(), "mimeType", file.type()));
        }
        if (value instanceof Collection<?>) {
            try {
                return Client.body("value", Client.JSON.writeValueAsString(value), "type", "Json");
            } catch (JsonProcessingException failure) {
                throw new IllegalArgumentException(failure);
            }
        }
        if (value instanceof Boolean) {
            return Client.body("value", value, "type", "Boolean");
        }
        if (value instanceof Integer) {
            return Client.body("value", value, "type", "Integer");
        }
        return Client.body("value", value == null ? null : value.toString(), "type", "String");
    }
}
