package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine evaluates expressions inside {@code orQueries} of whoever may query: with them anybody could run any code. */
@DisplayName("nobody's expression is evaluated")
class ExpressionTest extends AcceptanceTest {

    private static final String PROPERTY = "org.partnercenter.evaluated";
    private static final String ATTACK = "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
            + ".invoke(null, '" + PROPERTY + "', 'yes')}";

    @Autowired
    private TaskService tasks;

    static Stream<String> queries() {
        return Stream.of("/engine-rest/task", "/engine-rest/task/count", "/engine-rest/engine/default/task/count");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void inAQuery(String path) {
        for (Object body : List.of(Map.of("assigneeExpression", ATTACK), Map.of("orQueries", List.of(Map.of("assigneeExpression", ATTACK))),
                Map.of("orQueries", List.of(Map.of("orQueries", List.of(Map.of("dueBeforeExpression", ATTACK))))))) {
            assertThat(Client.as("bluewave-sales").post(path, body).status).isEqualTo(400);
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryThatIsNoneIsRefusedWithItsField(String path) {
        for (String body : List.of("[]", "{\"orQueries\":[null]}", "{\"processVariables\":[null]}")) {
            Reply reply = Client.as("bluewave-sales").send("POST", path, "application/json", body.getBytes());
            assertThat(reply.status).as(body).isEqualTo(400);
            assertThat(reply.text()).contains("FIELD_INVALID");
        }
    }

    @Test
    void inAFilter() {
        String filter = Client.as("bluewave-sales").get("/engine-rest/filter").json().at("/0/id").asText();
        for (String what : List.of("list", "count", "singleResult")) {
            assertThat(Client.as("bluewave-sales").post("/engine-rest/filter/" + filter + "/" + what,
                    Map.of("orQueries", List.of(Map.of("assigneeExpression", ATTACK)))).status).isEqualTo(400);
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @Test
    void inTheEngineItself() {
        assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression(ATTACK).endOr().count())
                .isInstanceOf(BadUserRequestException.class);
        assertThat(System.getProperty(PROPERTY)).isNull();
    }
}
