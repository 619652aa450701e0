package org.partnercenter.programme;

import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Service;

/** The certificates of memberships (PRG-15). */
@Service
public class Certificates {

    private final MembershipRepository memberships;
    private final ProgrammeTables tables;
    private final Partners partners;

    Certificates(MembershipRepository memberships, ProgrammeTables tables, Partners partners) {
        this.memberships = memberships;
        this.tables = tables;
        this.partners = partners;
    }

    /** The certificate of the present term as PDF: 404 for another organisation's, 409 {@code NO_CERTIFICATE} where there is none. */
    public byte[] of(String key, Actor viewer) {
        Membership membership = memberships.find(key).filter(found -> viewer.sees(found.partnerId))
                .orElseThrow(() -> Refusal.notFound("programme membership"));
        boolean offered = membership.isJoined() && tables.policy(membership.programmeCode).filter(Policy::certificate).isPresent();
        if (!offered) {
            throw Refusal.conflict("NO_CERTIFICATE", "only a running membership of a programme with certificates has one");
        }
        return CertificatePage.pdf(membership, partners.get(membership.partnerId).companyName());
    }
}
