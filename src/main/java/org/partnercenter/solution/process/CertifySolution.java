package org.partnercenter.solution.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.solution.Solutions;
import org.springframework.stereotype.Component;

/** Certifies the launched solution as cloud software, which opens the NRE offer (SOL-16). */
@Component
class CertifySolution implements JavaDelegate {

    private final Solutions solutions;

    CertifySolution(Solutions solutions) {
        this.solutions = solutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        solutions.certify(execution.getProcessBusinessKey());
    }
}
