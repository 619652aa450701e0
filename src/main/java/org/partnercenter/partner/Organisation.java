package org.partnercenter.partner;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;

/** An organisation as it is changed: the legal transitions are here, who may make them is not. */
final class Organisation {

    final String id;
    final Instant createdAt;
    String companyName;
    String creditCode;
    String region;
    Identity identity = Identity.NONE;
    PartnerStatus status = PartnerStatus.ACTIVE;
    /** The stage on each path that was joined. */
    Map<String, PathStage> paths = new TreeMap<>();
    String cloudAccountId;
    String distributorId;
    boolean customerDevelopment;
    List<CapabilityLabel> capabilityLabels = List.of();
    Partner.Contact ecosystemManager;
    String contactName;
    String contactMobile;
    String contactEmail;
    String address;
    boolean verificationCodes;
    boolean shareWithDistributor;
    boolean mainAccount;
    boolean creditCodeFixed;
    Instant updatedAt;

    Organisation(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Gives an identity. Who stops being a reseller leaves its distributor; a solution provider's credit code stays from now on (PTR-04). */
    void identify(Identity wanted) {
        identity = wanted;
        if (wanted != Identity.RESELLER) {
            distributorId = null;
        }
        creditCodeFixed |= wanted == Identity.SOLUTION_PROVIDER;
    }

    /** Changes the credit code; 409 {@code COMPANY_FIXED} once the organisation was a solution provider (PTR-04). */
    void recode(String wanted) {
        if (creditCodeFixed && !wanted.equals(creditCode)) {
            throw Refusal.conflict("COMPANY_FIXED", "the credit code of a solution provider stays");
        }
        creditCode = wanted;
    }

    /** Moves to another status; 409 {@code ALREADY_DECIDED} when it has that status already. */
    void move(PartnerStatus wanted) {
        if (status == wanted) {
            throw Refusal.alreadyDecided();
        }
        status = wanted;
    }

    /** Attaches a reseller to a distributor; 409 {@code ALREADY_ATTACHED} when it has another one. */
    void attach(String distributor) {
        if (distributorId != null && !distributorId.equals(distributor)) {
            throw Refusal.conflict("ALREADY_ATTACHED", "the reseller is attached to another distributor");
        }
        distributorId = distributor;
    }

    /** As other modules read it. */
    Partner view() {
        Set<String> certified = paths.entrySet().stream().filter(p -> p.getValue() == PathStage.ROLE_CERTIFIED).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Partner(id, companyName, creditCode, region, identity, status, paths.keySet(), certified, cloudAccountId, distributorId,
                customerDevelopment, capabilityLabels, ecosystemManager, contactName, contactMobile, contactEmail, address,
                verificationCodes, shareWithDistributor, mainAccount, createdAt, updatedAt);
    }

    /** Every field that people change, as text: what differs before and after a change is its modification record. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("companyName", companyName);
        texts.put("creditCode", creditCode);
        texts.put("mainAccount", String.valueOf(mainAccount));
        texts.put("identity", identity.code());
        texts.put("distributorId", distributorId);
        texts.put("cloudAccountId", cloudAccountId);
        texts.put("paths", paths.entrySet().stream().map(p -> p.getKey() + " " + p.getValue().code()).collect(Collectors.joining(", ")));
        texts.put("customerDevelopment", String.valueOf(customerDevelopment));
        texts.put("capabilityLabels", capabilityLabels.stream().map(l -> l.code() + " " + l.level() + " " + l.grantedOn())
                .collect(Collectors.joining(", ")));
        texts.put("ecosystemManager", ecosystemManager.userId());
        texts.put("contactName", contactName);
        texts.put("contactMobile", contactMobile);
        texts.put("contactEmail", contactEmail);
        texts.put("address", address);
        texts.put("verificationCodes", String.valueOf(verificationCodes));
        texts.put("shareWithDistributor", String.valueOf(shareWithDistributor));
        return texts;
    }
}
