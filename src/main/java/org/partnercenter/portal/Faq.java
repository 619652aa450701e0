package org.partnercenter.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The frequent questions of {@code faq/faq.yaml} with their answers, in both languages (PTR-19). */
@Component
class Faq {

    private static final String FILE = "faq/faq.yaml";

    private final List<Entry> entries;

    Faq() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            List<Map<String, String>> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            this.entries = read.stream().map(Faq::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** A question with its answer; {@code id} is its anchor on the page. */
    public record Entry(String id, Bilingual question, Bilingual answer) {

        private boolean contains(String word) {
            return (question.zh() + "\n" + question.en() + "\n" + answer.zh() + "\n" + answer.en()).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    /** The entries that contain every word of {@code q}, in either language and whatever its case; all without one. */
    List<Entry> search(String q) {
        List<String> words = q == null ? List.of() : Arrays.stream(q.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
        return entries.stream().filter(entry -> words.stream().allMatch(entry::contains)).toList();
    }

    private static Entry entry(Map<String, String> texts) {
        return new Entry(texts.get("id"), new Bilingual(texts.get("zh"), texts.get("en")),
                new Bilingual(texts.get("answerZh"), texts.get("answerEn")));
    }
}
