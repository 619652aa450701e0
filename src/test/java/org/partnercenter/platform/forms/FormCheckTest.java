package org.partnercenter.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.demo.DemoFiles;

/** What somebody may submit on a form; a refusal names the field and changes nothing. */
class FormCheckTest {

    private static final FormDeclaration FORM = FormDeclaration.parse("""
            <input cam-variable-name="text" cam-variable-type="String" maxlength="4">
            <input cam-variable-name="code" cam-variable-type="String" pattern="[A-Z]{2}">
            <select cam-variable-name="decision" cam-variable-type="String"><option value=""><option value="approve"><option value="reject"></select>
            <input cam-variable-name="amount" cam-variable-type="String" data-kind="money">
            <input cam-variable-name="day" cam-variable-type="String" data-kind="date">
            <input cam-variable-name="link" cam-variable-type="String" data-kind="url">
            <input cam-variable-name="days" cam-variable-type="Integer" min="1" max="9999">
            <input cam-variable-name="changed" cam-variable-type="Boolean">
            <input cam-variable-name="report" cam-variable-type="File" accept=".pdf,.docx">
            <input cam-variable-name="services" cam-variable-type="Json">
            <textarea cam-variable-name="note" cam-variable-type="String"></textarea>
            """);
    private static final FormDeclaration REQUIRED = FormDeclaration.parse("<input cam-variable-name=text cam-variable-type=String required>");

    private static Object check(String field, Object value) {
        return FormCheck.check(FORM, Collections.singletonMap(field, value)).get(field);
    }

    private static void refused(String field, Object value) {
        assertThatThrownBy(() -> check(field, value)).as("%s = %s", field, value).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.code()).isEqualTo("FIELD_INVALID");
            assertThat(refusal.field()).isEqualTo(field);
        });
    }

    private static FileValue file(String name, byte[] content) {
        return Variables.fileValue(name).file(content).create();
    }

    private static byte[] content(FileValue file) {
        try {
            return file.getValue().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lineBreaksBelongIntoLongTextsAndMarksThatTurnTheWritingNowhere() {
        assertThat(check("note", "a\r\n\tb")).isEqualTo("a\r\n\tb");
        refused("text", "a\r\nb");
        refused("text", "a\u2028b");
        refused("text", "a\u202eb");
        refused("note", "a\u202eb");
        refused("report", file("a\u202efdp.pdf", content(DemoFiles.pdf("a.pdf"))));
    }

    @Test
    void aFieldThatTheFormDoesNotDeclareIsRefused() {
        refused("status", "launched");
        refused("Text", "a");
        refused("text ", "a");
        refused("", "a");
        assertThatThrownBy(() -> FormCheck.check(REQUIRED, Map.of("text", "a", "submit", true))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void blankCountsAsNotGiven(String blank) {
        for (String field : FORM.fields().keySet()) {
            assertThat(FormCheck.check(FORM, Map.of(field, blank))).as(field).isEmpty();
        }
    }

    @Test
    void nullAndTheEmptyListCountAsNotGiven() {
        for (String field : FORM.fields().keySet()) {
            assertThat(check(field, null)).as(field).isNull();
        }
        assertThat(check("services", List.of())).isNull();
        assertThat(check("services", "[]")).isNull();
        assertThat(FormCheck.check(FORM, Map.of())).isEmpty();
    }

    @Test
    void whatIsRequiredMustBeGiven() {
        for (Map<String, Object> nothing : List.of(Map.<String, Object>of(), Map.<String, Object>of("text", " "),
                Collections.<String, Object>singletonMap("text", null))) {
            assertThatThrownBy(() -> FormCheck.check(REQUIRED, nothing)).isInstanceOf(Refusal.class).hasMessage("is required");
        }
    }

    @Test
    void textIsTrimmedAndItsLengthCountsCodePoints() {
        assertThat(check("text", "  ab\u3000")).isEqualTo("ab");
        assertThat(check("text", "𠮷𠮷𠮷𠮷")).isEqualTo("𠮷𠮷𠮷𠮷");
        assertThat(check("text", "   1234   ")).isEqualTo("1234");
        refused("text", "12345");
        refused("text", "𠮷𠮷𠮷𠮷𠮷");
    }

    @Test
    void controlCharactersAreRefused() {
        refused("text", "a\u007fb");
        refused("text", "a\u0000b");
        refused("text", "a\u001bb");
        refused("text", "a\bb");
    }

    @Test
    void textIsTextNotAnythingElse() {
        refused("text", 1);
        refused("text", true);
        refused("text", List.of("a"));
        refused("text", Map.of("a", "b"));
        refused("text", DemoFiles.pdf("a.pdf"));
    }

    @Test
    void thePatternMustMatchTheWhole() {
        assertThat(check("code", "CN")).isEqualTo("CN");
        refused("code", "CNY");
        refused("code", "xCN");
        refused("code", "CN\n<script>");
    }

    @Test
    void onlyTheOfferedValuesAreAllowed() {
        assertThat(check("decision", "approve")).isEqualTo("approve");
        refused("decision", "Approve");
        refused("decision", "approve,reject");
        refused("decision", "maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-5.5", "1200.00", "9999999999999999.99", " 12.50 "})
    void moneyHasAtMostTwoDecimals(String amount) {
        assertThat(check("amount", amount)).isEqualTo(new BigDecimal(amount.strip()).setScale(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "1,200", "1e3", "+1", "12345678901234567", ".5", "5.", "NaN", "１２", "0x10", "--1", "¥5"})
    void whatIsNoMoneyIsRefused(String amount) {
        refused("amount", amount);
    }

    @Test
    void moneyIsTextNeverANumber() {
        refused("amount", 12.5);
        refused("amount", 12);
    }

    @Test
    void datesAreDaysOfTheCalendar() {
        assertThat(check("day", "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        for (String wrong : List.of("2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026/01/01", "2026-01-01T00:00", "today", "+12026-01-01", "-2026-01-01", "+999999999-01-01")) {
            refused("day", wrong);
        }
    }

    @Test
    void linksAreHttpsWithAHostAndWithoutCredentials() {
        assertThat(check("link", "https://shop.example/a?b=c")).isEqualTo("https://shop.example/a?b=c");
        for (String wrong : List.of("http://shop.example", "javascript:alert(1)", "https:///path", "https://user:secret@shop.example", "shop.example",
                "https://shop example", "data:text/html,x", "//shop.example")) {
            refused("link", wrong);
        }
    }

    static Stream<Object> wholeNumbers() {
        return Stream.of(1, 9999, 42L, (short) 7);
    }

    @ParameterizedTest
    @MethodSource("wholeNumbers")
    void wholeNumbersWithinTheBounds(Object number) {
        assertThat(check("days", number)).isEqualTo(((Number) number).intValue());
    }

    static Stream<Object> noWholeNumbers() {
        return Stream.of(0, 10_000, -1, 4_294_967_297L, 1.0, 1.5, "12", true, List.of(1));
    }

    @ParameterizedTest
    @MethodSource("noWholeNumbers")
    void whatIsNoWholeNumberWithinTheBoundsIsRefused(Object number) {
        refused("days", number);
    }

    @Test
    void yesAndNoAreNotText() {
        assertThat(check("changed", true)).isEqualTo(true);
        assertThat(check("changed", false)).isEqualTo(false);
        refused("changed", "true");
        refused("changed", 1);
    }

    @Test
    void aFileIsTakenWithNameAndContent() {
        Upload upload = (Upload) check("report", DemoFiles.pdf(" 报告.pdf "));

        assertThat(upload.name()).isEqualTo("报告.pdf");
        assertThat(upload.content()).startsWith("%PDF".getBytes());
    }

    @Test
    void filesOfAnotherTypeNameOrSizeAreRefused() {
        byte[] pdf = content(DemoFiles.pdf("a.pdf"));
        refused("report", file("a.exe", pdf));
        refused("report", file("a", pdf));
        refused("report", file("a.pdf.zip", pdf));
        refused("report", file("a.docx", pdf));
        refused("report", file("a.pdf", new byte[0]));
        refused("report", file("../a.pdf", pdf));
        refused("report", file("..\\a.pdf", pdf));
        refused("report", file("a\n.pdf", pdf));
        refused("report", file("a".repeat(252) + ".pdf", pdf));
        refused("report", file("a.pdf", Arrays.copyOf(pdf, FormCheck.MAX_FILE_BYTES + 1)));
        refused("report", "a.pdf");
        refused("report", pdf);
        assertThat(check("report", file("a".repeat(251) + ".pdf", pdf))).isNotNull();
        assertThat(check("report", file("a.PDF", Arrays.copyOf(pdf, FormCheck.MAX_FILE_BYTES)))).isNotNull();
    }

    @Test
    void listsComeAsCollectionsAsTextAndAsTheEnginesJson() {
        for (Object list : List.of(List.of("a", "b"), "[\"a\",\"b\"]", Spin.JSON("[\"a\",\"b\"]"))) {
            JsonNode node = (JsonNode) check("services", list);
            assertThat(node).hasSize(2);
            assertThat(node.get(1).textValue()).isEqualTo("b");
        }
        assertThat((JsonNode) check("services", List.of(Map.of("name", "M1")))).first().satisfies(n ->
                assertThat(((JsonNode) n).path("name").textValue()).isEqualTo("M1"));
    }

    @Test
    void whatIsNoListIsRefused() {
        refused("services", "{\"a\":1}");
        refused("services", "[");
        refused("services", "a,b");
        refused("services", Map.of("a", 1));
        refused("services", 5);
        refused("services", "[".repeat(5_000));
        refused("services", Spin.JSON("{}"));
    }

    @Test
    void nothingThatAClientNamesIsDeserialized() {
        Object bomb = Variables.serializedObjectValue("rO0ABXNyAA==").objectTypeName("java.util.HashMap")
                .serializationDataFormat("application/x-java-serialized-object").create();

        refused("services", bomb);
        assertThat(FormCheck.check(FORM, Variables.createVariables().putValueTyped("text",
                Variables.serializedObjectValue("abc").objectTypeName("java.lang.String").serializationDataFormat("application/json").create())))
                .as("taken as the text that was sent").containsEntry("text", "abc");
    }
}
