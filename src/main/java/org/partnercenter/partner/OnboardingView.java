package org.partnercenter.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A partner that was onboarded, with what nobody can read again.
 *
 * @param initialPassword  of the first administrator; it is mailed to nobody
 * @param initialPasswords of all members, by user id
 */
record OnboardingView(@JsonUnwrapped PartnerView partner, String initialPassword, Map<String, String> initialPasswords) {

    /** {@code initialPasswords} has the administrator first. */
    static OnboardingView of(PartnerView partner, Map<String, String> initialPasswords) {
        return new OnboardingView(partner, initialPasswords.values().iterator().next(), initialPasswords);
    }
}
