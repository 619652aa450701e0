package org.partnercenter.incentive;

import java.math.BigDecimal;

/** The decision {@code claim-cap}, evaluated where the engine is known (INC-16). */
public interface ClaimCap {

    /**
     * The most that a claim of this kind may bring, in CNY.
     *
     * @param annualCloudVolume of the opportunity, in CNY; null where it is not known
     */
    BigDecimal of(String claimKind, boolean newCustomer, BigDecimal annualCloudVolume);
}
