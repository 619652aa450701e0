package org.partnercenter.portal;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How things work, on one page. */
@PortalPage
class HelpPage {

    private final RecordTypes types;

    HelpPage(RecordTypes types) {
        this.types = types;
    }

    /** The statuses of one record type. */
    public record Glossary(String name, Bilingual label, List<Term> terms) {
    }

    /** A status as lists and pages show it. */
    public record Term(Records.StatusText status, String code) {
    }

    @GetMapping("/help")
    String help(Model model) {
        model.addAttribute("glossary", types.all().stream().map(c -> new Glossary(c.name(), Bilingual.of(c.label()),
                c.statuses().stream().map(s -> new Term(new Records.StatusText(new Bilingual(s.zh(), s.en()), Tone.of(s.code())), s.code()))
                        .toList())).toList());
        return "help";
    }
}
