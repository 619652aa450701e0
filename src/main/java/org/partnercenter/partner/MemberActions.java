package org.partnercenter.partner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.security.Passwords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with members, over {@code /api} and on the pages: each action checks who may. */
@Component
public class MemberActions {

    private final Members members;
    private final MemberChanges changes;
    private final MemberNotices notices;
    private final Partners partners;
    private final Passwords passwords;
    private final MemberRepository repository;
    private final Journal journal;
    private final Clock clock;

    MemberActions(Members members, MemberChanges changes, MemberNotices notices, Partners partners, Passwords passwords,
                  MemberRepository repository, Journal journal, Clock clock) {
        this.members = members;
        this.changes = changes;
        this.notices = notices;
        this.partners = partners;
        this.passwords = passwords;
        this.repository = repository;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether this actor manages the members of its own organisation. */
    public static boolean manages(Actor actor) {
        return actor.partnerId() != null && actor.groups().contains(Role.ADMIN.group());
    }

    /** Whether this actor may reset that member's password (PTR-16). */
    public static boolean mayReset(Actor actor, Member member) {
        return manages(actor) ? member.partnerId().equals(actor.partnerId())
                : actor.isVendor() && actor.hasAny("operations") && member.has(Role.ADMIN);
    }

    /** Makes a member of the caller's organisation; answers the initial password, which cannot be read again. */
    @Transactional
    public String create(Map<String, ?> body, Actor caller) {
        requireManages(caller);
        NewMember added = NewMember.of(body);
        String initial = members.create(caller.partnerId(), added);
        notices.welcome(members.get(caller.partnerId(), added.userId()));
        return initial;
    }

    /**
     * Changes what the body names; a field that it leaves out stays, and an empty {@code leadId} takes the lead away. Members change
     * their own name, mobile and e-mail, administrators everything of all.
     */
    @Transactional
    public void change(String userId, Map<String, ?> body, Actor caller) {
        if (caller.isVendor()) {
            throw Refusal.notAllowed("only the organisation itself changes its members");
        }
        members.get(caller.partnerId(), userId);
        boolean manages = manages(caller);
        if (!manages && !userId.equals(caller.userId())) {
            throw Refusal.notAllowed("only " + Role.ADMIN.code() + " changes other members");
        }
        if (!manages && body.keySet().stream().anyMatch(key -> MemberFields.CHANGE.keys().contains(key) && !MemberFields.OWN.keys().contains(key))) {
            throw Refusal.notAllowed("only " + Role.ADMIN.code() + " changes more than name, mobile and e-mail");
        }
        ApiForm.Values values = (manages ? MemberFields.CHANGE : MemberFields.OWN).check(body);
        partners.lock(caller.partnerId());
        // read again under the lock: what holds among the members may have changed
        Member before = members.get(caller.partnerId(), userId);
        changes.apply(before, changed(before, values, body));
    }

    private Member changed(Member before, ApiForm.Values values, Map<String, ?> body) {
        Set<Role> roles = values.has("roles") ? Role.parse(values.list("roles")) : before.roles();
        String leadId = body.containsKey("leadId") ? values.text("leadId") : roles.contains(Role.SALES) ? before.leadId() : null;
        MemberStatus status = before.status();
        if (values.yes("disabled", before.isDisabled()) != before.isDisabled()) {
            status = before.isDisabled() ? MemberStatus.ACTIVE : MemberStatus.DISABLED;
        }
        return new Member(before.userId(), before.partnerId(), values.text("displayName", before.displayName()),
                values.text("email", before.email()), values.text("mobile", before.mobile()), roles, leadId,
                values.yes("customerContact", before.customerContact()), status, before.createdAt(), clock.instant());
    }

    /**
     * Replaces the password by an initial one, which is answered once; ends the sessions and unlocks (PTR-16). 404 for another
     * organisation's member.
     */
    @Transactional
    public String resetPassword(String userId, Actor caller) {
        Member member = members.find(userId).filter(found -> caller.sees(found.partnerId())).orElseThrow(() -> Refusal.notFound("member"));
        if (!mayReset(caller, member)) {
            throw Refusal.notAllowed("only " + Role.ADMIN.code() + " resets passwords, for a " + Role.ADMIN.code() + " also operations");
        }
        partners.lock(member.partnerId());
        String initial = passwords.reset(userId);
        repository.touch(userId, clock.instant());
        MemberStatus now = members.get(member.partnerId(), userId).status();
        journal.write(new Journal.Change(member.key(), member.partnerId(), member.displayName(), member.status().status(), now.status(),
                "密码已重置 password reset", false, List.of()));
        if (!Objects.equals(caller.userId(), userId)) {
            notices.reset(member);
        }
        return initial;
    }

    private static void requireManages(Actor caller) {
        if (!manages(caller)) {
            throw Refusal.notAllowed("only " + Role.ADMIN.code() + " manages members");
        }
    }
}
