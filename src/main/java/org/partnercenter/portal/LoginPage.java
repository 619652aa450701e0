package org.partnercenter.portal;

import java.util.List;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login for pages, Tasklist, Cockpit and Admin. */
@PortalPage
class LoginPage {

    private static final List<DemoUser> DEMO_PEOPLE = List.of(
            vendor("pdm", "ecosystem-manager", "方案上架、NRE 终评与协议", "lists products, NRE evaluation and agreement"),
            vendor("psa", "solution-architect", "方案验证、技术评估、里程碑验收", "verifies solutions, evaluates, accepts milestones"),
            vendor("reviewer", "project-reviewer", "立项、上市与项目评审", "reviews initiations, launches, projects"),
            vendor("reviewer2", "project-reviewer", "第二位评审", "a second reviewer"),
            vendor("expert", "value-expert", "NRE 商业价值评价", "evaluates the business value of NRE"),
            vendor("operations", "operations", "录入激励、答复反馈、复核协议", "enters incentives, answers, checks agreements"),
            vendor("operations2", "operations", "第二位运营（双人复核）", "a second one, for four eyes"),
            vendor("finance", "finance", "财经", "invoices and payouts"),
            vendor("finance2", "finance", "第二位财经", "a second one, for four eyes"),
            vendor("manager", "manager", "只读：所有记录与 Cockpit", "reads everything, changes nothing"),
            vendor("admin", "camunda-admin", "平台管理：Cockpit、Admin、API", "the platform's administrator"));
    private static final List<String> PARTNER_ROLES = List.of("admin", "sales", "delivery", "finance");

    private final Labels labels;
    private final Partners partners;
    private final boolean demo;

    LoginPage(Labels labels, Partners partners, Environment environment) {
        this.labels = labels;
        this.partners = partners;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Somebody to try the product as. */
    public record DemoUser(String id, Bilingual role, Bilingual purpose) {
    }

    /** A partner and its people. */
    public record DemoPartner(String name, List<DemoUser> users) {
    }

    @GetMapping("/login")
    String login(Actor caller, Model model) {
        if (caller.isSignedIn()) {
            return "redirect:/";
        }
        if (demo) {
            addDemoPeople(model);
        }
        return "login";
    }

    /** Only in a demo: elsewhere nobody learns the partners' names before signing in. */
    private void addDemoPeople(Model model) {
        model.addAttribute("vendorUsers", DEMO_PEOPLE.stream().map(u -> new DemoUser(u.id(), labels.role(u.role().zh()), u.purpose())).toList());
        model.addAttribute("demoPartners", partners.all().stream().map(p -> new DemoPartner(p.companyName(), PARTNER_ROLES.stream()
                .map(role -> new DemoUser(p.id() + "-" + role, labels.role("partner-" + role), null)).toList())).toList());
    }

    private static DemoUser vendor(String id, String group, String zh, String en) {
        return new DemoUser(id, new Bilingual(group, null), new Bilingual(zh, en));
    }
}
