package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

@DisplayName("the reading API: lists, items, history, problems")
class ReadingApiTest extends AcceptanceTest {

    private static final Client SALES = Client.as("cloudstar-sales");

    @ParameterizedTest
    @ValueSource(strings = {"solutions", "nre-applications", "delivery-projects", "opportunities", "incentives"})
    void everyCollectionPagesSortsAndRefusesNonsense(String collection) {
        JsonNode all = SALES.get("/api/" + collection + "?limit=100").ok().json();
        assertThat(all.path("total").asInt()).as("no list of the demo is empty: %s", collection).isPositive();
        List<JsonNode> rows = Client.list(all.path("items"));
        assertThat(rows).hasSize(Math.min(100, all.path("total").asInt()));
        for (JsonNode row : rows) {
            assertThat(row.path("partnerId").asText()).isEqualTo("cloudstar");
            for (String field : List.of("key", "createdAt", "updatedAt")) {
                assertThat(row.path(field).asText("")).as("%s of %s", field, row).isNotBlank();
            }
            for (String field : List.of("code", "zh", "en")) {
                assertThat(row.path("status").path(field).asText("")).as("status.%s of %s", field, row).isNotBlank();
            }
            assertThat(row.has("history")).as("rows have no history").isFalse();
        }
        assertThat(rows).extracting(row -> Client.instant(row.path("createdAt")))
            .as("newest first by default").isSortedAccordingTo(Comparator.reverseOrder());

        if (all.path("total").asInt() > 1) {
            JsonNode second = SALES.get("/api/" + collection + "?offset=1&limit=1").ok().json();
            assertThat(second.path("items")).hasSize(1);
            assertThat(second.path("total").asInt()).isEqualTo(all.path("total").asInt());
        }
        assertThat(SALES.get("/api/" + collection + "?offset=100000").ok().json().path("items")).isEmpty();
        List<String> ascending = Client.texts(SALES.records(collection, "sort=key&limit=100"), "key");
        assertThat(ascending).isSorted();
        assertThat(Client.texts(SALES.records(collection, "sort=-key&limit=100"), "key"))
            .isSortedAccordingTo(Comparator.reverseOrder());

        for (String nonsense : List.of("limit=0", "limit=101", "limit=x", "offset=-1", "offset=x", "sort=nonsense",
            "sort=-nonsense", "sort=key;drop", "status=nonsense")) {
            SALES.get("/api/" + collection + "?" + nonsense).refused(400, "FIELD_INVALID")
                .naming(nonsense.substring(0, nonsense.indexOf('=')));
        }
        SALES.get("/api/" + collection + "/%s", "XXX-2026-999999").status(404);
        SALES.get("/api/" + collection + "/%s", "' or 1=1 --").status(400, 404);

        JsonNode row = rows.get(0);
        JsonNode item = SALES.record(collection, row.path("key").asText());
        row.fieldNames().forEachRemaining(field -> assertThat(item.has(field)).as("%s of the item", field).isTrue());
        assertThat(item.path("history").isArray()).isTrue();
    }

    @Test
    void aDefaultPageHoldsTwenty() {
        JsonNode page = Client.as("manager").get("/api/solutions").ok().json();
        assertThat(page.path("items").size()).isEqualTo(Math.min(20, page.path("total").asInt()));
    }

    @Test
    @Rule("SOL-10")
    void theStatusFilterMatchesAPartAndTakesAList() {
        SolutionFlow draft = SolutionFlow.draft("cloudstar");
        SolutionFlow designing = SolutionFlow.at("cloudstar", "design-solution");
        assertThat(keys("status=initiation:draft")).contains(draft.key).doesNotContain(designing.key);
        assertThat(keys("status=verification:designing")).contains(designing.key).doesNotContain(draft.key);
        assertThat(keys("status=initiation:reviewing")).contains(designing.key);
        assertThat(keys("status=initiation:draft,verification:designing")).contains(draft.key, designing.key);
        assertThat(keys("status=launch:launched")).doesNotContain(draft.key, designing.key);
        SALES.get("/api/solutions?status=initiation:draft,nonsense").refused(400, "FIELD_INVALID");
    }

    private static List<String> keys(String query) {
        return Client.texts(SALES.records("solutions", query + "&limit=100"), "key");
    }

    @Test
    void qFindsByKeyAndByText() {
        SolutionFlow solution = SolutionFlow.draft("cloudstar");
        assertThat(keys("q=" + solution.key)).containsExactly(solution.key);
        assertThat(keys("q=" + solution.marker)).containsExactly(solution.key);
        assertThat(keys("q=" + solution.marker.toUpperCase())).containsExactly(solution.key);
        assertThat(keys("q=%25")).as("a wildcard is a letter").doesNotContain(solution.key);
        assertThat(keys("q=no-such-thing-" + solution.marker)).isEmpty();
    }

    @Test
    @Rule({"SOL-06", "SOL-17"})
    void aPartnerReadsTheGroupOfAVendorsPersonInTheHistory() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").rejectInitiation();
        JsonNode seen = rejection(solution.record(), solution.marker);
        assertThat(seen.path("by").asText()).isEqualTo("project-reviewer");
        assertThat(Client.instant(seen.path("at"))).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(seen.path("from").toString()).contains("reviewing");
        assertThat(seen.path("to").toString()).contains("rejected");
        assertThat(rejection(solution.record("pdm"), solution.marker).path("by").asText()).isEqualTo("reviewer");
        assertThat(Client.texts(solution.record().path("history"), "by")).contains("cloudstar-sales");
        assertThat(solution.record().path("history").toString()).doesNotContain("\"reviewer\"");
    }

    private static JsonNode rejection(JsonNode record, String marker) {
        return Client.list(record.path("history")).stream()
            .filter(entry -> entry.path("comment").asText("").contains("too thin " + marker)).findFirst()
            .orElseThrow(() -> new AssertionError("no rejection in " + record.path("history")));
    }

    @Test
    void problemsSayWhatIsWrongInTheSameShape() {
        SALES.get("/api/solutions/%s", "SOL-2020-000001").status(404);
        for (Reply reply : List.of(SALES.get("/api/solutions/%s", "SOL-2020-000001"), SALES.get("/api/outbox"),
            SALES.get("/api/solutions?limit=0"), SALES.get("/api/calendar/deadline?from=x&workingDays=1"),
            SALES.get("/api/nothing-of-the-kind"), SALES.post("/api/solutions", Client.body()))) {
            assertThat(reply.status).as("%s", reply).isBetween(400, 499);
            assertThat(reply.contentType).as("%s", reply).startsWith("application/problem+json");
            assertThat(reply.json().path("status").asInt()).as("%s", reply).isEqualTo(reply.status);
            assertThat(reply.json().path("code").asText("")).as("code of %s", reply).isNotBlank();
            assertThat(reply.text()).as("no inner workings").doesNotContain("org.springframework").doesNotContain("at java");
        }
        SALES.get("/api/outbox").refused(403, "NOT_ALLOWED");
    }

    @Test
    void aWaitedForStatusWritesANoticeToItsOwnOrganisation() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").rejectInitiation();
        Client.eventually("cloudstar has a notice of " + solution.key,
            () -> SALES.get("/api/notices?limit=100").ok().text(), text -> text.contains(solution.key));
        assertThat(Client.as("bluewave-sales").get("/api/notices?limit=100").ok().text()).doesNotContain(solution.key);
        Client.eventually("a mail of " + solution.key + " is recorded",
            () -> Client.as("admin").get("/api/outbox?limit=100").ok().text(), text -> text.contains(solution.key));
    }

    @Test
    void moneyIsTextWithTwoDecimals() {
        for (JsonNode row : Client.as("cloudstar-finance").records("incentives", "limit=100")) {
            assertThat(row.path("amount").isTextual()).isTrue();
            assertThat(row.path("amount").asText()).matches("-?\\d+\\.\\d{2}");
        }
    }

    @Test
    void theApiIsDocumentedAndHealthNeedsNoLogin() {
        JsonNode paths = SALES.get("/v3/api-docs").ok().json().path("paths");
        for (String path : List.of("/api/solutions", "/api/nre-applications/{key}", "/api/delivery-projects/{key}/withdraw",
            "/api/incentives", "/api/calendar/deadline", "/api/calendars/{year}")) {
            assertThat(paths.has(path)).as("%s in the documentation", path).isTrue();
        }
        Client.anonymous().get("/actuator/health").ok();
    }
}
