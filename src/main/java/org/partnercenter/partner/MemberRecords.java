package org.partnercenter.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.stereotype.Component;

/** Members as people read them: all members of an organisation its own, the vendor's people all. */
@Component
public class MemberRecords {

    private final MemberRepository members;
    private final Partners partners;
    private final Journal journal;
    private final Clock clock;

    MemberRecords(MemberRepository members, Partners partners, Journal journal, Clock clock) {
        this.members = members;
        this.partners = partners;
        this.journal = journal;
        this.clock = clock;
    }

    /** One page of the members that the viewer may see. */
    public Page<MemberView> list(ListQuery query, Actor viewer) {
        Instant now = clock.instant();
        Page<Member> page = members.page(MemberRepository.selection(now).visibleTo(viewer, "m.partner_id"), query, now);
        Map<String, String> names = partners.names(page.items().stream().map(Member::partnerId).toList());
        return page.map(items -> items.stream().map(member -> MemberView.of(member, names.get(member.partnerId()), null)).toList());
    }

    /** One member with its history; 404 when it is absent or another organisation's. */
    public MemberView item(String userId, Actor viewer) {
        Member member = members.find(userId, clock.instant()).filter(found -> viewer.sees(found.partnerId()))
                .orElseThrow(() -> Refusal.notFound("member"));
        return MemberView.of(member, partners.get(member.partnerId()).companyName(), journal.of(member.key(), viewer));
    }
}
