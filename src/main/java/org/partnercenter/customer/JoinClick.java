package org.partnercenter.customer;

import java.time.Clock;
import java.util.Optional;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.Contacts;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.partner.Member;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.codes.OneTimeCodes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One click on a link, in one transaction; {@link Joining} tries it again when it collides with another. */
@Component
@Transactional
class JoinClick {

    private static final String OCCASION = "关联合作伙伴 joining a partner";

    private final JoinLinks links;
    private final JoinAccounts accounts;
    private final AssociationRepository associations;
    private final AssociationInstances instances;
    private final AssociationFactFinder facts;
    private final NoticeVersions notices;
    private final NoticeSignatures signatures;
    private final OneTimeCodes codes;
    private final Bonds bonds;
    private final Partners partners;
    private final Members members;
    private final RecordKeys keys;
    private final Clock clock;

    JoinClick(JoinLinks links, JoinAccounts accounts, AssociationRepository associations, AssociationInstances instances,
              AssociationFactFinder facts, NoticeVersions notices, NoticeSignatures signatures, OneTimeCodes codes, Bonds bonds,
              Partners partners, Members members, RecordKeys keys, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.associations = associations;
        this.instances = instances;
        this.facts = facts;
        this.notices = notices;
        this.signatures = signatures;
        this.codes = codes;
        this.bonds = bonds;
        this.partners = partners;
        this.members = members;
        this.keys = keys;
        this.clock = clock;
    }

    Optional<AssociationFailure> sendCode(String token, String mobile) {
        JoinLinks.Found found = links.clicked(token);
        if (found.isGood()) {
            String reported = links.reportedMobile(found.invitation());
            if (reported != null && !reported.equals(Contacts.mobile(mobile))) {
                // a link must not send messages to strangers (CUS-15)
                throw Refusal.field("mobile", "请使用受邀手机号 must be the mobile that was invited");
            }
            codes.send(JoinAccounts.PURPOSE, mobile, found.invitation().partnerId, mobile, OCCASION);
        }
        return Optional.ofNullable(found.failure());
    }

    /** The whole click. */
    JoinResult join(String token, JoinForm form) {
        JoinLinks.Found found = links.clicked(token);
        if (!found.isGood()) {
            return new JoinResult.NotJoined(found.failure(), false);
        }
        Invitation invitation = found.invitation();
        String reported = links.reportedMobile(invitation);
        if (reported != null && !reported.equals(form.mobile())) {
            Association association = associations.locked(invitation.associationKey);
            return checked(association, facts.ofStranger(association), false);
        }
        Association association = association(invitation);
        CustomerAccount account = accounts.enter(form, association.customerName, association.email);
        // whoever else associates this account waits here and then sees its bond
        bonds.locked(account.customerId());
        claim(association, account, form.mobile());
        signatures.sign(account.customerId(), association.partnerId, association.key, notices.current(association.associationType));
        return checked(association, facts.of(association, account), form.register());
    }

    /** The click of a customer about whose account nothing can be said now: the partner sees it, the link stays good. */
    JoinResult busy(String token, JoinForm form) {
        JoinLinks.Found found = links.clicked(token);
        if (!found.isGood()) {
            return new JoinResult.NotJoined(found.failure(), false);
        }
        Association association = association(found.invitation());
        if (association.mobile == null) {
            association.mobile = form.mobile();
        }
        save(association);
        return checked(association, facts.unknown(association), false);
    }

    /** The association that the mail has opened, or a new one for the holder of an offline link. */
    private Association association(Invitation invitation) {
        return invitation.kind.isOffline() ? Association.offline(keys.next("ASC"), invitation, clock.instant())
                : associations.locked(invitation.associationKey);
    }

    private void claim(Association association, CustomerAccount account, String mobile) {
        association.customerId = account.customerId();
        association.accountName = account.accountName();
        if (association.kind.isOffline()) {
            association.customerName = account.customerName();
            association.mobile = mobile;
            association.email = account.email();
        }
        facts.reportOf(association, account).ifPresent(report -> association.reportKey = report);
        save(association);
    }

    private void save(Association association) {
        if (association.kind.isOffline()) {
            associations.insert(association);
        } else {
            associations.update(association);
        }
    }

    private JoinResult checked(Association association, AssociationFacts found, boolean registered) {
        if (association.kind.isOffline()) {
            instances.joinOffline(association.key, association.partnerId, association.managerId, found);
        } else {
            instances.joinSubmitted(association.key, found);
        }
        Association after = associations.locked(association.key);
        return after.status == AssociationStatus.ASSOCIATED ? joined(after) : new JoinResult.NotJoined(after.failure, registered);
    }

    private JoinResult joined(Association association) {
        return new JoinResult.Joined(partners.get(association.partnerId).companyName(), AssociationType.zh(association.associationType),
                AssociationType.en(association.associationType), association.accountName,
                members.contacts(association.partnerId).stream().map(JoinClick::contact).toList());
    }

    private static JoinResult.Contact contact(Member member) {
        return new JoinResult.Contact(member.displayName(), member.mobile(), member.email());
    }
}
