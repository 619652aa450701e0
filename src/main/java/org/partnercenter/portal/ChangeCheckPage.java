package org.partnercenter.portal;

import java.util.List;
import org.partnercenter.customer.ChangeCheckView;
import org.partnercenter.customer.ChangeChecks;
import org.partnercenter.customer.ChangeKind;
import org.partnercenter.platform.Actor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /associations/{key}/change}: the account check before a partner asks for a change, with the way on (CUS-22, CUS-31). */
@PortalPage
class ChangeCheckPage {

    private final ChangeChecks checks;

    ChangeCheckPage(ChangeChecks checks) {
        this.checks = checks;
    }

    /** The check of one kind of change. */
    public record Check(Bilingual title, String typeChange, ChangeCheckView result) {
    }

    /** Whether the page of this record leads here. */
    static boolean offered(String collection, String status) {
        return "associations".equals(collection) && "associated".equals(status);
    }

    @GetMapping("/associations/{key}/change")
    String check(@PathVariable String key, Actor caller, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("checks", List.of(check(key, ChangeKind.DISASSOCIATE, caller), check(key, ChangeKind.SWITCH, caller)));
        model.addAttribute("mayFile", caller.hasAny("partner-admin"));
        return "change/check";
    }

    private Check check(String key, ChangeKind kind, Actor caller) {
        ChangeCheckView result = checks.check(key, kind.code(), null, caller);
        return new Check(new Bilingual(kind.status().zh(), kind.status().en()), ChangeChecks.typeChange(result), result);
    }
}
