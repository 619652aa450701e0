package org.partnercenter.reseller;

import java.time.Instant;
import org.partnercenter.account.Contacts;
import org.partnercenter.partner.Partner;
import org.partnercenter.platform.masking.Masking;

/** A reseller in plain, never shown as it is. */
record Reseller(Cooperation cooperation, Partner partner, String accountName, String mobile, String email) {

    String id() {
        return partner.id();
    }

    String companyName() {
        return partner.companyName();
    }

    Instant associatedAt() {
        return cooperation.cooperatingAt();
    }

    Instant updatedAt() {
        return cooperation.updatedAt();
    }

    CooperationStatus status() {
        return cooperation.status();
    }

    /** A masked mobile or e-mail is found only by its whole value (RSL-02). */
    boolean matches(String q) {
        return q == null || ResellerFilter.contains(id(), q) || ResellerFilter.contains(accountName, q)
                || ResellerFilter.contains(companyName(), q) || hasMobile(q) || q.equalsIgnoreCase(email);
    }

    boolean hasMobile(String whole) {
        return mobile != null && Contacts.mobile(mobile).equals(Contacts.mobile(whole));
    }

    /** As the distributor sees it. */
    ResellerView masked() {
        return new ResellerView(id(), id(), status().status(), cooperation.createdAt(), updatedAt(), null, null, Masking.name(companyName()),
                accountName, Masking.mobile(mobile), Masking.email(email), partner.region(), associatedAt(), cooperation.endedAt(),
                cooperation.distributorId(), cooperation.key(), partner.shareWithDistributor(), null);
    }
}
