package org.partnercenter.certification.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.certification.Certifications;
import org.partnercenter.partner.CompanyRenamed;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** A changed company name voids the certification and ends an open one (CRT-14). */
@Component
class VoidCertifications {

    private final Certifications certifications;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    VoidCertifications(Certifications certifications, RuntimeService runtime, AsSystem asSystem) {
        this.certifications = certifications;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void on(CompanyRenamed company) {
        certifications.voidAll(company.partnerId(), company.to()).ifPresent(this::end);
    }

    private void end(String openKey) {
        try {
            asSystem.run(() -> runtime.createMessageCorrelation("void-certification").processInstanceBusinessKey(openKey).correlate());
        } catch (OptimisticLockingException e) {
            // somebody claimed or completed a task in the same moment
            throw new OptimisticLockingFailureException("the certification's tasks were changed at the same moment", e);
        }
    }
}
