package org.partnercenter.customer;

import java.util.List;
import java.util.Optional;
import org.partnercenter.partner.Member;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Role;
import org.springframework.stereotype.Component;

/**
 * Who works on the tasks of a customer, as the models ask it ({@code ${accountManagers…}}): the account manager, with the partner's
 * administrators as candidates and the sales lead beside them. Sales colleagues are candidates only where the account manager has a
 * further role, because only then they see its customers.
 */
@Component("accountManagers")
public class AccountManagers {

    private static final String ADMINISTRATORS = Role.ADMIN.group();
    private static final String SALES = Role.SALES.group();

    private final Members members;

    AccountManagers(Members members) {
        this.members = members;
    }

    /** To whom the task is assigned: the account manager, or nobody when there is none or it was disabled (PTR-10). */
    public String assignee(String managerId) {
        return present(managerId).map(Member::userId).orElse(null);
    }

    /** The candidate groups of the task. */
    public List<String> groups(String managerId) {
        return present(managerId).isPresent() && members.hasFurtherRole(managerId) ? List.of(ADMINISTRATORS, SALES) : List.of(ADMINISTRATORS);
    }

    /** The candidate users of the task: the lead of the account manager, if it has one. */
    public List<String> users(String managerId) {
        return present(managerId).flatMap(member -> members.leadOf(member.userId())).flatMap(this::present).map(Member::userId).stream().toList();
    }

    /** Whether this user is no administrator, who is told of everything anyway. */
    boolean readsNoAdminNotices(String userId) {
        return members.find(userId).map(member -> !member.has(Role.ADMIN)).orElse(true);
    }

    /** Whether this member of the organisation works in sales and can be an account manager (CUS-11). */
    boolean canManage(String partnerId, String userId) {
        return present(userId).filter(member -> member.partnerId().equals(partnerId))
                .map(member -> member.has(Role.SALES) || member.has(Role.SALES_LEAD)).orElse(false);
    }

    private Optional<Member> present(String userId) {
        return userId == null ? Optional.empty() : members.find(userId).filter(member -> !member.isDisabled());
    }
}
