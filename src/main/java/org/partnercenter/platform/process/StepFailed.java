package org.partnercenter.platform.process;

/**
 * A step behind a save point has failed for good: its retries are used up, and an incident waits for an operator. Heard in the transaction
 * that records the failure; the step's own was rolled back. Repaired and retried, the step runs again.
 *
 * @param activityId the activity that the job waits at
 * @param recordKey  the business key of its instance
 */
public record StepFailed(String processKey, String activityId, String recordKey) {
}
