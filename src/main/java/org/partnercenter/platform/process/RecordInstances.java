package org.partnercenter.platform.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which instance carries which record, when the start event has been passed and the business key is settled. */
@Component
class RecordInstances extends AbstractProcessEnginePlugin implements ExecutionListener {

    private final JdbcClient jdbc;

    RecordInstances(@Lazy JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        ParseListeners.add(configuration, new AbstractBpmnParseListener() {
            @Override
            public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
                if (scope == scope.getProcessDefinition()) {
                    startEvent.addListener(ExecutionListener.EVENTNAME_END, RecordInstances.this);
                }
            }
        });
    }

    @Override
    public void notify(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (isPartOfItsCaller(execution, key)) {
            return;
        }
        if (key != null && jdbc.sql("update record_instance set process_instance_id = ? where record_key = ?")
                .params(execution.getProcessInstanceId(), key).update() == 0) {
            jdbc.sql("insert into record_instance values (?, ?)").params(key, execution.getProcessInstanceId()).update();
        }
    }

    /** A called instance that has its caller's record: the record is carried by the root. */
    private static boolean isPartOfItsCaller(DelegateExecution execution, String key) {
        DelegateExecution caller = execution.getProcessInstance().getSuperExecution();
        return caller != null && caller.getProcessBusinessKey() != null && caller.getProcessBusinessKey().equals(key);
    }
}
