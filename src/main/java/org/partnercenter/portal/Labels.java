package org.partnercenter.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The texts of the message bundles: what people call the records' fields, coded values, roles and refusals. Each module has a
 * bundle of its own; the pages read them here, Tasklist's forms through {@code /api/labels}.
 */
@Component
class Labels {

    private final Map<String, String> texts = new TreeMap<>();

    Labels(@Value("${spring.messages.basename}") List<String> bundles) {
        for (String bundle : bundles) {
            ClassPathResource resource = new ClassPathResource(bundle + ".properties");
            if (resource.exists()) {
                load(resource).forEach((key, text) -> texts.putIfAbsent(key.toString(), text.toString()));
            }
        }
    }

    private static Properties load(ClassPathResource resource) {
        try {
            return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, "UTF-8"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The label of a record's field; an unknown one shows its key. */
    Bilingual field(String key) {
        return find("field." + key).orElse(new Bilingual(key, null));
    }

    /** The label of a coded value such as {@code scene=poc}, if it has one. */
    Optional<Bilingual> code(String field, String value) {
        return find("code." + field + "." + value);
    }

    /** A status that no list filters by, such as {@code verification:none}. */
    Bilingual status(String code) {
        return find("status." + code.substring(code.indexOf(':') + 1)).orElse(new Bilingual(code, null));
    }

    /** Who acted, as the record tells it this viewer: a group to a partner, a user id to the vendor's people. */
    Bilingual actor(String by, Actor viewer) {
        return viewer.isPartner() || by.equals("system") ? role(by) : new Bilingual(by, null);
    }

    /** A group; anything else keeps its name. */
    Bilingual role(String name) {
        return find("role." + name).orElse(new Bilingual(name, null));
    }

    /** What the code of a refusal means, if a bundle says it. */
    Optional<Bilingual> refusal(String code) {
        return find("refusal." + code);
    }

    /** How a field's value is shown where its shape does not tell, such as {@code long} for prose. */
    Optional<String> kind(String field) {
        return Optional.ofNullable(texts.get("kind." + field));
    }

    /** Whether the bundle marks the field as an amount of money. */
    boolean isMoney(String field) {
        return texts.containsKey("money." + field);
    }

    /** All texts whose key starts with {@code section.}, by the rest of the key. */
    Map<String, String> section(String section) {
        String start = section + ".";
        return texts.entrySet().stream().filter(text -> text.getKey().startsWith(start))
                .collect(Collectors.toMap(text -> text.getKey().substring(start.length()), Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private Optional<Bilingual> find(String code) {
        return Optional.ofNullable(texts.get(code)).map(Bilingual::ofMessage);
    }
}
