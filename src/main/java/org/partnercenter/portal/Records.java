package org.partnercenter.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnercenter.calendar.Calendars;
import org.springframework.stereotype.Component;

/** Reads what all records have in common out of any of them, as the API shows it. */
@Component
class Records {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
    };
    private static final List<String> TITLES = List.of("title", "name", "solutionName", "projectName", "customerName");

    private final ObjectMapper json;
    private final Labels labels;
    private final Calendars calendars;
    private final Clock clock;

    Records(ObjectMapper json, Labels labels, Calendars calendars, Clock clock) {
        this.json = json;
        this.labels = labels;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The record's fields in the order in which the API has them. */
    Map<String, Object> fields(Object record) {
        return json.convertValue(record, FIELDS);
    }

    /** What people call the record: its name, else its customer, its kind, or its key. */
    Bilingual title(Map<String, Object> fields) {
        Optional<Bilingual> name = TITLES.stream().map(fields::get).filter(Objects::nonNull).findFirst()
                .map(title -> new Bilingual(title.toString(), null));
        return name.or(() -> Optional.ofNullable(fields.get("kind")).flatMap(kind -> labels.code("kind", kind.toString())))
                .or(() -> Stream.of("solutionKey", "originKey", "key").map(fields::get).filter(Objects::nonNull).findFirst()
                        .map(key -> new Bilingual(key.toString(), null)))
                .orElseThrow();
    }

    /** A status object such as {@code {"code":…,"zh":…,"en":…}}. */
    StatusText status(Object status) {
        return status instanceof Map<?, ?> map && map.get("code") != null
                ? new StatusText(new Bilingual(Objects.toString(map.get("zh"), ""), Objects.toString(map.get("en"), null)),
                        Tone.of(map.get("code").toString()))
                : null;
    }

    /** The record's running deadline, or null. */
    DueText deadline(Map<String, Object> fields) {
        return fields.get("deadline") instanceof Map<?, ?> map && map.get("at") instanceof String at
                ? DueText.of(Instant.parse(at), calendars.current(), clock) : null;
    }

    /** A field that holds an instant, as local time; null when it is empty. */
    static String time(Map<String, Object> fields, String field) {
        return fields.get(field) instanceof String at ? LocalTimes.minute(Instant.parse(at)) : null;
    }

    static String text(Map<String, Object> fields, String field) {
        return Objects.toString(fields.get(field), null);
    }

    /** A status with the colour that goes with it. */
    public record StatusText(Bilingual label, String tone) {
    }
}
