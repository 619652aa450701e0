package org.partnercenter.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.Action;

/**
 * A member as {@code /api} shows it; no process carries it, so that it has neither instance nor deadline.
 *
 * @param initialPassword only in the answer that made it; it cannot be read again
 */
public record MemberView(String key, String partnerId, String companyName, String title, Status status, Instant createdAt, Instant updatedAt,
                         Object deadline, String processInstanceId, List<Action> actions, String userId, String displayName, String email,
                         String mobile, List<String> roles, String leadId, boolean customerContact, boolean disabled,
                         @JsonInclude(JsonInclude.Include.NON_NULL) String initialPassword,
                         @JsonInclude(JsonInclude.Include.NON_NULL) List<Journal.Entry> history) {

    static MemberView of(Member member, String companyName, List<Journal.Entry> history) {
        return new MemberView(member.userId(), member.partnerId(), companyName, member.displayName(), member.status().status(),
                member.createdAt(), member.updatedAt(), null, null, List.of(), member.userId(), member.displayName(), member.email(),
                member.mobile(), Role.codes(member.roles()), member.leadId(), member.customerContact(), member.isDisabled(), null, history);
    }

    MemberView withInitialPassword(String password) {
        return new MemberView(key, partnerId, companyName, title, status, createdAt, updatedAt, deadline, processInstanceId, actions, userId,
                displayName, email, mobile, roles, leadId, customerContact, disabled, password, history);
    }
}
