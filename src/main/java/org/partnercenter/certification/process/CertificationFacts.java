package org.partnercenter.certification.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.partnercenter.certification.Certifications;
import org.partnercenter.certification.RoutingFacts;
import org.springframework.stereotype.Component;

/** What the decision {@code certification-routing} reads. Transient: the vendor's supplier data are nothing that a partner may read. */
@Component("certificationFacts")
public class CertificationFacts {

    private final Certifications certifications;

    CertificationFacts(Certifications certifications) {
        this.certifications = certifications;
    }

    /** The facts by name. */
    public TypedValue of(DelegateExecution execution) {
        RoutingFacts facts = certifications.routingFacts(execution.getProcessBusinessKey());
        return Variables.untypedValue(Map.of("supplierDiffers", facts.supplierDiffers(), "bankTyped", facts.bankTyped(),
                "intermediaryNamed", facts.intermediaryNamed(), "certifiedElsewhere", facts.certifiedElsewhere()), true);
    }
}
