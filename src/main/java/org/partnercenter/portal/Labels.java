package org.partnercenter.portal;

import java.util.Locale;
import java.util.Optional;
import org.partnercenter.platform.Actor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of {@code messages.properties}: what people call the records' fields, coded values and roles. */
@Component
class Labels {

    private final MessageSource messages;

    Labels(MessageSource messages) {
        this.messages = messages;
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

    /** Whether the bundle marks the field as an amount of money. */
    boolean isMoney(String field) {
        return messages.getMessage("money." + field, null, null, Locale.ROOT) != null;
    }

    private Optional<Bilingual> find(String code) {
        return Optional.ofNullable(messages.getMessage(code, null, null, Locale.ROOT)).map(Bilingual::ofMessage);
    }
}
