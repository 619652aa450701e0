package org.partnercenter.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The HTML that people fill in is the declaration of its fields. */
class FormDeclarationTest {

    private static FormField field(String html) {
        return FormDeclaration.parse("<form>" + html + "</form>").fields().get("x");
    }

    @Test
    void typeKindAndLimitsAreRead() {
        FormField field = field("<input cam-variable-name=x cam-variable-type=String data-kind=money required maxlength=20 pattern='[0-9.]+'>");

        assertThat(field.type()).isEqualTo(FormField.Type.STRING);
        assertThat(field.kind()).isEqualTo(FormField.Kind.MONEY);
        assertThat(field.required()).isTrue();
        assertThat(field.maxLength()).isEqualTo(20);
        assertThat(field.pattern()).hasToString("[0-9.]+");
    }

    @Test
    void aPlainFieldHasNoLimits() {
        FormField field = field("<textarea cam-variable-name=x cam-variable-type=String></textarea>");

        assertThat(field).isEqualTo(new FormField("x", FormField.Type.STRING, FormField.Kind.PLAIN, true, false, null, null, null, null,
                List.of(), List.of()));
    }

    @Test
    void numbersHaveBounds() {
        FormField field = field("<input type=number cam-variable-name=x cam-variable-type=Integer min=1 max=9999>");

        assertThat(field.min()).isEqualTo(1);
        assertThat(field.max()).isEqualTo(9999);
    }

    @Test
    void theOptionsOfASelectAreTheAllowedValuesWithoutTheEmptyOne() {
        assertThat(field("<select cam-variable-name=x cam-variable-type=String><option value=''>?<option value=approve>A<option value=reject>B</select>")
                .options()).containsExactly("approve", "reject");
    }

    @Test
    void radioButtonsAreOneField() {
        FormDeclaration form = FormDeclaration.parse("<input type=radio cam-variable-name=x cam-variable-type=String value=a>"
                + "<input type=radio cam-variable-name=x cam-variable-type=String value=b required>");

        assertThat(form.fields()).hasSize(1);
        assertThat(form.fields().get("x").options()).containsExactly("a", "b");
        assertThat(form.fields().get("x").required()).isTrue();
    }

    @Test
    void acceptedFileTypesAreRead() {
        assertThat(field("<input type=file cam-variable-name=x cam-variable-type=File accept='.pdf, .docx'>").extensions())
                .containsExactly(".pdf", ".docx");
    }

    @Test
    void whatIsNoFieldIsNotDeclared() {
        assertThat(FormDeclaration.parse("<input name=y><output data-shows=z></output>").fields()).isEmpty();
    }

    @Test
    void anUnknownTypeIsAMistakeInTheForm() {
        assertThatThrownBy(() -> field("<input cam-variable-name=x cam-variable-type=Date>")).isInstanceOf(IllegalArgumentException.class);
    }
}
