package org.partnercenter.platform.forms;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

/** Asked before every start of a process and every completion of a task; implemented by modules that know a reason to refuse. */
public interface SubmissionGuard {

    /**
     * Throws a {@link Refusal} when this person may submit nothing now.
     *
     * @param taskKey the task to be completed, null on a start
     */
    void check(Actor actor, String processKey, String taskKey);
}
