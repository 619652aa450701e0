package org.partnercenter.customer;

import java.util.List;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.FactsUnavailable;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.notice.Outbox;
import org.springframework.stereotype.Component;

/** What the customer hears of a request: by mail, without an address by SMS (CUS-25, CUS-26). */
@Component
class ChangeMails {

    private final AccountFacts accounts;
    private final AssociationRepository associations;
    private final Partners partners;
    private final Outbox outbox;

    ChangeMails(AccountFacts accounts, AssociationRepository associations, Partners partners, Outbox outbox) {
        this.accounts = accounts;
        this.associations = associations;
        this.partners = partners;
        this.outbox = outbox;
    }

    /** The partner's request with the link to answer it. */
    void askForAnswer(Change change, String url, Deadline deadline) {
        String partner = partnerName(change);
        send(change, partner + " 申请" + change.kind.status().zh() + " | Your partner's request",
                partner + " 申请" + what(change) + "。\n原因：" + change.reason + "\n请在 " + deadline.lastDay()
                        + " 24:00 前打开以下链接，查看影响并答复；逾期未答复，申请自动关闭。\n" + partner + " asks to change your association ("
                        + change.kind.status().en() + "). Please answer by the end of " + deadline.lastDay() + ".\n" + url);
    }

    /** What became of a request: the side that asked hears it, and so does the other when it was to answer (CUS-25). */
    void outcome(Change change) {
        String partner = partnerName(change);
        String comment = change.answerComment == null ? "" : "\n意见 Comment: " + change.answerComment;
        send(change, change.kind.status().zh() + "申请：" + change.status.status().zh() + " | " + change.status.status().en(),
                "与 " + partner + " 的" + what(change) + "申请 " + change.key + "：" + change.status.status().zh() + "。\nYour association with " + partner
                        + ", " + change.kind.status().en() + ": " + change.status.status().en() + "." + comment);
    }

    /** A link to the customer's own page; the mail says nothing that its reader does not know. */
    void myPartner(CustomerAccount account, String partnerId, String url, int hours) {
        send(partnerId, account.email(), account.mobile(), "我的合作伙伴 | My partner", "打开以下链接查看您的合作伙伴，" + hours + " 小时内有效。请勿转发。\n账号 Account: " + account.accountName()
                + "\nThe link below opens your partner's page; it is valid for " + hours + " hours. Do not pass it on.\n" + url);
    }

    private String what(Change change) {
        return change.newType == null ? change.kind.status().zh() : change.kind.status().zh() + "为" + AssociationType.zh(change.newType);
    }

    private String partnerName(Change change) {
        return partners.names(List.of(change.partnerId)).getOrDefault(change.partnerId, change.partnerId);
    }

    /** To the account's addresses; while its facts cannot be had, to those that the association knows: no outcome goes unheard. */
    private void send(Change change, String subject, String text) {
        try {
            accounts.find(change.customerId).ifPresent(account -> send(change.partnerId, account.email(), account.mobile(), subject, text));
        } catch (FactsUnavailable e) {
            associations.find(change.associationKey).ifPresent(known -> send(change.partnerId, known.email, known.mobile, subject, text));
        }
    }

    private void send(String partnerId, String email, String mobile, String subject, String text) {
        if (email != null) {
            outbox.mail(partnerId, email, subject, text);
        } else if (mobile != null) {
            outbox.sms(partnerId, mobile, text);
        }
    }
}
