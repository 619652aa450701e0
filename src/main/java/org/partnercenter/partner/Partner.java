package org.partnercenter.partner;

import java.util.Set;

/**
 * What the other modules ask about an organisation.
 *
 * @param id                    also its tenant's id
 * @param paths                 {@code software}, {@code service}: the development paths it has joined
 * @param businessCertified     whether it holds a valid business certification (CRT-12)
 * @param capabilityLabels      how many capability labels it holds
 * @param ecosystemManager      its contact at the vendor
 */
public record Partner(String id, String companyName, Set<String> paths, boolean businessCertified, int capabilityLabels,
                      Contact ecosystemManager) {

    /** A person to call. */
    public record Contact(String name, String email, String mobile) {
    }
}
