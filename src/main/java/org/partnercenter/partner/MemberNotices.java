package org.partnercenter.partner;

import java.util.List;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Component;

/** What members are told. No notice ever bears a password. */
@Component
class MemberNotices {

    private final Notices notices;

    MemberNotices(Notices notices) {
        this.notices = notices;
    }

    void welcome(Member member) {
        send(member, "您的账号已创建", "Your account was created",
                "用户名 " + member.userId() + "，初始密码请向贵组织的管理员索取，首次登录须修改。\nYour user id is " + member.userId()
                        + "; ask your administrator for the initial password and change it at the first login.");
    }

    void reset(Member member) {
        send(member, "您的密码已重置", "Your password was reset",
                "初始密码请向管理员索取，登录后须修改。如非您本人要求，请联系管理员。\nAsk your administrator for the initial password and change it at "
                        + "the next login. If you did not ask for this, talk to your administrator.");
    }

    /** The lead's account managers stand under nobody now. */
    void teamReleased(Member lead, List<String> team) {
        notices.send(new Notice(Audience.partner(lead.partnerId(), List.of(Role.ADMIN.group())), lead.key(), "客户经理需重新指定主管",
                "Account managers need a new lead", lead.userId() + " 不再担任主管，以下客户经理暂无主管：" + String.join("、", team) + "\n" + lead.userId()
                + " leads no more; without a lead: " + String.join(", ", team)));
    }

    private void send(Member member, String zh, String en, String text) {
        notices.send(new Notice(Audience.users(member.partnerId(), List.of(member.userId())), member.key(), zh, en, text));
    }
}
