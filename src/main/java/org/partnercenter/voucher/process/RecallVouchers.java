package org.partnercenter.voucher.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.voucher.VoucherRecalls;
import org.springframework.stereotype.Component;

/** Takes back the next portion of a recall's vouchers (VCH-16). */
@Component
class RecallVouchers implements JavaDelegate {

    private final VoucherRecalls recalls;

    RecallVouchers(VoucherRecalls recalls) {
        this.recalls = recalls;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("left", recalls.work(execution.getProcessBusinessKey()).code());
    }
}
