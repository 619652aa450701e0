package org.partnercenter.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An organisation on the partner side: who it is, and what the vendor has granted it.
 *
 * @param id                   also its tenant's id; it never changes (PTR-02)
 * @param creditCode           统一社会信用代码, GB 32100; empty where an organisation came before the code was asked for
 * @param region               ISO 3166 code, {@code CN}
 * @param paths                {@code software}, {@code service}: the development paths it has joined
 * @param roleCertified        those of the paths on which it has reached the stage role-certified
 * @param cloudAccountId       its own account at the vendor's cloud, or null
 * @param distributorId        the distributor of a reseller, or null
 * @param customerDevelopment  whether a distributor may develop customers itself (CUS-01)
 * @param ecosystemManager     its contact at the vendor
 * @param verificationCodes    whether critical actions ask a code (PTR-13)
 * @param shareWithDistributor whether its distributor sees its customers' data (RSL-01)
 * @param mainAccount          whether it is the main account (主账号) of its credit code (PTR-03)
 */
public record Partner(String id, String companyName, String creditCode, String region, Identity identity, PartnerStatus status,
                      Set<String> paths, Set<String> roleCertified, String cloudAccountId, String distributorId,
                      boolean customerDevelopment, List<CapabilityLabel> capabilityLabels, Contact ecosystemManager,
                      String contactName, String contactMobile, String contactEmail, String address, boolean verificationCodes,
                      boolean shareWithDistributor, boolean mainAccount, Instant createdAt, Instant updatedAt) {

    public Partner {
        paths = Set.copyOf(paths);
        roleCertified = Set.copyOf(roleCertified);
        capabilityLabels = List.copyOf(capabilityLabels);
    }

    /**
     * A person to call.
     *
     * @param userId the vendor's user; null where partners read
     */
    public record Contact(String name, String email, String mobile, @JsonInclude(JsonInclude.Include.NON_NULL) String userId) {

        /** As partners read it: a name, never a user id of the vendor's. */
        public Contact withoutUser() {
            return new Contact(name, email, mobile, null);
        }
    }

    public boolean isActive() {
        return status == PartnerStatus.ACTIVE;
    }
}
