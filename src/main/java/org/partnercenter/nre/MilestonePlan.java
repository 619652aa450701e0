package org.partnercenter.nre;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.partnercenter.platform.Refusal;

/** Reads the milestones that somebody typed into the agreement's form: 1 to 10 of name, share and due date. */
final class MilestonePlan {

    private static final String FIELD = "milestones";
    private static final int MOST = 10;
    private static final int NAME_LENGTH = 64;
    private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> KEYS = Set.of("name", "share", "dueDate");

    private MilestonePlan() {
    }

    static List<Milestone.Planned> read(JsonNode list) {
        if (list.size() > MOST) {
            throw Refusal.field(FIELD, "must be 1 to " + MOST + " milestones");
        }
        List<Milestone.Planned> planned = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            planned.add(milestone(list.get(i), "milestone " + (i + 1) + ": "));
        }
        return planned;
    }

    private static Milestone.Planned milestone(JsonNode node, String where) {
        if (!node.isObject()) {
            throw Refusal.field(FIELD, where + "must have name, share and dueDate");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw Refusal.field(FIELD, where + key + " is not a field of a milestone");
            }
        });
        String name = text(node, "name", where);
        if (name.codePointCount(0, name.length()) > NAME_LENGTH) {
            throw Refusal.field(FIELD, where + "name must have at most " + NAME_LENGTH + " characters");
        }
        return new Milestone.Planned(name, share(text(node, "share", where), where), date(text(node, "dueDate", where), where));
    }

    private static String text(JsonNode node, String key, String where) {
        JsonNode value = node.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw Refusal.field(FIELD, where + key + " is required, as text");
        }
        return value.textValue().strip();
    }

    private static BigDecimal share(String text, String where) {
        BigDecimal share = SHARE.matcher(text).matches() ? new BigDecimal(text).setScale(2) : BigDecimal.ZERO;
        if (share.signum() <= 0 || share.compareTo(new BigDecimal("100.00")) > 0) {
            throw Refusal.field(FIELD, where + "share must be a percentage from 0.01 to 100.00");
        }
        return share;
    }

    private static LocalDate date(String text, String where) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // answered below, as any other text that is no date
        }
        throw Refusal.field(FIELD, where + "dueDate must be a date such as 2026-11-22");
    }
}
