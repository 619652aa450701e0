package org.partnercenter.portal.process;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Starts a process from a page as Tasklist does it: through its start form, as the person asking. */
@Component
public class Starts {

    /** Code, field and reason, as the engine's doors answer them. */
    private static final Pattern LINE = Pattern.compile("(?s)([A-Z_]+)(?: (\\w+))?: (.*)");

    private final FormService forms;
    private final RepositoryService repository;

    Starts(FormService forms, RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    /** Starts the process with these fields; answers the record's key. What is refused is a {@link Refusal} again. */
    public String start(String processKey, Map<String, Object> fields) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion().singleResult().getId();
        try {
            return forms.submitStartForm(definition, fields).getBusinessKey();
        } catch (RestException refused) {
            Matcher line = LINE.matcher(String.valueOf(refused.getMessage()));
            throw line.matches() ? Refusal.of(refused.getStatus().getStatusCode(), line.group(1), line.group(2), line.group(3)) : refused;
        }
    }
}
