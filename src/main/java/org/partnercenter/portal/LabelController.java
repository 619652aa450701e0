package org.partnercenter.portal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The labels of the pages for other readers, such as the forms in Tasklist, so that each stands in one place only. */
@RestController
class LabelController {

    private final Texts texts;

    LabelController(Labels labels, RecordTypes types) {
        Map<String, Map<String, Bilingual>> codes = new TreeMap<>();
        labels.section("code").forEach((key, text) -> {
            int dot = key.indexOf('.');
            codes.computeIfAbsent(key.substring(0, dot), field -> new TreeMap<>()).put(key.substring(dot + 1), Bilingual.ofMessage(text));
        });
        this.texts = new Texts(bilingual(labels.section("field")), codes, labels.section("kind"), List.copyOf(labels.section("money").keySet()),
                bilingual(labels.section("role")), bilingual(labels.section("refusal")), types.all().stream().filter(RecordTypes::hasPrefix)
                .collect(Collectors.toMap(RecordCollection::prefix, RecordCollection::name, (a, b) -> a, TreeMap::new)));
    }

    /**
     * All labels, each in both languages.
     *
     * @param codes       by field, then by value
     * @param kinds       how a field is shown where its value's shape does not tell
     * @param money       the fields that hold an amount in CNY
     * @param refusals    by the code of a refusal
     * @param collections the collection of a record by the prefix of its key
     */
    record Texts(Map<String, Bilingual> fields, Map<String, Map<String, Bilingual>> codes, Map<String, String> kinds, List<String> money,
                 Map<String, Bilingual> roles, Map<String, Bilingual> refusals, Map<String, String> collections) {
    }

    /** The labels; whoever has this version already (its entity tag) gets 304. */
    @GetMapping("/api/labels")
    ResponseEntity<Texts> labels() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + Integer.toHexString(texts.toString().hashCode()) + "\"").body(texts);
    }

    private static Map<String, Bilingual> bilingual(Map<String, String> texts) {
        Map<String, Bilingual> both = new TreeMap<>();
        texts.forEach((key, text) -> both.put(key, Bilingual.ofMessage(text)));
        return both;
    }
}
