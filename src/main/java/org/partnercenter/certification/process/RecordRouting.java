package org.partnercenter.certification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.certification.Certifications;
import org.springframework.stereotype.Component;

/** Records on the certification which way it is checked. */
@Component
class RecordRouting implements JavaDelegate {

    private final Certifications certifications;

    RecordRouting(Certifications certifications) {
        this.certifications = certifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        certifications.route(execution.getProcessBusinessKey(), (String) execution.getVariable("routing"));
    }
}
