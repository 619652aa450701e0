package org.partnercenter.solution.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.solution.Solutions;
import org.springframework.stereotype.Component;

/** Closes the NRE offer that ran out or was taken by a form start (NRE-03). */
@Component
class CloseOffer implements JavaDelegate {

    private final Solutions solutions;

    CloseOffer(Solutions solutions) {
        this.solutions = solutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        solutions.closeOffer(execution.getProcessBusinessKey());
    }
}
