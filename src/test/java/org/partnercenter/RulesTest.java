package org.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of the domain that is built is cited by a test, and no test cites a rule that does not exist. */
class RulesTest {

    private static final Pattern RULE = Pattern.compile("^\\| ([A-Z]{3}-\\d{2}) \\|", Pattern.MULTILINE);
    /** What is not built yet: the publication of calendars. */
    private static final Pattern OPEN = Pattern.compile("CAL-(0[45678]|10)");

    @Test
    void everyBuiltRuleIsCitedByATest() {
        Set<String> missing = new TreeSet<>(rules());
        missing.removeIf(rule -> OPEN.matcher(rule).matches());
        missing.removeAll(cited());
        System.out.println("Built rules that no test cites: " + (missing.isEmpty() ? "none" : missing));
        assertThat(missing).isEmpty();
    }

    @Test
    void noTestCitesARuleThatDoesNotExist() {
        assertThat(rules()).containsAll(cited());
    }

    private static Set<String> rules() {
        try (Stream<Path> files = Files.list(Path.of("docs/domain"))) {
            return files.flatMap(file -> RULE.matcher(text(file)).results()).map(r -> r.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> cited() {
        JavaClasses classes = new ClassFileImporter().importPackages("org.partnercenter");
        return classes.stream().flatMap(c -> Stream.concat(Stream.of(c).flatMap(k -> k.tryGetAnnotationOfType(Rule.class).stream()),
                        c.getMethods().stream().flatMap(m -> m.tryGetAnnotationOfType(Rule.class).stream())))
                .flatMap(rule -> Stream.of(rule.value())).collect(Collectors.toSet());
    }
}
