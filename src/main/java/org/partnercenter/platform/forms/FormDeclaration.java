package org.partnercenter.platform.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The fields that a form declares. The HTML that people fill in is the declaration: the same attributes that make the
 * browser check a field (`required`, `maxlength`, `pattern`, …) make the server check it, so the two cannot drift apart.
 */
record FormDeclaration(Map<String, FormField> fields) {

    static FormDeclaration parse(String html) {
        Map<String, List<Element>> elements = new LinkedHashMap<>();
        for (Element element : Jsoup.parse(html).select("[cam-variable-name]")) {
            elements.computeIfAbsent(element.attr("cam-variable-name"), k -> new ArrayList<>()).add(element);
        }
        Map<String, FormField> fields = new LinkedHashMap<>();
        elements.forEach((key, same) -> fields.put(key, field(key, same)));
        return new FormDeclaration(fields);
    }

    private static FormField field(String key, List<Element> elements) {
        Element element = elements.get(0);
        return new FormField(key,
                FormField.Type.valueOf(element.attr("cam-variable-type").toUpperCase(Locale.ROOT)),
                element.hasAttr("data-kind") ? FormField.Kind.valueOf(element.attr("data-kind").toUpperCase(Locale.ROOT)) : FormField.Kind.PLAIN,
                element.tagName().equals("textarea"),
                elements.stream().anyMatch(e -> e.hasAttr("required")),
                number(element, "maxlength"),
                element.hasAttr("pattern") ? Pattern.compile(element.attr("pattern")) : null,
                number(element, "min"), number(element, "max"),
                options(elements),
                Arrays.stream(element.attr("accept").split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList());
    }

    private static Integer number(Element element, String attribute) {
        return element.hasAttr(attribute) ? Integer.valueOf(element.attr(attribute)) : null;
    }

    private static List<String> options(List<Element> elements) {
        Element first = elements.get(0);
        if (first.tagName().equals("select")) {
            return first.select("option").stream().map(o -> o.attr("value")).filter(v -> !v.isEmpty()).toList();
        }
        return first.attr("type").equals("radio") ? elements.stream().map(e -> e.attr("value")).toList() : List.of();
    }
}
