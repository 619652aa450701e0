package org.partnercenter.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;

/**
 * A checked submission of a form: every value has the type that the form declares, a field that was left out is null.
 *
 * @param recordKey the business key of the instance, null on a start
 * @param partnerId the organisation whose record it is
 * @param candidateGroups the groups that the task is offered to: where a model asks several at once, this tells whose task it is
 */
public record Submission(String recordKey, String partnerId, Actor actor, Map<String, Object> values, List<String> candidateGroups) {

    public Submission(String recordKey, String partnerId, Actor actor, Map<String, Object> values) {
        this(recordKey, partnerId, actor, values, List.of());
    }

    public String text(String field) {
        return (String) values.get(field);
    }

    /** False when the field was left out. */
    public boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    public Integer number(String field) {
        return (Integer) values.get(field);
    }

    /** In CNY with two decimals. */
    public BigDecimal money(String field) {
        return (BigDecimal) values.get(field);
    }

    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public Upload file(String field) {
        return (Upload) values.get(field);
    }

    /** A JSON array with at least one element, or null. */
    public JsonNode list(String field) {
        return (JsonNode) values.get(field);
    }

    /** The fields {@code decision} and {@code comment}; refuses a rejection without a comment. */
    public Decision decision() {
        boolean approved = "approve".equals(text("decision"));
        if (!approved && text("comment") == null) {
            throw Refusal.field("comment", "is required to reject");
        }
        return new Decision(approved, text("comment"));
    }

    /** Refuses when the field, which the form leaves optional, is needed in this case. */
    public void require(String field, String when) {
        if (values.get(field) == null) {
            throw Refusal.field(field, "is required " + when);
        }
    }
}
