package org.partnercenter.customer;

import java.time.Instant;
import java.time.LocalDate;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.notice.Outbox;
import org.springframework.stereotype.Component;

/** What customers are told: the invitation with its link and last day (CUS-08), and that they are associated now (CUS-17). */
@Component
class InvitationMails {

    private static final String HIDDEN_LINK = "[链接将在发送时生成 The link is made when the mail is sent]";

    private final Outbox outbox;
    private final Partners partners;
    private final PublicLinks links;

    InvitationMails(Outbox outbox, Partners partners, PublicLinks links) {
        this.outbox = outbox;
        this.partners = partners;
        this.links = links;
    }

    /** A mail as it would be sent. */
    record Letter(String subject, String text) {
    }

    void invite(Association association, Invitation invitation) {
        Letter letter = letter(association.partnerId, association.customerName, association.associationType, invitation.expiresAt,
                links.url(invitation.link()));
        outbox.mail(association.partnerId, association.email, letter.subject(), letter.text());
    }

    /** The mail before it is sent, without a link. */
    Letter preview(String partnerId, String customerName, String type, Instant expiresAt) {
        return letter(partnerId, customerName, type, expiresAt, HIDDEN_LINK);
    }

    private Letter letter(String partnerId, String customerName, String type, Instant expiresAt, String link) {
        String partner = partners.get(partnerId).companyName();
        LocalDate lastDay = LocalDate.ofInstant(expiresAt.minusNanos(1), EngineClock.ZONE);
        return new Letter(partner + " 邀请您关联 | " + partner + " invites you to join", """
                %s：
                %s 邀请您以“%s”类型与其关联。请打开下面的链接，阅读须知后注册或登录您的云账号。
                %s invites you to join it (%s). Please open the link below, read the notice, and register or log in to your cloud account.
                %s
                链接在 %s 24:00 前有效，只能使用一次。
                The link is valid until the end of %s and can be used once.
                如非本人业务，请忽略本邮件。 If this does not concern you, please ignore this mail.""".formatted(customerName, partner,
                AssociationType.zh(type), partner, AssociationType.en(type), link, lastDay, lastDay));
    }

    void associated(Association association) {
        String partner = partners.get(association.partnerId).companyName();
        String text = "您的云账号已与 " + partner + " 关联，类型：" + AssociationType.zh(association.associationType)
                + "。\nYour cloud account is now associated with " + partner + " (" + AssociationType.en(association.associationType) + ").";
        if (association.email != null) {
            outbox.mail(association.partnerId, association.email, "关联成功 | You are associated", text);
        } else {
            outbox.sms(association.partnerId, association.mobile, text);
        }
    }
}
