package org.partnercenter.calendar.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.platform.process.ParseListeners;
import org.springframework.stereotype.Component;

/**
 * Closes the deadline of a user task when the task ends, however it ends, so that the next task of the same id starts a new one.
 * One listener for every user task of every model; the models need not draw it.
 */
@Component
public class CloseTaskDeadlines extends AbstractProcessEnginePlugin {

    private final Deadlines deadlines;

    CloseTaskDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        ParseListeners.add(configuration, new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                TaskListener close = CloseTaskDeadlines.this::close;
                // built in: they also run where an operator skips custom listeners
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, close);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, close);
            }
        });
    }

    private void close(DelegateTask task) {
        String recordKey = task.getExecution().getProcessBusinessKey();
        if (recordKey != null) {
            deadlines.close(recordKey, task.getTaskDefinitionKey());
        }
    }
}
