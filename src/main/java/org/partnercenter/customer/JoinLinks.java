package org.partnercenter.customer;

import java.time.Clock;
import java.util.Optional;
import org.partnercenter.account.Contacts;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.PartnerStatus;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.masking.Masking;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what a token opens. The token says only which link it is: the records decide on every use (CUS-12). */
@Component
@Transactional
class JoinLinks {

    private final PublicLinks tokens;
    private final InvitationRepository links;
    private final AssociationRepository associations;
    private final AssociationOutcomes outcomes;
    private final AssociationCheck check;
    private final NoticeVersions notices;
    private final Partners partners;
    private final Clock clock;

    JoinLinks(PublicLinks tokens, InvitationRepository links, AssociationRepository associations, AssociationOutcomes outcomes,
              AssociationCheck check, NoticeVersions notices, Partners partners, Clock clock) {
        this.tokens = tokens;
        this.links = links;
        this.associations = associations;
        this.outcomes = outcomes;
        this.check = check;
        this.notices = notices;
        this.partners = partners;
        this.clock = clock;
    }

    /** A link as it is now: {@code failure} is null while it is good, {@code invitation} while it is not known. */
    record Found(Invitation invitation, AssociationFailure failure) {

        boolean isGood() {
            return failure == null;
        }
    }

    /** What the link shows; a dead one is noted on its association (CUS-18). */
    JoinResult open(String token) {
        Optional<Invitation> invitation = named(token).flatMap(named -> links.find(named.key));
        Found found = found(invitation, "used");
        noteDead(found);
        return found.isGood() ? new JoinResult.Open(page(found.invitation())) : new JoinResult.NotJoined(found.failure(), false);
    }

    @Transactional(readOnly = true)
    Optional<JoinPage> page(String token) {
        Found found = found(named(token).flatMap(named -> links.find(named.key)), "used");
        return found.isGood() ? Optional.of(page(found.invitation())) : Optional.empty();
    }

    /**
     * The link of a click, its rows locked until the transaction ends, in the order in which the partner's steps lock them. Of two
     * sessions with one mailed link the slower is told that the code is used.
     */
    Found clicked(String token) {
        Optional<Invitation> named = named(token);
        named.filter(link -> link.associationKey != null).ifPresent(link -> associations.locked(link.associationKey));
        Found found = found(named.flatMap(link -> links.locked(link.key)), "taken");
        noteDead(found);
        return found;
    }

    /** The reported mobile, which alone gets in over a mailed link (CUS-15); null over an offline one. */
    String reportedMobile(Invitation invitation) {
        return invitation.associationKey == null ? null : associations.find(invitation.associationKey).map(a -> Contacts.mobile(a.mobile)).orElse(null);
    }

    private Optional<Invitation> named(String token) {
        return tokens.read(PublicLink.JOIN, token).flatMap(link -> links.find(link.key()).filter(row -> row.nonce.equals(link.nonce())));
    }

    private Found found(Optional<Invitation> invitation, String whenUsed) {
        if (invitation.isEmpty()) {
            return new Found(null, dead("not-found"));
        }
        Invitation link = invitation.get();
        if (link.status == InvitationStatus.USED) {
            return new Found(link, dead(whenUsed));
        }
        return new Found(link, link.isActive(clock.instant()) && isOpen(link) ? null : dead("expired"));
    }

    /** A frozen partner invites nobody, a delisted one has no customers any more; mails that have left stay good while it is frozen (PTR-05). */
    private boolean isOpen(Invitation link) {
        Partner partner = partners.get(link.partnerId);
        return link.kind.isOffline() ? partner.isActive() : partner.status() != PartnerStatus.DELISTED;
    }

    private AssociationFailure dead(String link) {
        return check.failure(AssociationFacts.deadLink(link)).orElseThrow(() -> new IllegalStateException("association-check has no row for " + link));
    }

    private void noteDead(Found found) {
        if (!found.isGood() && found.invitation() != null && found.invitation().associationKey != null) {
            outcomes.deadLink(found.invitation().associationKey, found.failure());
        }
    }

    private JoinPage page(Invitation invitation) {
        return new JoinPage(partners.get(invitation.partnerId).companyName(), invitation.associationType,
                notices.current(invitation.associationType), Masking.mobile(reportedMobile(invitation)));
    }
}
