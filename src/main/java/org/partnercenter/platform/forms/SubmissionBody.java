package org.partnercenter.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.partnercenter.platform.Refusal;

/**
 * The JSON of a submission before engine-rest turns it into variables. What engine-rest would answer with a failure of its own,
 * without code and field, is refused here: a value that is not of the type it names, a file without a name, broken JSON.
 */
final class SubmissionBody {

    private static final Set<String> WHOLE_NUMBERS = Set.of("integer", "short", "long");

    private final ObjectMapper json;

    SubmissionBody(ObjectMapper json) {
        this.json = json;
    }

    /** The body as engine-rest shall read it; throws {@link Refusal} naming the field that is wrong. */
    byte[] checked(byte[] body) throws IOException {
        JsonNode root = parsed(body);
        JsonNode variables = root.path("variables");
        if (!variables.isMissingNode() && !variables.isNull()) {
            if (!variables.isObject()) {
                throw Refusal.field("variables", "must be an object of fields");
            }
            variables.fields().forEachRemaining(field -> check(field.getKey(), field.getValue()));
        }
        return json.writeValueAsBytes(root);
    }

    /**
     * The body of a query, unchanged; refuses, at any depth, expressions, which the engine would evaluate, and lists that hold nothing
     * where something should be, on which it fails.
     */
    byte[] withoutExpressions(byte[] body) throws IOException {
        if (body.length > 0) {
            try {
                JsonNode query = json.readTree(body);
                if (!query.isObject() && !query.isMissingNode()) {
                    throw Refusal.field("body", "must be a JSON object");
                }
                refuseExpressions(query);
            } catch (JsonProcessingException e) {
                throw Refusal.field("body", "is not JSON");
            }
        }
        return body;
    }

    private static void refuseExpressions(JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (name.toLowerCase(Locale.ROOT).endsWith("expression")) {
                throw Refusal.field(name, "expressions are not accepted");
            }
            node.get(name).elements().forEachRemaining(element -> {
                if (node.get(name).isArray() && element.isNull()) {
                    throw Refusal.field(name, "must be a list without null");
                }
            });
        });
        node.forEach(SubmissionBody::refuseExpressions);
    }

    private JsonNode parsed(byte[] body) throws IOException {
        if (body.length == 0) {
            return json.createObjectNode();
        }
        try {
            JsonNode root = json.readTree(body);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            // answered below, as anything else that is no JSON object
        }
        throw Refusal.field("variables", "the request is not a JSON object");
    }

    private void check(String key, JsonNode field) {
        if (!field.isObject()) {
            throw Refusal.field(key, "must be an object with a value");
        }
        JsonNode value = field.path("value");
        if (value.isMissingNode() || value.isNull() || !field.path("type").isTextual()) {
            return;
        }
        String type = field.path("type").textValue().toLowerCase(Locale.ROOT);
        if (WHOLE_NUMBERS.contains(type)) {
            require(value.isIntegralNumber() && value.canConvertToLong(), key, "must be a whole number");
            require(!type.equals("integer") || value.canConvertToInt(), key, "is too large a number");
            require(!type.equals("short") || value.canConvertToInt() && value.intValue() == value.shortValue(), key, "is too large a number");
            return;
        }
        switch (type) {
            case "string" -> require(value.isTextual(), key, "must be text");
            case "boolean" -> require(value.isBoolean(), key, "must be true or false");
            case "double" -> require(value.isNumber(), key, "must be a number");
            case "file" -> checkFile(key, field, value);
            case "json" -> checkJson(key, (ObjectNode) field, value);
            default -> throw Refusal.field(key, "has the unknown type " + field.path("type").textValue());
        }
    }

    private static void checkFile(String key, JsonNode field, JsonNode value) {
        require(value.isTextual(), key, "must be a file in Base64");
        require(field.path("valueInfo").path("filename").isTextual() && !field.path("valueInfo").path("filename").textValue().isBlank(),
                key, "needs a file name");
        try {
            Base64.getDecoder().decode(value.textValue());
        } catch (IllegalArgumentException e) {
            throw Refusal.field(key, "must be a file in Base64");
        }
    }

    /** A list may come as JSON or as the text of JSON; engine-rest knows only the text. */
    private void checkJson(String key, ObjectNode field, JsonNode value) {
        if (value.isContainerNode()) {
            field.put("value", value.toString());
            return;
        }
        require(value.isTextual(), key, "must be a list");
        try {
            json.readTree(value.textValue());
        } catch (JsonProcessingException e) {
            throw Refusal.field(key, "must be a list");
        }
    }

    private static void require(boolean holds, String key, String reason) {
        if (!holds) {
            throw Refusal.field(key, reason);
        }
    }
}
