package org.partnercenter.incentive.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.partnercenter.platform.Refusal;

/** Decisions that a timer takes while a person may be taking another (INC-02). */
final class Timers {

    private Timers() {
    }

    /**
     * Runs the timer's decision. When a person was first, the job fails as any that lost a race: without an incident, and it is gone
     * by the time that it would be tried again.
     */
    static void decide(Runnable decision) {
        try {
            decision.run();
        } catch (Refusal refusal) {
            throw refusal.code().equals(Refusal.alreadyDecided().code()) ? new OptimisticLockingException(refusal.line()) : refusal;
        }
    }
}
