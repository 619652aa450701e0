package org.partnercenter.incentive.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.incentive.Statements;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.forms.ProcessForms;
import org.partnercenter.platform.forms.Submission;
import org.springframework.stereotype.Component;

/** The people's steps of {@code incentive-statement}; each method bears the name of its task. */
@Component
class IncentiveStatement implements ProcessForms {

    private static final ApiForm CORRECTION = ApiForm.of(ApiForm.text("incentiveKey", 32).required(), ApiForm.money("amount").required());

    private final Statements statements;

    IncentiveStatement(Statements statements) {
        this.statements = statements;
    }

    @Override
    public String processKey() {
        return "incentive-statement";
    }

    @Override
    public Map<String, TaskForm> tasks() {
        return Map.of("release-statement", this::releaseStatement, "correct-statement", this::correctStatement);
    }

    private Map<String, Object> releaseStatement(Submission form) {
        Decision decision = form.decision();
        statements.release(form.recordKey(), decision);
        return Map.of("releaseDecision", decision.code());
    }

    private Map<String, Object> correctStatement(Submission form) {
        List<Statements.Correction> corrections = new ArrayList<>();
        for (JsonNode element : form.list("amounts")) {
            corrections.add(correction(element, "amounts[" + corrections.size() + "]"));
        }
        statements.correct(form.recordKey(), corrections, form.text("comment"), form.actor());
        return Map.of();
    }

    private static Statements.Correction correction(JsonNode element, String path) {
        ApiForm.Values values = CORRECTION.checkAt(path, fields(element));
        return new Statements.Correction(values.text("incentiveKey"), (BigDecimal) values.object("amount"));
    }

    private static Object fields(JsonNode element) {
        if (!element.isObject()) {
            throw Refusal.field("amounts", "must be a list of {incentiveKey, amount}");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        element.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return fields;
    }

    /** Text as text; anything else is left for the check to refuse. */
    private static Object value(JsonNode node) {
        return node.isNull() ? null : node.isTextual() ? node.asText() : node.isNumber() ? node.numberValue() : Map.of();
    }
}
