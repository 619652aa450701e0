package org.partnercenter.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The links by which customers join: made, shown again, revoked (CUS-08 to CUS-11). */
@Service
@Transactional
public class Invitations {

    private final InvitationRepository links;
    private final PublicLinks publicLinks;
    private final AccountManagers managers;
    private final Members members;
    private final Partners partners;
    private final Journal journal;
    private final RecordKeys keys;
    private final Clock clock;
    private final int validityDays;
    private final int maxPerDay;

    Invitations(InvitationRepository links, PublicLinks publicLinks, AccountManagers managers, Members members, Partners partners,
                Journal journal, RecordKeys keys, Clock clock, @Value("${customer.invitation.validity-days}") int validityDays,
                @Value("${customer.invitation.max-per-user-per-day}") int maxPerDay) {
        this.links = links;
        this.publicLinks = publicLinks;
        this.managers = managers;
        this.members = members;
        this.partners = partners;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.validityDays = validityDays;
        this.maxPerDay = maxPerDay;
    }

    /** When a link that is mailed now ends: 24:00 of its last day (CUS-08). */
    @Transactional(readOnly = true)
    public Instant endOfMail() {
        return today().plusDays(validityDays + 1L).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** The link of a mail that is about to leave; 429 {@code INVITATION_LIMIT} above the sender's mails of the day (CUS-09). */
    Invitation mail(Association association) {
        Actor actor = Actor.current();
        String sender = actor.isPartner() ? actor.userId() : association.inviterId;
        // what the vendor's approval sends counts on the reporter's day but is not held up by it
        if (!links.countMail(sender, today(), actor.isPartner() ? maxPerDay : 0)) {
            throw Refusal.of(429, "INVITATION_LIMIT", null, "a user mails at most " + maxPerDay + " invitations a day");
        }
        Invitation invitation = Invitation.online(keys.next("INV"), association, sender, publicLinks.nonce(), endOfMail(), clock.instant());
        links.insert(invitation);
        write(invitation, null, null);
        return invitation;
    }

    /**
     * Makes an offline link; a user's common link is made once and answered again (CUS-10). 403 for others than {@code partner-sales} and
     * {@code partner-admin}, 409 {@code PARTNER_FROZEN}, 400 on {@code managerId} when it is no member in sales.
     */
    public String create(Map<String, ?> fields, Actor actor) {
        requireMaker(actor);
        NewInvitation wanted = InvitationForm.of(fields);
        partners.requireActive(actor.partnerId());
        // one common link per user, also of two requests at once
        partners.lock(actor.partnerId());
        if (wanted.kind() == InvitationKind.COMMON) {
            var existing = links.commonOf(actor.partnerId(), actor.userId());
            if (existing.isPresent()) {
                return existing.get().key;
            }
        }
        Invitation invitation = Invitation.offline(keys.next("INV"), actor.partnerId(), completed(wanted, actor), actor.userId(),
                publicLinks.nonce(), clock.instant());
        links.insert(invitation);
        write(invitation, null, null);
        return invitation.key;
    }

    private NewInvitation completed(NewInvitation wanted, Actor actor) {
        String own = managers.canManage(actor.partnerId(), actor.userId()) ? actor.userId() : null;
        return switch (wanted.kind()) {
            case COMMON -> new NewInvitation(wanted.kind(), AssociationType.CONSULTING, actor.userId(), null, own);
            case CUSTOM -> new NewInvitation(wanted.kind(), wanted.associationType(), wanted.tag(), null, own);
            case CAMPAIGN -> {
                if (!managers.canManage(actor.partnerId(), wanted.managerId()) || !members.scope(actor).sees(wanted.managerId())) {
                    throw Refusal.field("managerId", "is no member in sales of your organisation");
                }
                yield wanted;
            }
            case ONLINE -> throw Refusal.field("kind", "is mailed from a report, not made here");
        };
    }

    /** Ends an offline link at once (CUS-10): 404 for one the actor does not see, 409 when it has ended or is a mailed one. */
    public void revoke(String key, Actor actor) {
        requireMaker(actor);
        Invitation invitation = links.locked(key).filter(link -> sees(link, actor)).orElseThrow(() -> Refusal.notFound("invitation"));
        if (!invitation.kind.isOffline()) {
            throw Refusal.conflict("ACTION_NOT_ALLOWED", "a mailed link ends with its association: close that one");
        }
        if (invitation.status != InvitationStatus.ACTIVE) {
            throw Refusal.alreadyDecided();
        }
        invitation.status = InvitationStatus.REVOKED;
        links.update(invitation);
        write(invitation, InvitationStatus.ACTIVE, null);
    }

    /** The QR code of an active offline link, as a PNG; 404 for one the actor does not see, and for a mailed one. */
    @Transactional(readOnly = true)
    public byte[] qr(String key, Actor actor) {
        return InvitationQrCode.png(url(key, actor));
    }

    /** The address of an active offline link; 404 for one the actor does not see, and for a mailed one. */
    @Transactional(readOnly = true)
    public String url(String key, Actor actor) {
        return links.find(key).filter(link -> sees(link, actor) && actor.isPartner() && link.kind.isOffline()
                        && link.isActive(clock.instant()))
                .map(link -> publicLinks.url(link.link())).orElseThrow(() -> Refusal.notFound("invitation"));
    }

    private boolean sees(Invitation link, Actor actor) {
        var scope = members.scope(actor);
        return actor.sees(link.partnerId) && (scope.sees(link.managerId) || scope.sees(link.createdBy));
    }

    /** Whether this person makes and ends offline links. */
    public static boolean mayMake(Actor actor) {
        return actor.isPartner() && actor.partnerId() != null && actor.hasAny("partner-sales", "partner-admin");
    }

    private static void requireMaker(Actor actor) {
        if (!mayMake(actor)) {
            throw Refusal.notAllowed("links are made by partner-sales and partner-admin");
        }
    }

    private void write(Invitation invitation, InvitationStatus from, String comment) {
        journal.write(new Journal.Change(invitation.key, invitation.partnerId, invitation.kind.status().label(), from == null ? null : from.status(),
                invitation.status.status(), comment, false, List.of()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
