package org.partnercenter.customer;

import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.PartnerStatus;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may develop customers at all (CUS-01). */
@Component
class ReportPermission {

    private final Partners partners;
    private final boolean bothContacts;

    /** {@code contactRule}: {@code any} of mobile and e-mail in the profile is enough, or {@code both} are needed. */
    ReportPermission(Partners partners, @Value("${customer.report.contact-rule}") String contactRule) {
        this.partners = partners;
        this.bothContacts = contactRule.equals("both");
    }

    void require(Partner partner) {
        if (!mayDevelop(partner)) {
            throw Refusal.of(403, "NO_DEVELOPMENT_PERMISSION", null, "your organisation may not develop customers; ask your ecosystem manager");
        }
        if (partner.distributorId() != null && partners.get(partner.distributorId()).status() == PartnerStatus.DELISTED) {
            throw Refusal.of(403, "DISTRIBUTOR_DELISTED", null, "your distributor is delisted");
        }
        long contacts = Stream.of(partner.contactMobile(), partner.contactEmail()).filter(Objects::nonNull).count();
        if (contacts < (bothContacts ? 2 : 1)) {
            throw Refusal.conflict("CONTACT_MISSING", "your organisation's profile names no contact mobile or e-mail, which customers need");
        }
    }

    /** A reseller without a distributor develops nobody until it is invited (PRG-11). */
    private static boolean mayDevelop(Partner partner) {
        Identity identity = partner.identity();
        return identity == Identity.SOLUTION_PROVIDER || identity == Identity.RESELLER && partner.distributorId() != null
                || identity == Identity.DISTRIBUTOR && partner.customerDevelopment();
    }
}
