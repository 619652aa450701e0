package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.certification.Certifications;
import org.partnercenter.partner.CapabilityLabel;
import org.partnercenter.partner.OrganisationChanges;
import org.partnercenter.partner.OrganisationStatus;
import org.partnercenter.partner.PartnerModifications;
import org.partnercenter.partner.PartnerRecords;
import org.partnercenter.partner.PartnerStatus;
import org.partnercenter.partner.PartnerView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.programme.Memberships;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An organisation's profile: its members read it, and the vendor; another organisation does not (PTR-18). */
@PortalPage
class ProfilePage {

    private final PartnerRecords records;
    private final OrganisationChanges changes;
    private final OrganisationStatus statuses;
    private final Certifications certifications;
    private final Memberships memberships;
    private final Labels labels;

    ProfilePage(PartnerRecords records, OrganisationChanges changes, OrganisationStatus statuses, Certifications certifications,
                Memberships memberships, Labels labels) {
        this.certifications = certifications;
        this.memberships = memberships;
        this.records = records;
        this.changes = changes;
        this.statuses = statuses;
        this.labels = labels;
    }

    /** A path that was joined, with its stage. */
    public record Path(Bilingual name, Records.StatusText stage) {
    }

    /** The certification that counts, or 未认证 without a key. */
    public record Certified(String key, String href, Records.StatusText status) {
    }

    /** A membership that runs today; {@code until} is null for one without an end. */
    public record Joined(Bilingual name, String href, LocalDate from, LocalDate until) {
    }

    /** A line of the modification records. */
    public record Modified(String at, Bilingual by, Bilingual field, String from, String to, String reason) {
    }

    /** A line of the history. */
    public record Event(String at, Bilingual by, Bilingual from, Bilingual to, String tone, String comment) {
    }

    /** The profile of one's own organisation; the vendor's people, who have none, see the list. */
    @GetMapping("/profile")
    String own(Actor caller) {
        return "redirect:" + (caller.partnerId() == null ? "/records/partners" : "/partners/" + caller.partnerId());
    }

    /** The record's page is the profile. */
    @GetMapping("/records/partners/{id}")
    String record(@PathVariable String id) {
        return "redirect:/partners/" + id;
    }

    @GetMapping("/partners/{id}")
    String profile(@PathVariable String id, Actor caller, Model model) {
        PartnerView partner = records.item(id, caller);
        show(partner, caller, model);
        return "partner/profile";
    }

    private void show(PartnerView partner, Actor caller, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute("status", new Records.StatusText(new Bilingual(partner.status().zh(), partner.status().en()), Tone.of(partner.status().code())));
        model.addAttribute("identity", label("identity", partner.identity()));
        model.addAttribute("paths", partner.paths().stream().map(path -> new Path(label("path", path.path()),
                new Records.StatusText(label("stage", path.stage()), path.stage().equals("role-certified") ? "good" : "busy"))).toList());
        model.addAttribute("certification", certification(partner.key()));
        model.addAttribute("memberships", memberships.of(partner.key()).stream().map(m -> new Joined(new Bilingual(m.nameZh(), m.nameEn()),
                "/records/programme-memberships/" + m.key(), m.validFrom(), m.validUntil())).toList());
        model.addAttribute("modifications", partner.modifications().stream().map(m -> modified(m, caller)).toList());
        model.addAttribute("history", partner.history().stream().map(entry -> event(entry, caller)).toList());
        model.addAttribute("editable", OrganisationChanges.isVendorEditor(caller) || OrganisationChanges.isOwnEditor(caller, partner.key()));
        model.addAttribute("stages", partner.paths().stream().collect(Collectors.toMap(PartnerView.Path::path, PartnerView.Path::stage)));
        model.addAttribute("labels", labelRows(partner));
        model.addAttribute("moves", OrganisationStatus.isAllowed(caller) ? moves(partner) : List.of());
    }

    private Certified certification(String partnerId) {
        return certifications.current(partnerId)
                .map(c -> new Certified(c.key(), "/records/business-certifications/" + c.key(),
                        new Records.StatusText(new Bilingual(c.status().zh(), c.status().en()), Tone.of(c.status().code()))))
                .orElse(new Certified(null, null, new Records.StatusText(new Bilingual("未认证", "Not certified"), "quiet")));
    }

    /** The labels that there are, and two rows for more. */
    private static List<CapabilityLabel> labelRows(PartnerView partner) {
        List<CapabilityLabel> rows = new ArrayList<>(partner.capabilityLabels());
        rows.addAll(Arrays.asList(null, null));
        return rows;
    }

    private static List<String> moves(PartnerView partner) {
        return List.of(PartnerStatus.values()).stream().map(PartnerStatus::code).filter(code -> !code.equals(partner.status().code())).toList();
    }

    private Modified modified(PartnerModifications.Modification m, Actor caller) {
        return new Modified(LocalTimes.minute(m.at()), labels.actor(m.by(), caller), labels.field(m.field()), m.from(), m.to(), m.reason());
    }

    private Event event(Journal.Entry entry, Actor caller) {
        return new Event(LocalTimes.minute(entry.at()), labels.actor(entry.by(), caller), statusLabel(entry.from()), statusLabel(entry.to()),
                Tone.of(entry.to()), entry.comment());
    }

    private Bilingual statusLabel(String code) {
        return Optional.ofNullable(code).flatMap(c -> records.statuses().stream().filter(s -> s.code().equals(c)).findFirst())
                .map(s -> new Bilingual(s.zh(), s.en())).or(() -> Optional.ofNullable(code).map(labels::status)).orElse(null);
    }

    private Bilingual label(String field, String code) {
        return labels.code(field, code).orElse(new Bilingual(code, null));
    }

    /** The form to change a profile: the vendor's fields for the vendor, the contact data for the organisation's administrator. */
    @GetMapping("/partners/{id}/edit")
    String form(@PathVariable String id, Actor caller, Model model) {
        show(records.item(id, caller), caller, model);
        if (!Boolean.TRUE.equals(model.getAttribute("editable"))) {
            throw Refusal.notAllowed("only ecosystem-manager, and for its own contact data partner-admin, change an organisation");
        }
        return "partner/edit";
    }

    @PostMapping("/partners/{id}/edit")
    String change(@PathVariable String id, @RequestParam MultiValueMap<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        Map<String, Object> body = caller.isVendor() ? PartnerForms.vendorChange(form) : PartnerForms.ownChange(form);
        try {
            changes.change(id, body, caller);
        } catch (Refusal refusal) {
            return again("partner/edit", id, refusal, caller, response, model);
        }
        return "redirect:/partners/" + id;
    }

    @PostMapping("/partners/{id}/status")
    String move(@PathVariable String id, @RequestParam Map<String, String> form, Actor caller, HttpServletResponse response, Model model) {
        try {
            statuses.move(id, Map.of("status", form.getOrDefault("status", ""), "reason", form.getOrDefault("reason", "")), caller);
        } catch (Refusal refusal) {
            return again("partner/profile", id, refusal, caller, response, model);
        }
        return "redirect:/partners/" + id;
    }

    /** The page again with what was wrong; what may not be seen or done at all has a page of its own. */
    private String again(String view, String id, Refusal refusal, Actor caller, HttpServletResponse response, Model model) {
        if (refusal.status() == 403 || refusal.status() == 404) {
            throw refusal;
        }
        response.setStatus(refusal.status());
        show(records.item(id, caller), caller, model);
        model.addAttribute("refusal", refusal);
        model.addAttribute("refused", labels.field(refusal.field() == null ? refusal.code() : refusal.field()));
        return view;
    }
}
