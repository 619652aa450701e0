package org.partnercenter.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("the message bundles")
class LabelsTest {

    private final Labels labels = new Labels(List.of("messages", "messages/reseller", "messages/nonsense"));

    @Test
    @DisplayName("are read together, in both languages; a bundle that is not there is none")
    void together() {
        assertThat(labels.field("amount")).isEqualTo(new Bilingual("金额", "Amount"));
        assertThat(labels.field("nonsense")).isEqualTo(new Bilingual("nonsense", null));
        assertThat(labels.code("scene", "poc")).contains(new Bilingual("POC", "Proof of concept"));
        assertThat(labels.refusal("NOT_A_DISTRIBUTOR")).isPresent();
        assertThat(labels.isMoney("amount")).isTrue();
        assertThat(labels.isMoney("note")).isFalse();
        assertThat(labels.section("role")).containsKey("partner-admin");
    }

    @Test
    @DisplayName("name fields and refusals in both languages")
    void bothLanguages() throws IOException {
        List<String> single = new ArrayList<>();
        for (Resource bundle : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            all(bundle).forEach((key, text) -> {
                if ((key.startsWith("field.") || key.startsWith("refusal.")) && !text.matches("[^|]+\\|[^|]+")) {
                    single.add(bundle.getFilename() + ": " + key + "=" + text);
                }
            });
        }
        assertThat(single).isEmpty();
    }

    private static TreeMap<String, String> all(Resource bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        TreeMap<String, String> all = new TreeMap<>();
        texts.forEach((key, text) -> all.put(key.toString(), text.toString()));
        return all;
    }
}
