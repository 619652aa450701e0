package org.partnercenter.platform.forms;

import java.util.Map;
import java.util.Optional;

/**
 * What the people's steps of one process do. Each process has one implementation with a method named like each of its user
 * tasks; the method writes the record and answers the variables that the next gateway reads. Nothing else that people type
 * ever becomes a process variable.
 */
public interface ProcessForms {

    /** The process that these forms belong to. */
    String processKey();

    /** What the start form does, where the process has one. */
    default Optional<StartForm> start() {
        return Optional.empty();
    }

    /** By task id, what completing the task does. */
    Map<String, TaskForm> tasks();

    /** Makes the record of a new instance. */
    interface StartForm {
        Started submit(Submission submission);
    }

    /** Writes what one task brought, and answers the routing variables. */
    interface TaskForm {
        Map<String, Object> submit(Submission submission);
    }

    /**
     * The new record's key, which becomes the instance's business key, and the first routing variables.
     *
     * @param tenant whose instance it is; null for the organisation that starts it
     */
    record Started(String recordKey, Map<String, Object> variables, String tenant) {

        public Started(String recordKey, Map<String, Object> variables) {
            this(recordKey, variables, null);
        }
    }
}
