package org.partnercenter.portal;

import java.util.List;

/**
 * One value of a record, made ready to be shown; {@code kind} chooses how, the other parts are null where they do not apply.
 *
 * @param text    what is read
 * @param label   text in both languages, instead of {@code text}
 * @param href    where it leads
 * @param note    a remark beside it, such as a file's size
 * @param columns the head of a table
 * @param rows    the rows of a table
 */
public record Value(String kind, String text, Bilingual label, String href, String note, List<Bilingual> columns, List<List<Value>> rows) {

    static Value text(String text) {
        return new Value("text", text, null, null, null, null, null);
    }

    /** Prose with its line breaks. */
    static Value prose(String text) {
        return new Value("prose", text, null, null, null, null, null);
    }

    static Value money(String text) {
        return new Value("money", text, null, null, null, null, null);
    }

    static Value labelled(Bilingual label) {
        return new Value("label", null, label, null, null, null, null);
    }

    /** A link inside the portal. */
    static Value record(String key, String href) {
        return new Value("record", key, null, href, null, null, null);
    }

    /** A link out of the house. */
    static Value external(String url) {
        return new Value("external", url, null, url, null, null, null);
    }

    static Value file(String name, String href, String size) {
        return new Value("file", name, null, href, size, null, null);
    }

    static Value status(Bilingual label, String tone) {
        return new Value("status", null, label, null, tone, null, null);
    }

    static Value table(List<Bilingual> columns, List<List<Value>> rows) {
        return new Value("table", null, null, null, null, columns, rows);
    }

    /** Whether it needs the full width of the page. */
    public boolean wide() {
        return kind.equals("prose") || kind.equals("table");
    }
}
