package org.partnercenter.solution.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.partnercenter.solution.Solutions;
import org.springframework.stereotype.Component;

/** Reminds the reviewers of an overdue review and tells the managers; it decides nothing (SOL-18). */
@Component
class RemindReview implements JavaDelegate {

    private final Notices notices;
    private final Solutions solutions;

    RemindReview(Notices notices, Solutions solutions) {
        this.notices = notices;
        this.solutions = solutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        notices.send(new Notice(Audience.vendor("project-reviewer", "manager"), key, "审核已逾期 " + key, "Review overdue: " + key,
                solutions.nameOf(key)));
    }
}
