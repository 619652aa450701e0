package org.partnercenter.portal;

import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.Imports;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Importing files: what may be imported, with its columns. The file goes to the API itself, the import's page shows how far it is. */
@PortalPage
class ImportPage {

    private final Imports imports;

    ImportPage(Imports imports) {
        this.imports = imports;
    }

    /** A kind of file; {@code header} is the header line that it needs. */
    public record Kind(String name, Bilingual label, String path, String header, int maxRows, long maxMegabytes) {
    }

    @GetMapping("/imports")
    String kinds(Actor caller, Model model) {
        List<Kind> kinds = imports.offeredKinds(caller).stream().map(this::kind).toList();
        model.addAttribute("kinds", kinds);
        return "files/imports";
    }

    private Kind kind(ImportKind kind) {
        return new Kind(kind.name(), Bilingual.of(kind.label()), kind.path(), String.join(",", kind.columns().keys()), imports.maxRows(kind),
                imports.maxBytes(kind) / (1024 * 1024));
    }

    /** Where the reader of that list imports its rows, or null. */
    static String offered(String collection, Actor caller, Imports imports) {
        boolean all = collection.equals("imports") && !imports.offeredKinds(caller).isEmpty();
        return all ? "/imports" : imports.offeredKinds(caller).stream().anyMatch(kind -> kind.name().equals(collection)) ? "/imports#" + collection : null;
    }
}
