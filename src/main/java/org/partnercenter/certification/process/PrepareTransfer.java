package org.partnercenter.certification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.certification.Transfers;
import org.springframework.stereotype.Component;

/** Draws a new random amount for the transfer; it stays in the module's table and is never a variable (CRT-03). */
@Component
class PrepareTransfer implements JavaDelegate {

    private final Transfers transfers;

    PrepareTransfer(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        transfers.prepare(execution.getProcessBusinessKey());
    }
}
