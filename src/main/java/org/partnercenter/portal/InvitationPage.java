package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.customer.InvitationRecords;
import org.partnercenter.customer.InvitationStatus;
import org.partnercenter.customer.InvitationView;
import org.partnercenter.customer.Invitations;
import org.partnercenter.partner.Member;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Role;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The links that a partner hands out itself: made, copied, printed as QR codes, revoked (线下邀请, 生成记录; CUS-10). */
@PortalPage
class InvitationPage {

    private static final String PATH = "/invitations";

    private final Invitations invitations;
    private final InvitationRecords records;
    private final Members members;
    private final Labels labels;
    private final JoinProblems problems;

    InvitationPage(Invitations invitations, InvitationRecords records, Members members, Labels labels, JoinProblems problems) {
        this.invitations = invitations;
        this.records = records;
        this.members = members;
        this.labels = labels;
        this.problems = problems;
    }

    /** A link in the list. */
    public record Row(InvitationView link, Bilingual kind, Bilingual type, Records.StatusText status, String createdAt) {
    }

    @GetMapping(PATH)
    String list(Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<InvitationView> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = records.offline(query, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        return show(query, page, Map.of(), caller, model);
    }

    /** Makes a link and shows it in the list. */
    @PostMapping(PATH)
    String create(@RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        Map<String, String> fields = new HashMap<>(form);
        fields.remove("_csrf");
        try {
            return "redirect:" + PATH + "?q=" + invitations.create(fields, caller);
        } catch (Refusal refusal) {
            if (refusal.status() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("problem", problems.of(refusal));
            return show(ListQuery.DEFAULT, records.offline(ListQuery.DEFAULT, caller), fields, caller, model);
        }
    }

    /** Ends a link. */
    @PostMapping(PATH + "/{key}/revoke")
    String revoke(@PathVariable String key, Actor caller) {
        invitations.revoke(key, caller);
        return "redirect:" + PATH;
    }

    private String show(ListQuery query, Page<InvitationView> page, Map<String, String> typed, Actor caller, Model model) {
        model.addAttribute("statuses", List.of(InvitationStatus.ACTIVE.status(), InvitationStatus.REVOKED.status()));
        model.addAttribute("rows", page.items().stream().map(this::row).toList());
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        model.addAttribute("maker", Invitations.mayMake(caller));
        model.addAttribute("managers", Invitations.mayMake(caller) ? managers(caller) : List.of());
        model.addAttribute("typed", typed);
        return "invitation/list";
    }

    private Row row(InvitationView link) {
        return new Row(link, labels.code("kind", link.kind()).orElseThrow(), labels.code("associationType", link.associationType()).orElseThrow(),
                new Records.StatusText(new Bilingual(link.status().zh(), link.status().en()), Tone.of(link.status().code())),
                LocalTimes.minute(link.createdAt()));
    }

    /** The members in sales to whom the caller may give a campaign's customers. */
    private List<Member> managers(Actor caller) {
        SalesScope scope = members.scope(caller);
        return members.of(caller.partnerId()).stream().filter(member -> !member.isDisabled() && (member.has(Role.SALES) || member.has(Role.SALES_LEAD)))
                .filter(member -> scope.sees(member.userId())).toList();
    }
}
