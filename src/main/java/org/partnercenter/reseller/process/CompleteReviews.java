package org.partnercenter.reseller.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.reseller.CooperationReviews;
import org.springframework.stereotype.Component;

/** Completes the distributor's review tasks one by one, each in a transaction of its own and through the same checks as in Tasklist. */
@Component
class CompleteReviews implements CooperationReviews {

    private static final Pattern LINE = Pattern.compile("([A-Z]+(?:_[A-Z]+)*)\\b(?: \\w+)?: (.*)", Pattern.DOTALL);

    private final TaskService tasks;
    private final AsSystem asSystem;

    CompleteReviews(TaskService tasks, AsSystem asSystem) {
        this.tasks = tasks;
        this.asSystem = asSystem;
    }

    @Override
    public List<Result> review(List<String> keys, Decision decision) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("decision", decision.code());
        if (decision.comment() != null) {
            fields.put("comment", decision.comment());
        }
        return keys.stream().map(key -> review(key, fields)).toList();
    }

    /** Another organisation's task does not exist. */
    private TaskQuery query(String key) {
        TaskQuery query = tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey("review-cooperation");
        Actor caller = Actor.current();
        return caller.isPartner() ? query.tenantIdIn(String.valueOf(caller.partnerId())) : query;
    }

    private Result review(String key, Map<String, Object> fields) {
        try {
            Task task = asSystem.call(() -> query(key).singleResult());
            if (task == null) {
                throw Refusal.notFound("application to review");
            }
            tasks.complete(task.getId(), fields);
            return Result.done(key);
        } catch (Refusal refusal) {
            return Result.refused(key, refusal.code(), refusal.getMessage());
        } catch (RestException refusal) {
            Matcher line = LINE.matcher(String.valueOf(refusal.getMessage()));
            return line.matches() ? Result.refused(key, line.group(1), line.group(2)) : Result.refused(key, "NOT_ALLOWED", refusal.getMessage());
        }
    }
}
