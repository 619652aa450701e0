package org.partnercenter.portal;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How things work, on one page, and the frequent questions, searchable (PTR-19). */
@PortalPage
class HelpPage {

    private final RecordTypes types;
    private final Faq faq;

    HelpPage(RecordTypes types, Faq faq) {
        this.types = types;
        this.faq = faq;
    }

    /** The statuses of one record type. */
    public record Glossary(String name, Bilingual label, List<Term> terms) {
    }

    /** A status as lists and pages show it. */
    public record Term(Records.StatusText status, String code) {
    }

    @GetMapping("/help")
    String help(@RequestParam(required = false) String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("searched", q != null && !q.isBlank());
        model.addAttribute("faq", faq.search(q));
        model.addAttribute("glossary", types.all().stream().map(c -> new Glossary(c.name(), Bilingual.of(c.label()),
                c.statuses().stream().map(s -> new Term(new Records.StatusText(new Bilingual(s.zh(), s.en()), Tone.of(s.code())), s.code()))
                        .toList())).toList());
        return "help";
    }
}
