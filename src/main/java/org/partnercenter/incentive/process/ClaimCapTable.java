package org.partnercenter.incentive.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.partnercenter.incentive.ClaimCap;
import org.partnercenter.platform.process.AsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code claim-cap} (INC-16). */
@Component
class ClaimCapTable implements ClaimCap {

    private static final BigDecimal YEAR = new BigDecimal("12");

    private final DecisionService decisions;
    private final AsSystem asSystem;

    ClaimCapTable(@Lazy DecisionService decisions, @Lazy AsSystem asSystem) {
        this.decisions = decisions;
        this.asSystem = asSystem;
    }

    @Override
    public BigDecimal of(String claimKind, boolean newCustomer, BigDecimal annualCloudVolume) {
        DmnDecisionRuleResult row = asSystem.call(() -> decisions.evaluateDecisionTableByKey("claim-cap",
                Variables.putValue("claimKind", claimKind).putValue("newCustomer", newCustomer))).getSingleResult();
        BigDecimal most = new BigDecimal(row.<String>getEntry("atMost"));
        // an empty cell of the table is no entry
        return row.containsKey("months") ? share(row.<Integer>getEntry("months"), annualCloudVolume).min(most) : most;
    }

    /** So many months of the year's volume; never a fraction of a cent more. */
    private static BigDecimal share(int months, BigDecimal annualCloudVolume) {
        BigDecimal volume = annualCloudVolume == null ? BigDecimal.ZERO : annualCloudVolume;
        return volume.multiply(BigDecimal.valueOf(months)).divide(YEAR, 2, RoundingMode.DOWN);
    }
}
