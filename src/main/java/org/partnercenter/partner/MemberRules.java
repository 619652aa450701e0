package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.security.Identities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What holds among the members of an organisation. Asked with its row locked, so that nobody can be second (PTR-09, PTR-17). */
@Component
class MemberRules {

    private final MemberRepository members;
    private final Identities identities;
    private final Clock clock;
    private final int maxContacts;

    MemberRules(MemberRepository members, Identities identities, Clock clock, @Value("${member.max-customer-contacts}") int maxContacts) {
        this.members = members;
        this.identities = identities;
        this.clock = clock;
        this.maxContacts = maxContacts;
    }

    /** 409 {@code EMAIL_IN_USE} when another user, of whatever side, has the address (PTR-08). */
    void requireEmailFree(Member member) {
        if (members.isEmailOfAnother(member.email(), member.userId()) || identities.isEmailOfAnother(member.email(), member.userId())) {
            throw MemberFields.emailInUse(member.email());
        }
    }

    /** 400 on {@code leadId} unless it is a lead of the organisation and the member one of its account managers. */
    void requireLead(Member member) {
        if (member.leadId() == null) {
            return;
        }
        if (!member.has(Role.SALES)) {
            throw Refusal.field("leadId", "is for the role " + Role.SALES.code() + " only");
        }
        members.find(member.leadId(), clock.instant())
                .filter(lead -> lead.partnerId().equals(member.partnerId()) && lead.has(Role.SALES_LEAD) && !lead.isDisabled())
                .orElseThrow(() -> Refusal.field("leadId", "is no " + Role.SALES_LEAD.code() + " of the organisation"));
    }

    /** 409 {@code TOO_MANY_CONTACTS} when the member would be one too many (PTR-17). */
    void requireRoomForContact(Member member) {
        if (!member.customerContact() || member.isDisabled()) {
            return;
        }
        long contacts = others(member).stream().filter(Member::customerContact).count();
        if (contacts >= maxContacts) {
            throw Refusal.of(409, "TOO_MANY_CONTACTS", "customerContact", "an organisation has at most " + maxContacts + " customer contacts");
        }
    }

    /** 409 {@code LAST_ADMIN} when nobody else could manage the organisation (PTR-09). */
    void requireAnotherAdministrator(Member member) {
        if (others(member).stream().noneMatch(other -> other.has(Role.ADMIN))) {
            throw Refusal.conflict("LAST_ADMIN", "an organisation keeps at least one administrator who is not disabled");
        }
    }

    private List<Member> others(Member member) {
        return members.of(member.partnerId(), clock.instant()).stream()
                .filter(other -> !other.isDisabled() && !other.userId().equals(member.userId())).toList();
    }
}
