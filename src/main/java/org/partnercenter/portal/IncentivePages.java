package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.incentive.ClawBacks;
import org.partnercenter.incentive.OpportunityClaims;
import org.partnercenter.incentive.PerformanceLineView;
import org.partnercenter.incentive.PerformanceLines;
import org.partnercenter.incentive.StatementReleases;
import org.partnercenter.incentive.StatementView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.forms.RowResult;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 激励对账: the statements with their lines, many of which operations releases at once; and what is done with an incentive on its page. */
@PortalPage
class IncentivePages {

    private static final String INCENTIVES = "incentives";
    private static final String STATEMENTS = "incentive-statements";
    private static final String PATH = "/records/" + STATEMENTS;
    private static final String LINES = "performance-lines";

    private final RecordCollection<StatementView> statements;
    private final PerformanceLines lines;
    private final StatementReleases releases;
    private final OpportunityClaims claims;
    private final ClawBacks clawBacks;
    private final Imports imports;
    private final Records records;

    IncentivePages(RecordCollection<StatementView> statements, PerformanceLines lines, StatementReleases releases, OpportunityClaims claims,
                   ClawBacks clawBacks, Imports imports, Records records) {
        this.statements = statements;
        this.lines = lines;
        this.releases = releases;
        this.claims = claims;
        this.clawBacks = clawBacks;
        this.imports = imports;
        this.records = records;
    }

    /** A statement in the list; {@code releasable} when it waits for its release. */
    public record Row(String key, String period, String partner, String amount, String frozen, Records.StatusText status, DueText deadline,
                      String updatedAt, boolean releasable) {
    }

    /** A line of a statement. */
    public record Line(String key, String plan, String type, String customerId, String orderId, String consumedOn, String base, String rate,
                       String amount, Records.StatusText status, boolean frozen, String period) {
    }

    /** Whether the page of this record shows the button to withdraw a claim; the module decides again when it is pressed. */
    static boolean withdrawable(String collection, String status, Actor caller) {
        return INCENTIVES.equals(collection) && OpportunityClaims.mayWithdraw(status, caller);
    }

    /** What a record's page offers beside its tasks: to claim, to claw back, to see the lines. */
    static void offer(String collection, Map<String, Object> item, String status, Actor caller, Model model) {
        model.addAttribute("claimable", "opportunities".equals(collection) && "delivered".equals(status) && Boolean.TRUE.equals(item.get("core"))
                && caller.isPartner() && caller.hasAny("partner-sales", "partner-admin"));
        model.addAttribute("clawBackable", INCENTIVES.equals(collection) && ClawBacks.offered(Records.text(item, "kind"), status, caller));
        model.addAttribute("clawedBack", Records.text(item, "clawedBackAmount"));
        model.addAttribute("statementLines", STATEMENTS.equals(collection) ? PATH + "/" + Records.text(item, "key") + "/lines" : null);
    }

    /** Takes a claim back. */
    @PostMapping("/records/" + INCENTIVES + "/{key}/withdraw")
    String withdraw(@PathVariable String key, Actor caller) {
        claims.withdraw(key, caller);
        return "redirect:/records/" + INCENTIVES + "/" + key;
    }

    /** Claws back; the amount that the reader saw keeps a form that is sent twice from counting twice. */
    @PostMapping("/records/" + INCENTIVES + "/{key}/claw-back")
    String clawBack(@PathVariable String key, @RequestParam BigDecimal seen, @RequestParam String amount, @RequestParam String occurredOn,
                    @RequestParam String reason, Actor caller) {
        clawBacks.clawBack(key, Map.of("amount", amount, "occurredOn", occurredOn, "reason", reason), seen, caller);
        return "redirect:/records/" + INCENTIVES + "/" + key;
    }

    @GetMapping(PATH)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        return show(request.getParameterMap(), caller, response, model);
    }

    /** Releases the chosen statements of a period, or all of it that wait, and shows the list with what became of each. */
    @PostMapping(PATH + "/release")
    String release(@RequestParam String period, @RequestParam(required = false) List<String> keys, @RequestParam(defaultValue = "false") boolean all,
                   HttpServletResponse response, Actor caller, Model model) {
        Map<String, Object> body = new HashMap<>(Map.of("period", period));
        if (!all) {
            body.put("keys", Objects.requireNonNullElse(keys, List.of()));
        }
        try {
            StatementReleases.Released done = releases.release(body, caller);
            List<RowResult> results = done.results();
            model.addAttribute("remaining", done.remaining());
            model.addAttribute("released", results.stream().filter(RowResult::ok).count());
            model.addAttribute("failed", results.stream().filter(result -> !result.ok()).toList());
        } catch (Refusal refusal) {
            if (refusal.status() != HttpServletResponse.SC_BAD_REQUEST) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("notReleased", refusal);
        }
        return show(Map.of("q", new String[] {period}), caller, response, model);
    }

    private String show(Map<String, String[]> parameters, Actor caller, HttpServletResponse response, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<Row> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(parameters);
            page = statements.list(query, caller).map(found -> found.stream().map(this::row).toList());
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("statuses", statements.statuses());
        model.addAttribute("mayRelease", StatementReleases.mayRelease(caller));
        model.addAttribute("importPath", ImportPage.offered(LINES, caller, imports));
        model.addAttribute("rows", page.items());
        model.addAttribute("releasePeriod", page.items().stream().filter(Row::releasable).map(Row::period).findFirst().orElse(null));
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        return "incentive/statements";
    }

    private Row row(StatementView s) {
        return new Row(s.key(), s.period(), s.companyName(), Values.money(s.amount()), zeroIsNone(s.frozenAmount()), status(s.status()),
                records.deadline(records.fields(s)),
                LocalTimes.minute(s.updatedAt()), s.status().code().equals("releasing"));
    }

    private static String zeroIsNone(String amount) {
        return new BigDecimal(amount).signum() == 0 ? null : Values.money(amount);
    }

    private static Records.StatusText status(Status status) {
        return new Records.StatusText(new Bilingual(status.zh(), status.en()), Tone.of(status.code()));
    }

    /** The lines of a statement. */
    @GetMapping(PATH + "/{key}/lines")
    String lines(@PathVariable String key, HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        StatementView statement = statements.item(key, caller);
        ListQuery query = ListQuery.DEFAULT;
        Page<Line> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = lines.ofStatement(key, query, caller).map(found -> found.stream().map(IncentivePages::line).toList());
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("statement", row(statement));
        model.addAttribute("parts", statement.amounts().stream().map(part -> new Part(type(part.associationType()), Values.money(part.amount()),
                zeroIsNone(part.frozenAmount()), part.incentiveKey())).toList());
        model.addAttribute("statuses", lines.statuses());
        model.addAttribute("rows", page.items());
        model.addAttribute("list", new ListView(PATH + "/" + key + "/lines", query, page.total()));
        return "incentive/lines";
    }

    /** What one association type comes to. */
    public record Part(Bilingual type, String amount, String frozen, String incentiveKey) {
    }

    private static Line line(PerformanceLineView l) {
        return new Line(l.key(), l.planName(), type(l.associationType()).zh(), l.customerId(), l.orderId(), l.consumedOn().toString(),
                Values.money(l.baseAmount()), l.rate(), Values.money(l.amount()), status(l.status()), l.frozen(), l.period());
    }

    private static Bilingual type(String associationType) {
        return associationType.equals("1") ? new Bilingual("顾问销售", "Consulting sales") : new Bilingual("代售", "Resale");
    }
}
