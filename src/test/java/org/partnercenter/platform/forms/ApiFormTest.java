package org.partnercenter.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.platform.Refusal;

/** Bodies of the API are checked as forms are. */
class ApiFormTest {

    private static final ApiForm FORM = ApiForm.of(ApiForm.text("name", 5).required(), ApiForm.prose("note", 10), ApiForm.pattern("id", 5, "[a-z]+"),
            ApiForm.choice("size", "s", "l"), ApiForm.yesNo("on"), ApiForm.date("day"), ApiForm.list("tags", 2), ApiForm.object("owner"));

    private static Map<String, Object> body(String key, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "n"));
        body.put(key, value);
        return body;
    }

    private static void assertWrong(String field, Map<String, Object> body) {
        assertThatThrownBy(() -> FORM.check(body)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.code()).isEqualTo("FIELD_INVALID");
        });
    }

    @Test
    void valuesAreTyped() {
        ApiForm.Values values = FORM.check(Map.of("name", "  名 ", "note", "a\nb", "on", false, "day", "2026-02-28", "tags", List.of(), "size", "l"));

        assertThat(values.text("name")).isEqualTo("名");
        assertThat(values.text("note")).isEqualTo("a\nb");
        assertThat(values.yes("on", true)).isFalse();
        assertThat(values.date("day")).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(values.has("tags")).as("an empty list counts as given").isTrue();
        assertThat(values.text("id", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void nullAndBlankCountAsNotGiven() {
        Map<String, Object> body = body("id", null);
        body.put("note", "  ");
        assertThat(FORM.check(body).all()).containsOnlyKeys("name");
        assertWrong("name", body("name", " "));
    }

    @ParameterizedTest
    @CsvSource({"name, 123456", "id, A", "size, m", "on, yes", "day, 2026-02-30", "tags, x", "owner, x", "other, x"})
    void whatIsWrongIsNamed(String field, String value) {
        assertWrong(field, body(field, value));
    }

    @Test
    void typesAreNotGuessed() {
        assertWrong("name", body("name", 5));
        assertWrong("on", body("on", "true"));
        assertWrong("tags", body("tags", List.of(1, 2, 3)));
        assertWrong("name", body("name", "a\nb"));
    }

    @Test
    void insideAnObjectThePathIsNamed() {
        assertThatThrownBy(() -> FORM.checkAt("members[0]", Map.of("name", "123456")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("members[0].name"));
        assertThatThrownBy(() -> FORM.checkAt("members[0]", null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("members[0]"));
    }

    @Test
    void choicesAreEachGivenOnce() {
        ApiForm.Values values = FORM.check(body("tags", List.of("a", "b")));
        assertThat(values.choices("tags", List.of("a", "b", "c"))).containsExactly("a", "b");
        for (List<?> wrong : List.of(List.of("a", "a"), List.of("d"), Arrays.asList("a", null), List.of(1))) {
            assertThatThrownBy(() -> FORM.check(body("tags", wrong)).choices("tags", List.of("a", "b")))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("tags"));
        }
    }
}
