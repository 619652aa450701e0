package org.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.solution.SolutionRecords;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A restart on the default kind of database, a file, loses nothing and adds nothing. */
class RestartTest {

    private static final Actor MANAGER = new Actor("manager", Set.of("manager"), Set.of());

    @TempDir
    private Path directory;

    @Test
    void recordsTasksAndFilesOutliveTheProcess() {
        String key;
        long solutions;
        long tasks;
        try (ConfigurableApplicationContext first = start()) {
            key = first.getBean(DemoWork.class).start("cloudstar-sales", "solution-launch", Map.of("brand", "重启", "product", "X",
                    "commonName", "Y", "summary", "s", "submit", false, "presentation", DemoFiles.pdf("a.pdf")));
            solutions = first.getBean(SolutionRecords.class).list(ListQuery.DEFAULT, MANAGER).total();
            tasks = first.getBean(TaskService.class).createTaskQuery().count();
            RepositoryService repository = first.getBean(RepositoryService.class);
            repository.createDeployment().name("the administrator's").addInputStream("sow-services.dmn",
                    getClass().getResourceAsStream("/processes/nre/administered/sow-services.dmn")).deploy();
            // a form was another before: the next start is a release that deploys everything of ours anew
            repository.createDeployment().name("partner-center").source("process application").addString("forms/solution/edit-draft.html", "former").deploy();
        }
        try (ConfigurableApplicationContext second = start()) {
            SolutionRecords records = second.getBean(SolutionRecords.class);
            assertThat(records.item(key, MANAGER).presentation().name()).isEqualTo("a.pdf");
            assertThat(records.list(ListQuery.DEFAULT, MANAGER).total()).isEqualTo(solutions);
            assertThat(second.getBean(TaskService.class).createTaskQuery().count()).isEqualTo(tasks);
            assertThat(second.getBean(RuntimeService.class).createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isOne();
            RepositoryService repository = second.getBean(RepositoryService.class);
            assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("solution-launch").latestVersion().singleResult()
                    .getVersion()).as("a release deploys the models anew").isEqualTo(2);
            assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey("sow-services").latestVersion().singleResult()
                    .getVersion()).as("the administrator's decision stays the newest (NRE-05)").isEqualTo(2);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PartnerCenterApplication.class).profiles("demo").run("--server.port=0", "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("db"), "--spring.jmx.enabled=false",
                // engine-rest finds engines by name in the whole JVM: ours must not take the place of another test's
                "--camunda.bpm.process-engine-name=restartTest");
    }
}
