package org.partnercenter.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code file-work} with a kind of file that a test can make fail. */
@Import(FileWorkTest.Kinds.class)
class FileWorkTest extends ProcessTest {

    @Autowired
    private Imports imports;
    @Autowired
    private Exports exports;
    @Autowired
    private Kinds.Colours colours;

    @TestConfiguration
    static class Kinds {

        @Bean
        Colours colours(JdbcClient jdbc, @Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
            return new Colours(jdbc, runtime, asSystem);
        }

        @Bean
        ExportKind colourExport(Colours colours) {
            return new ExportKind() {
                @Override
                public String name() {
                    return "colours";
                }

                @Override
                public String label() {
                    return "颜色 Colours";
                }

                @Override
                public void write(Map<String, String> filters, Actor asker, CsvSheet sheet) {
                    sheet.row("colour", "asker");
                    if ("fail".equals(filters.get("colour"))) {
                        throw new IllegalStateException("the export fails");
                    }
                    sheet.row(filters.get("colour"), asker.userId());
                }
            };
        }

        /** A row writes to a table and starts an instance, so that both can be seen to go or stay together. */
        static class Colours implements ImportKind {

            private final JdbcClient jdbc;
            private final RuntimeService runtime;
            private final AsSystem asSystem;
            private boolean broken;
            private Actor importer;

            Colours(JdbcClient jdbc, RuntimeService runtime, AsSystem asSystem) {
                this.jdbc = jdbc;
                this.runtime = runtime;
                this.asSystem = asSystem;
            }

            @Override
            public String name() {
                return "colours";
            }

            @Override
            public String label() {
                return "颜色 Colours";
            }

            @Override
            public List<String> groups() {
                return List.of("finance");
            }

            @Override
            public ApiForm columns() {
                return ApiForm.of(ApiForm.text("colour", 20).required());
            }

            @Override
            public RowTaker begin(ImportRun run) {
                return rows -> {
                    importer = Actor.current();
                    rows.forEach(row -> take(run, row));
                };
            }

            private void take(ImportRun run, ImportRow row) {
                String colour = row.values().text("colour");
                if (colour.equals("no")) {
                    run.refuse(row, "colour", "NO_COLOUR", "is none");
                    return;
                }
                jdbc.sql("insert into subsidised_customer values (?)").param(colour).update();
                try (var tenant = StartTenant.of("vendor")) {
                    asSystem.run(() -> runtime.startProcessInstanceByKey("file-work", "colour-" + colour));
                }
                if (broken) {
                    throw new IllegalStateException("the database is gone");
                }
                run.imported(1);
            }
        }
    }

    @BeforeEach
    @AfterEach
    void mend() {
        colours.broken = false;
        jdbc.sql("delete from subsidised_customer where customer like 'c-%'").update();
    }

    private String submit(String file) {
        Actor finance = actor("finance");
        ImportKind kind = imports.allowed("/api/colours/import", finance);
        String[] key = new String[1];
        as("finance", () -> key[0] = imports.submit(kind, "colours.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), finance).key());
        return key[0];
    }

    private ImportView view(String key) {
        return imports.item(key, actor("manager"));
    }

    @Test
    void aFileIsTakenAsItsImporter() {
        String key = submit("colour\nc-red\nc-blue\n");
        assertThat(view(key).status().code()).isEqualTo("running");
        assertThat(instance(key).getTenantId()).isEqualTo("vendor");
        runJob(key, "take-file");
        assertThat(view(key)).returns("done", v -> v.status().code()).returns(2L, ImportView::rows).returns(2L, ImportView::done)
                .returns(2L, ImportView::imported).returns(0L, ImportView::skipped).returns(List.of(), ImportView::errors);
        assertThat(colours.importer.userId()).isEqualTo("finance");
        assertThat(count("select count(*) from subsidised_customer where customer like 'c-%'")).isEqualTo(2);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("colour-c-red").count()).isPositive();
        assertThat(count("select count(*) from file_piece where run_key = ?", key)).isZero();
        coverage.requireComplete("file-work");
    }

    @Test
    void aFaultRefusesTheWholeFileWithTheInstancesItStarted() {
        String key = submit("colour\nc-green\nno\nno\n");
        runJob(key, "take-file");
        assertThat(view(key).status().code()).isEqualTo("refused");
        assertThat(view(key).errors()).containsExactly(new ImportFault(3, "colour", "NO_COLOUR", "is none"),
                new ImportFault(4, "colour", "NO_COLOUR", "is none"));
        assertThat(count("select count(*) from subsidised_customer where customer like 'c-%'")).isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("colour-c-green").count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isZero();
    }

    @Test
    void noRowIsTakenWhileALaterOneIsMalformed() {
        String key = submit("colour\nc-gold\n" + "x".repeat(21) + "\n");
        runJob(key, "take-file");
        assertThat(view(key).errors()).extracting(ImportFault::line).containsExactly(3L);
        assertThat(count("select count(*) from subsidised_customer where customer like 'c-%'")).isZero();
    }

    @Test
    void whatBreaksOffBeginsAnew() {
        String key = submit("colour\nc-black\n");
        colours.broken = true;
        Job job = job(key, "take-file");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("the database is gone");
        assertThat(view(key).status().code()).isEqualTo("running");
        assertThat(count("select count(*) from subsidised_customer where customer like 'c-%'")).isZero();
        colours.broken = false;
        runJob(key, "take-file");
        assertThat(view(key).status().code()).isEqualTo("done");
    }

    @Test
    void onlyItsGroupsImport() {
        assertRefused(403, "NOT_ALLOWED", "finance", () -> imports.allowed("/api/colours/import", actor("operations")));
        assertRefused(403, "NOT_ALLOWED", "finance", () -> imports.allowed("/api/colours/import", actor("cloudstar-finance")));
        assertRefused(404, "NOT_FOUND", "", () -> imports.allowed("/api/shapes/import", actor("finance")));
        assertThat(imports.offeredKinds(actor("finance"))).contains(colours);
        assertThat(imports.offeredKinds(actor("manager"))).doesNotContain(colours);
    }

    @Test
    void partnersSeeNoImports() {
        String key = submit("colour\nc-white\n");
        assertRefused(404, "NOT_FOUND", "", () -> imports.item(key, actor("cloudstar-admin")));
        assertThat(imports.list(org.partnercenter.platform.web.ListQuery.DEFAULT, actor("cloudstar-admin")).total()).isZero();
    }

    private String export(String user, String colour) {
        String[] key = new String[1];
        as(user, () -> key[0] = exports.start("colours", Map.of("colour", colour), actor(user)).key());
        return key[0];
    }

    private String file(String key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports.copy(key, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anExportIsWrittenAsItsAskerAndGoodForSevenDays() throws IOException {
        String key = export("cloudstar-finance", "red");
        assertThat(instance(key).getTenantId()).isEqualTo("cloudstar");
        assertRefused(409, "NO_FILE", "", () -> exports.requireFile(key, actor("cloudstar-finance")));
        runJob(key, "take-file");
        ExportView view = exports.item(key, actor("cloudstar-finance"));
        assertThat(view.status().code()).isEqualTo("done");
        assertThat(view.rows()).isEqualTo(1);
        assertThat(file(key)).isEqualTo("\uFEFF\"colour\",\"asker\"\r\n\"red\",\"cloudstar-finance\"\r\n");
        moveTo(view.goodUntil().minus(Duration.ofMinutes(1)));
        exports.requireFile(key, actor("cloudstar-finance"));
        moveTo(view.goodUntil().plus(Duration.ofMinutes(1)));
        assertRefused(409, "NO_FILE", "", () -> exports.requireFile(key, actor("cloudstar-finance")));
        export("cloudstar-finance", "blue");
        assertThat(file(key)).isEmpty();
    }

    @Test
    void anExportIsForItsAskerAndTheAdministratorOfTheOrganisation() {
        String key = export("cloudstar-finance", "red");
        assertThat(exports.item(key, actor("cloudstar-admin")).key()).isEqualTo(key);
        for (String other : List.of("cloudstar-sales", "bluewave-finance", "bluewave-admin", "finance")) {
            assertRefused(404, "NOT_FOUND", "", () -> exports.item(key, actor(other)));
        }
    }

    @Test
    void anExportThatFailsSaysSo() {
        String key = export("cloudstar-finance", "fail");
        runJob(key, "take-file");
        assertThat(exports.item(key, actor("cloudstar-finance")).status().code()).isEqualTo("failed");
        assertThat(count("select count(*) from file_piece where run_key = ?", key)).isZero();
    }
}
