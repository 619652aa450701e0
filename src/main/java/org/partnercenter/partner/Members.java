package org.partnercenter.partner;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the organisations: the door of this part for other modules. */
@Component
public class Members {

    private final MemberRepository members;
    private final MemberAdmission admission;
    private final Clock clock;

    Members(MemberRepository members, MemberAdmission admission, Clock clock) {
        this.members = members;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Makes a member with its user, groups and tenant; answers the initial password, which is kept nowhere and mailed to nobody. Throws
     * {@link Refusal} 409 {@code USER_ID_TAKEN}, {@code EMAIL_IN_USE}, {@code TOO_MANY_CONTACTS}, 400 on {@code leadId}.
     */
    @Transactional
    public String create(String partnerId, NewMember member) {
        return admission.admit(partnerId, member);
    }

    /** As {@link #create(String, NewMember)}, with a password that need not be changed: for the demo's people (PTR-12). */
    @Transactional
    public void create(String partnerId, NewMember member, String password) {
        admission.admit(partnerId, member, password);
    }

    /** The member with this user id, disabled or not. */
    public Optional<Member> find(String userId) {
        return members.find(userId, clock.instant());
    }

    /** These members by user id, in a fixed number of queries; unknown ids are left out. */
    public Map<String, Member> byId(Collection<String> userIds) {
        return members.byId(userIds, clock.instant()).stream().collect(Collectors.toMap(Member::userId, member -> member));
    }

    /** The member of that organisation; 404 when it has none with this user id. */
    public Member get(String partnerId, String userId) {
        return find(userId).filter(member -> member.partnerId().equals(partnerId)).orElseThrow(() -> Refusal.notFound("member"));
    }

    /** All members of an organisation, by user id, the disabled ones too. */
    public List<Member> of(String partnerId) {
        return members.of(partnerId, clock.instant());
    }

    /** Whom customers are shown: the customer contacts, or, without any, the administrators (PTR-17). */
    public List<Member> contacts(String partnerId) {
        List<Member> present = of(partnerId).stream().filter(member -> !member.isDisabled()).toList();
        List<Member> contacts = present.stream().filter(Member::customerContact).toList();
        return contacts.isEmpty() ? present.stream().filter(member -> member.has(Role.ADMIN)).toList() : contacts;
    }

    /** The sales lead above an account manager. */
    public Optional<String> leadOf(String userId) {
        return find(userId).map(Member::leadId);
    }

    /** Whether a member in sales has another role beside, with which it sees all records of its organisation. */
    public boolean hasFurtherRole(String userId) {
        return find(userId).map(member -> member.roles().stream().anyMatch(role -> !role.group().equals(Role.SALES.group()))).orElse(false);
    }

    /**
     * Whose customers, reports and opportunities this actor sees: account managers their own, leads those of all under them, everybody
     * else all (PTR-07). A user of the group {@code partner-sales} that is no member is an account manager.
     */
    public SalesScope scope(Actor actor) {
        if (!actor.isPartner() || !actor.groups().equals(Set.of(Role.SALES.group()))) {
            return SalesScope.ALL;
        }
        List<String> accountManagers = new ArrayList<>(members.under(actor.userId()));
        accountManagers.add(actor.userId());
        return new SalesScope(Set.copyOf(accountManagers));
    }
}
