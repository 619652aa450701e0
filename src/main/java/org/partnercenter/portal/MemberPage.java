package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Member;
import org.partnercenter.partner.MemberActions;
import org.partnercenter.partner.MemberRecords;
import org.partnercenter.partner.MemberStatus;
import org.partnercenter.partner.MemberView;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Role;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members of an organisation, managed by its administrators and read by its other members and the vendor. */
@PortalPage
class MemberPage {

    private final MemberRecords records;
    private final MemberActions actions;
    private final Members members;
    private final MemberForm forms;
    private final Labels labels;

    MemberPage(MemberRecords records, MemberActions actions, Members members, MemberForm forms, Labels labels) {
        this.records = records;
        this.actions = actions;
        this.members = members;
        this.forms = forms;
        this.labels = labels;
    }

    /** A member in the list. */
    public record Row(MemberView member, Records.StatusText status, List<Bilingual> roles) {
    }

    /** A line of the history. */
    public record Event(String at, Bilingual by, Bilingual from, Bilingual to, String tone, String comment) {
    }

    @GetMapping("/members")
    String list(Actor caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<MemberView> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = records.list(query, caller);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("statuses", Arrays.stream(MemberStatus.values()).map(MemberStatus::status).toList());
        model.addAttribute("manages", MemberActions.manages(caller));
        model.addAttribute("rows", page.items().stream().map(member -> new Row(member, status(member.status().code()), roles(member))).toList());
        model.addAttribute("list", new ListView("/members", query, page.total()));
        return "member/list";
    }

    private List<Bilingual> roles(MemberView member) {
        return member.roles().stream().map(labels::role).toList();
    }

    private static Records.StatusText status(String code) {
        return Arrays.stream(MemberStatus.values()).filter(status -> status.code().equals(code)).findFirst()
                .map(status -> new Records.StatusText(new Bilingual(status.status().zh(), status.status().en()),
                        status == MemberStatus.DISABLED ? "quiet" : Tone.of(code)))
                .orElse(null);
    }

    @GetMapping("/members/new")
    String empty(Actor caller, Model model) {
        requireManages(caller);
        forms.show(model, Map.of(), leads(caller));
        return "member/new";
    }

    /** Makes a member. The answer is the page with the initial password: redirecting to it would mean keeping the password somewhere. */
    @PostMapping("/members")
    String create(@RequestParam MultiValueMap<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        requireManages(caller);
        try {
            Map<String, Object> body = MemberForm.added(form);
            return initial(String.valueOf(body.get("userId")).strip(), actions.create(body, caller), response, model);
        } catch (Refusal refusal) {
            forms.showAgain(model, form, leads(caller), refusal, response);
            return "member/new";
        }
    }

    @GetMapping("/members/{userId}")
    String member(@PathVariable String userId, Actor caller, Model model) {
        MemberView member = records.item(userId, caller);
        show(member, caller, model);
        forms.show(model, MemberForm.of(member), leads(caller));
        return "member/member";
    }

    @PostMapping("/members/{userId}")
    String change(@PathVariable String userId, @RequestParam MultiValueMap<String, String> form, Actor caller, HttpServletResponse response,
                  Model model) {
        MemberView member = records.item(userId, caller);
        requireManages(caller);
        try {
            actions.change(userId, MemberForm.changed(form), caller);
            return "redirect:/members/" + userId + "?saved";
        } catch (Refusal refusal) {
            show(member, caller, model);
            forms.showAgain(model, form, leads(caller), refusal, response);
            return "member/member";
        }
    }

    /** Disables a member, or lets it back in. */
    @PostMapping("/members/{userId}/disabled")
    String disable(@PathVariable String userId, @RequestParam boolean disabled, Actor caller, HttpServletResponse response, Model model) {
        MemberView member = records.item(userId, caller);
        requireManages(caller);
        try {
            actions.change(userId, Map.of("disabled", disabled), caller);
            return "redirect:/members/" + userId + "?saved";
        } catch (Refusal refusal) {
            show(member, caller, model);
            forms.show(model, MemberForm.of(member), leads(caller));
            forms.refuse(model, refusal, response);
            return "member/member";
        }
    }

    /** Makes an initial password and shows it, this once: see {@link #create}. */
    @PostMapping("/members/{userId}/reset-password")
    String reset(@PathVariable String userId, Actor caller, HttpServletResponse response, Model model) {
        return initial(userId, actions.resetPassword(userId, caller), response, model);
    }

    private static String initial(String userId, String password, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("userId", userId);
        model.addAttribute("initialPassword", password);
        return "member/initial";
    }

    private void show(MemberView member, Actor caller, Model model) {
        Member found = members.get(member.partnerId(), member.userId());
        model.addAttribute("member", member);
        model.addAttribute("status", status(member.status().code()));
        model.addAttribute("roleLabels", roles(member));
        model.addAttribute("manages", MemberActions.manages(caller));
        model.addAttribute("resets", MemberActions.mayReset(caller, found));
        model.addAttribute("history", member.history().stream().map(entry -> event(entry, caller)).toList());
    }

    private Event event(Journal.Entry entry, Actor caller) {
        Records.StatusText from = entry.from() == null ? null : status(entry.from());
        Records.StatusText to = status(entry.to());
        return new Event(LocalTimes.minute(entry.at()), labels.actor(entry.by(), caller), from == null ? null : from.label(), to.label(), to.tone(),
                entry.comment());
    }

    /** The sales leads that an account manager can be put under, by user id. */
    private Map<String, String> leads(Actor caller) {
        Map<String, String> leads = new HashMap<>();
        if (MemberActions.manages(caller)) {
            members.of(caller.partnerId()).stream().filter(member -> member.has(Role.SALES_LEAD) && !member.isDisabled())
                    .forEach(member -> leads.put(member.userId(), member.displayName()));
        }
        return leads;
    }

    private static void requireManages(Actor caller) {
        if (!MemberActions.manages(caller)) {
            throw Refusal.notAllowed("only partner-admin manages members");
        }
    }
}
