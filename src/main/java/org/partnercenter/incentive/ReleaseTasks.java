package org.partnercenter.incentive;

/** The statements' tasks in the engine. */
public interface ReleaseTasks {

    /** Completes the statement's task {@code release-statement} with an approval, as the person who asks. */
    void approve(String statementKey);
}
