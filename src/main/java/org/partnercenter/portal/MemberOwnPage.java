package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.partnercenter.partner.MemberActions;
import org.partnercenter.partner.MemberRecords;
import org.partnercenter.partner.MemberView;
import org.partnercenter.partner.Members;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's own data: members change their name, mobile and e-mail; the vendor's people, who are none, their password. */
@PortalPage
class MemberOwnPage {

    private final Members members;
    private final MemberRecords records;
    private final MemberActions actions;
    private final MemberForm forms;
    private final Labels labels;

    MemberOwnPage(Members members, MemberRecords records, MemberActions actions, MemberForm forms, Labels labels) {
        this.members = members;
        this.records = records;
        this.actions = actions;
        this.forms = forms;
        this.labels = labels;
    }

    @GetMapping("/me")
    String me(Actor caller, Model model) {
        if (members.find(caller.userId()).isEmpty()) {
            return "redirect:/password";
        }
        MemberView me = show(caller, model);
        forms.show(model, MemberForm.of(me), Map.of());
        return "member/me";
    }

    @PostMapping("/me")
    String change(@RequestParam MultiValueMap<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        try {
            actions.change(caller.userId(), MemberForm.own(form), caller);
            return "redirect:/me?saved";
        } catch (Refusal refusal) {
            show(caller, model);
            forms.showAgain(model, form, Map.of(), refusal, response);
            return "member/me";
        }
    }

    private MemberView show(Actor caller, Model model) {
        MemberView me = records.item(caller.userId(), caller);
        model.addAttribute("member", me);
        model.addAttribute("roleLabels", me.roles().stream().map(labels::role).toList());
        return me;
    }
}
