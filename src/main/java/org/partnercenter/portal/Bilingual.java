package org.partnercenter.portal;

/** A text in both languages; {@code en} is null where there is only one. */
public record Bilingual(String zh, String en) {

    /** Splits names such as {@code 核对激励 Check incentive}: English begins after the last Chinese character. */
    static Bilingual of(String name) {
        if (name == null) {
            return new Bilingual("", null);
        }
        String line = name.replaceAll("\\s+", " ").strip();
        int end = line.length();
        while (end > 0 && Character.UnicodeScript.of(line.charAt(end - 1)) != Character.UnicodeScript.HAN) {
            end--;
        }
        // a bracket that closes behind the last character belongs to the Chinese part
        while (end > 0 && end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        boolean both = end > 0 && end < line.length();
        return both ? new Bilingual(line.substring(0, end), line.substring(end).strip()) : new Bilingual(line, null);
    }

    /** Splits a text of the message bundle, {@code 中文|English}. */
    static Bilingual ofMessage(String message) {
        int bar = message.indexOf('|');
        return bar < 0 ? new Bilingual(message, null) : new Bilingual(message.substring(0, bar), message.substring(bar + 1));
    }

    /** Both languages in one line, for titles and attributes. */
    public String line() {
        return en == null ? zh : zh + " " + en;
    }
}
