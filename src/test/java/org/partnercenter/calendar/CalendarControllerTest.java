package org.partnercenter.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What the paths answer; that a refusal becomes a problem is the platform's test. */
class CalendarControllerTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new CalendarController(new CalendarModule().calendars))
            .setCustomArgumentResolvers(new QueryResolver())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
            .build();

    @Test
    @Rule("CAL-01")
    @DisplayName("GET /api/calendar/deadline answers the last day and its end")
    void deadline() throws Exception {
        mvc.perform(get("/api/calendar/deadline?from=2026-01-20&workingDays=40")).andExpect(content().json("""
                {"from":"2026-01-20","workingDays":40,"lastDay":"2026-03-23","at":"2026-03-23T16:00:00Z","provisional":false}
                """, JsonCompareMode.STRICT));
    }

    @Test
    @Rule("CAL-03")
    @DisplayName("GET /api/calendar/working-days leaves out from and counts to")
    void workingDays() throws Exception {
        mvc.perform(get("/api/calendar/working-days?from=2026-02-13&to=2026-02-24"))
                .andExpect(content().json("{\"count\":2,\"provisional\":false}"));
        mvc.perform(get("/api/calendar/working-days?from=2026-12-31&to=2027-01-04"))
                .andExpect(content().json("{\"count\":1,\"provisional\":true}"));
        mvc.perform(get("/api/calendar/working-days?from=2026-02-13&to=2026-02-13"))
                .andExpect(content().json("{\"count\":0,\"provisional\":false}"));
    }

    @Test
    @Rule("CAL-02")
    @DisplayName("GET /api/calendars/2026 shows the days with the notice's number")
    void year() throws Exception {
        mvc.perform(get("/api/calendars/2026"))
                .andExpect(jsonPath("$.key").value("CAL-2026"))
                .andExpect(jsonPath("$.notice").value("国办发明电〔2025〕7号"))
                .andExpect(jsonPath("$.status.code").value("published"))
                .andExpect(jsonPath("$.days.length()").value(39))
                .andExpect(jsonPath("$.days[3].date").value("2026-01-04"))
                .andExpect(jsonPath("$.days[3].name").value("元旦调休上班"))
                .andExpect(jsonPath("$.days[3].kind").value("workday"));
    }

    @Test
    @Rule("CAL-02")
    @DisplayName("GET /api/calendars lists the published years, by page, search and order")
    void list() throws Exception {
        list("").andExpect(jsonPath("$.total").value(3)).andExpect(jsonPath("$.items[0].key").value("CAL-2026"));
        list("?offset=1&limit=1").andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items.length()").value(1)).andExpect(jsonPath("$.items[0].key").value("CAL-2025"));
        list("?sort=key").andExpect(jsonPath("$.items[0].key").value("CAL-2024"));
        list("?q=12号&status=published").andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].key").value("CAL-2025"));
    }

    @DisplayName("Wrong input is refused with the field's name")
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "/api/calendar/deadline?workingDays=40, from",
        "/api/calendar/deadline?from=&workingDays=40, from",
        "/api/calendar/deadline?from=2023-12-31&workingDays=40, from",
        "/api/calendar/deadline?from=2026-02-29&workingDays=40, from",
        "/api/calendar/deadline?from=2026-2-3&workingDays=40, from",
        "/api/calendar/deadline?from=+12026-02-03&workingDays=40, from",
        "/api/calendar/deadline?from=yesterday&workingDays=40, from",
        "/api/calendar/deadline?from=2026-01-20, workingDays",
        "/api/calendar/deadline?from=2026-01-20&workingDays=0, workingDays",
        "/api/calendar/deadline?from=2026-01-20&workingDays=-1, workingDays",
        "/api/calendar/deadline?from=2026-01-20&workingDays=1001, workingDays",
        "/api/calendar/deadline?from=2026-01-20&workingDays=99999999999, workingDays",
        "/api/calendar/deadline?from=2026-01-20&workingDays=1.5, workingDays",
        "/api/calendar/working-days?to=2026-01-20, from",
        "/api/calendar/working-days?from=2023-12-31&to=2026-01-20, from",
        "/api/calendar/working-days?from=2026-01-20, to",
        "/api/calendar/working-days?from=2026-01-20&to=2026-13-01, to",
        "/api/calendar/working-days?from=2026-01-20&to=2026-01-19, to",
        "/api/calendars?status=draft, status",
        "/api/calendars?sort=days, sort",
        "/api/calendars?limit=0, limit",
    })
    void refused(String path, String field) {
        Refusal refusal = refusal(path);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("FIELD_INVALID");
        assertThat(refusal.field()).isEqualTo(field);
    }

    @DisplayName("A year without a published calendar is not found")
    @ParameterizedTest
    @ValueSource(strings = {"2023", "2027", "99999999999", "CAL-2026", "next"})
    void notFound(String year) {
        assertThat(refusal("/api/calendars/" + year).status()).isEqualTo(404);
    }

    private ResultActions list(String query) throws Exception {
        return mvc.perform(get("/api/calendars" + query));
    }

    private Refusal refusal(String path) {
        Throwable thrown = catchThrowable(() -> mvc.perform(get(path)));
        assertThat(thrown).isNotNull().hasCauseInstanceOf(Refusal.class);
        return (Refusal) thrown.getCause();
    }

    private static final class QueryResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ListQuery.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
                                      WebDataBinderFactory factory) {
            return ListQuery.of(request.getParameterMap());
        }
    }
}
