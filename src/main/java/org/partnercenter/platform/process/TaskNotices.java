package org.partnercenter.platform.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.platform.web.Action;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells the vendor's people of new work, for every user task of every model from this one place. Partners are told of the
 * status instead: see {@link org.partnercenter.platform.Journal}.
 */
@Component
class TaskNotices extends AbstractProcessEnginePlugin implements TaskListener {

    private final Notices notices;

    TaskNotices(@Lazy Notices notices) {
        this.notices = notices;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        ParseListeners.add(configuration, new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
                        .addTaskListener(TaskListener.EVENTNAME_CREATE, TaskNotices.this);
            }
        });
    }

    private static String text(DelegateTask task, String key) {
        String due = task.getDueDate() == null ? "" : "\n到期 Due: " + task.getDueDate().toInstant().atZone(EngineClock.ZONE).toLocalDateTime();
        return task.getName() + "\n" + key + "\n伙伴 Partner: " + task.getTenantId() + due;
    }

    @Override
    public void notify(DelegateTask task) {
        String[] vendorGroups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .filter(Actor.VENDOR_GROUPS::contains).toArray(String[]::new);
        String key = ((ExecutionEntity) task.getExecution()).getProcessInstance().getBusinessKey();
        if (vendorGroups.length > 0 && key != null) {
            Action work = new OpenTasks.OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName()).action();
            notices.send(new Notice(Audience.vendor(vendorGroups), key, "新任务 " + work.zh() + " " + key, "New task: " + work.en() + " " + key,
                    text(task, key)));
        }
    }
}
