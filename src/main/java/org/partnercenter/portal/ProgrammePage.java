package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.programme.MembershipView;
import org.partnercenter.programme.Memberships;
import org.partnercenter.programme.ProgrammeTables;
import org.partnercenter.programme.ProgrammeView;
import org.partnercenter.programme.Programmes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The programmes: what one may join, has applied for and has joined (PRG-03, PRG-16), and what that brings (PRG-17). */
@PortalPage
class ProgrammePage {

    private static final String ENDER = "ecosystem-manager";

    private final Programmes programmes;
    private final Memberships memberships;
    private final RecordCollection<MembershipView> records;
    private final Labels labels;

    ProgrammePage(Programmes programmes, Memberships memberships, RecordCollection<MembershipView> records, Labels labels) {
        this.programmes = programmes;
        this.memberships = memberships;
        this.records = records;
        this.labels = labels;
    }

    /** A programme of the catalogue. */
    public record Card(ProgrammeView programme, Bilingual name, Records.StatusText status, Bilingual entry, Bilingual renewal) {
    }

    /** An application or membership in a table. */
    public record Line(MembershipView record, Bilingual name, Records.StatusText status, String submittedAt) {
    }

    /** What one programme asks for and brings. */
    public record Group(Bilingual name, boolean member, List<ProgrammeTables.Benefit> requirements, List<ProgrammeTables.Benefit> benefits,
                        String asOf) {
    }

    @GetMapping("/programmes")
    String programmes(Actor caller, Model model) {
        List<MembershipView> all = records.list(ListQuery.LARGEST, caller).items();
        model.addAttribute("cards", programmes.catalogue(caller).stream().map(this::card).toList());
        model.addAttribute("applications", all.stream().filter(m -> m.joinedAt() == null).map(ProgrammePage::line).toList());
        model.addAttribute("memberships", all.stream().filter(m -> m.joinedAt() != null).map(ProgrammePage::line).toList());
        model.addAttribute("mayApply", caller.isPartner() && caller.hasAny("partner-admin"));
        model.addAttribute("mayEnd", caller.hasAny(ENDER));
        return "programme/programmes";
    }

    private Card card(ProgrammeView p) {
        return new Card(p, new Bilingual(p.name(), p.nameEn()), status(p.status()), label("entry", p.entry()), label("renewal", p.renewal()));
    }

    private Bilingual label(String field, String code) {
        return labels.code(field, code).orElse(new Bilingual(code, null));
    }

    private static Line line(MembershipView m) {
        return new Line(m, new Bilingual(m.programmeName(), m.programmeNameEn()), status(m.status()),
                m.submittedAt() == null ? null : LocalTimes.minute(m.submittedAt()));
    }

    private static Records.StatusText status(Status status) {
        return new Records.StatusText(new Bilingual(status.zh(), status.en()), tone(status.code()));
    }

    private static String tone(String code) {
        return switch (code) {
            case "joined", "member", "available" -> "good";
            case "unavailable", "ended", "expired" -> "quiet";
            default -> Tone.of(code);
        };
    }

    /** Ends a membership, at the vendor (PRG-13), and shows the page again. */
    @PostMapping("/programmes/{key}/end")
    String end(@PathVariable String key, @RequestParam(required = false) String reason, Actor caller, HttpServletResponse response, Model model) {
        try {
            memberships.end(key, Map.of("reason", Objects.toString(reason, "")), caller);
            return "redirect:/programmes";
        } catch (Refusal refusal) {
            if (refusal.status() != HttpServletResponse.SC_BAD_REQUEST && refusal.status() != HttpServletResponse.SC_CONFLICT) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
            return programmes(caller, model);
        }
    }

    @GetMapping("/benefits")
    String benefits(Actor caller, Model model) {
        model.addAttribute("groups", caller.partnerId() == null ? List.of() : programmes.standings(caller.partnerId()).stream()
                .map(s -> new Group(new Bilingual(s.nameZh(), s.nameEn()), s.member(), s.requirements(), s.benefits(), LocalTimes.minute(s.asOf())))
                .toList());
        return "programme/benefits";
    }
}
