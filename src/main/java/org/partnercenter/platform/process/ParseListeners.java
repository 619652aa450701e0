package org.partnercenter.platform.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Adds what is to happen at every element of every model: the engine's list of listeners may be missing or fixed. */
public final class ParseListeners {

    private ParseListeners() {
    }

    /** Adds the listener behind those that are there. */
    public static void add(ProcessEngineConfigurationImpl configuration, BpmnParseListener listener) {
        List<BpmnParseListener> before = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> listeners = before == null ? new ArrayList<>() : new ArrayList<>(before);
        listeners.add(listener);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
