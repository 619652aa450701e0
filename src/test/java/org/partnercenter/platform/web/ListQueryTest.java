package org.partnercenter.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.platform.Refusal;

/** The parameters that every collection takes. */
class ListQueryTest {

    private static ListQuery query(String... namesAndValues) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return ListQuery.of(parameters);
    }

    @Test
    void nothingAskedIsTheNewestTwenty() {
        assertThat(query()).isEqualTo(ListQuery.DEFAULT).isEqualTo(new ListQuery(List.of(), null, 0, 20, "-createdAt"));
        assertThat(query("status", "", "q", "  ", "sort", " ")).isEqualTo(ListQuery.DEFAULT);
    }

    @Test
    void everyParameterIsRead() {
        assertThat(query("status", "a, b,,c", "q", " 星图 ", "offset", "40", "limit", "100", "sort", "name"))
                .isEqualTo(new ListQuery(List.of("a", "b", "c"), "星图", 40, 100, "name"));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, -1", "limit, ten", "limit, 1.5", "limit, 99999999999", "offset, -1", "offset, x",
        "page, 2", "Status, a"})
    void whatIsUnknownOrOutOfRangeIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> query(name, value)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.field()).isEqualTo(name);
        });
    }
}
