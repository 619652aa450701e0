package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

@DisplayName("working days")
class CalendarApiTest extends AcceptanceTest {

    private static final Client READER = Client.as("bluewave-finance");

    @ParameterizedTest
    @CsvSource({
        "2026-01-20, 40, 2026-03-23, 2026-03-23T16:00:00Z, false",
        "2024-01-15, 40, 2024-03-14, 2024-03-14T16:00:00Z, false",
        "2025-11-10, 40, 2026-01-06, 2026-01-06T16:00:00Z, false",
        "2026-02-13, 40, 2026-04-17, 2026-04-17T16:00:00Z, false",
        // a Saturday that is worked; a holiday of a week
        "2026-02-13, 1, 2026-02-14, 2026-02-14T16:00:00Z, false",
        "2026-09-30, 1, 2026-10-08, 2026-10-08T16:00:00Z, false",
        // a year without a calendar: weekends and the days fixed by the solar calendar are off
        "2027-04-30, 1, 2027-05-03, 2027-05-03T16:00:00Z, true",
        "2028-09-29, 1, 2028-10-04, 2028-10-04T16:00:00Z, true",
        "2026-12-31, 1, 2027-01-04, 2027-01-04T16:00:00Z, true"})
    @Rule({"CAL-01", "CAL-02", "CAL-03", "CAL-09"})
    void deadlines(String from, int workingDays, String lastDay, String at, boolean provisional) {
        JsonNode deadline = READER.get("/api/calendar/deadline?from=%s&workingDays=%s", from, workingDays).ok().json();
        assertThat(deadline.path("from").asText()).isEqualTo(from);
        assertThat(deadline.path("workingDays").asInt()).isEqualTo(workingDays);
        assertThat(deadline.path("lastDay").asText()).isEqualTo(lastDay);
        assertThat(deadline.path("at").asText()).isEqualTo(at);
        assertThat(deadline.path("provisional").isBoolean()).isTrue();
        assertThat(deadline.path("provisional").asBoolean()).isEqualTo(provisional);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20, 2026-03-23, 40, false",
        "2026-01-20, 2026-01-20, 0, false",
        "2026-02-13, 2026-02-14, 1, false",
        "2026-09-30, 2026-10-07, 0, false",
        "2023-12-31, 2024-12-31, 0, -",
        "2026-12-31, 2027-01-03, 0, true"})
    @Rule({"CAL-01", "CAL-02", "CAL-03", "CAL-09"})
    void counts(String from, String to, int count, String provisional) {
        Reply reply = READER.get("/api/calendar/working-days?from=%s&to=%s", from, to);
        if (provisional.equals("-")) {
            reply.refused(400, "FIELD_INVALID").naming("from");
            return;
        }
        assertThat(reply.ok().json().path("count").asInt()).isEqualTo(count);
        assertThat(reply.json().path("provisional").asBoolean()).isEqualTo(Boolean.parseBoolean(provisional));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/calendar/deadline?from=2023-12-31&workingDays=1", "/api/calendar/deadline?from=2026-02-30&workingDays=1",
        "/api/calendar/deadline?from=2026-01-20&workingDays=0", "/api/calendar/deadline?from=2026-01-20&workingDays=1001",
        "/api/calendar/deadline?from=2026-01-20&workingDays=x", "/api/calendar/deadline?from=2026-01-20",
        "/api/calendar/deadline?workingDays=1", "/api/calendar/working-days?from=2026-01-21&to=2026-01-20",
        "/api/calendar/working-days?from=2026-01-21", "/api/calendar/working-days?from=&to=2026-01-20"})
    @Rule("CAL-09")
    void nonsenseIsRefused(String path) {
        READER.get(path).refused(400, "FIELD_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"2024, 国办发明电〔2023〕7号, 36", "2025, 国办发明电〔2024〕12号, 33", "2026, 国办发明电〔2025〕7号, 39"})
    @Rule("CAL-02")
    void theYearsShipWithTheirNotices(int year, String notice, int days) {
        JsonNode calendar = READER.get("/api/calendars/%s", year).ok().json();
        assertThat(calendar.path("key").asText()).isEqualTo("CAL-" + year);
        assertThat(calendar.path("notice").asText()).isEqualTo(notice);
        List<JsonNode> listed = Client.list(calendar.path("days"));
        assertThat(listed).hasSize(days);
        assertThat(listed).allSatisfy(day -> {
            assertThat(day.path("date").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(day.path("name").asText()).isNotBlank();
            assertThat(day.path("kind").asText()).isIn("holiday", "workday");
        });
    }

    @Test
    @Rule("CAL-02")
    void theCalendarsAreListedAndOthersAbsent() {
        assertThat(Client.texts(READER.records("calendars", "limit=100"), "key"))
            .contains("CAL-2024", "CAL-2025", "CAL-2026");
        READER.get("/api/calendars/%s", 2031).status(404);
        READER.get("/api/calendars/%s", "nonsense").status(404);
        Client.anonymous().get("/api/calendar/deadline?from=2026-01-20&workingDays=40").status(401);
    }

    @Test
    @Rule("CAL-09")
    void aThousandWorkingDaysAreCountedExactly() {
        String last = READER.get("/api/calendar/deadline?from=2024-01-01&workingDays=1000").ok().json()
            .path("lastDay").asText();
        assertThat(READER.get("/api/calendar/working-days?from=2024-01-01&to=%s", last).ok().json().path("count").asInt())
            .isEqualTo(1000);
    }
}
