package org.partnercenter.customer;

import java.util.Map;

/** The engine's side of what people do with many reports at once: a port, because the rules do not know the engine. */
public interface ReportTasks {

    /** Completes the report's open task of that id as the caller, exactly as its form would. */
    void complete(String reportKey, String taskKey, Map<String, Object> fields);
}
