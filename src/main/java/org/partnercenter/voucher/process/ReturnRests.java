package org.partnercenter.voucher.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.partnercenter.voucher.VoucherExpiry;
import org.springframework.stereotype.Component;

/** Returns the next portion of rests of vouchers whose end is past (VCH-14). */
@Component
class ReturnRests implements JavaDelegate {

    private final VoucherExpiry expiry;

    ReturnRests(VoucherExpiry expiry) {
        this.expiry = expiry;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("more", expiry.work());
    }
}
