package org.partnercenter.incentive.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.runtime.Job;
import org.partnercenter.incentive.IncentiveView;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.incentive.SlipIncentives;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.files.ImportFault;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;

/** What is imported, and what becomes of incentives afterwards. */
abstract class MoneyProcessTest extends ProcessTest {

    @Autowired
    SlipIncentives slips;
    @Autowired
    Incentives incentives;
    @Autowired
    private Imports imports;
    @Autowired
    private RecordCollection<IncentiveView> records;

    IncentiveView incentive(String key) {
        return records.item(key, actor("operations"));
    }

    String status(String key) {
        return incentive(key).status().code();
    }

    /** A file of that kind, brought in by operations and worked on. */
    ImportView imported(String kind, String header, String... rows) {
        return importedBy("operations", kind, header, rows);
    }

    ImportView importedBy(String user, String kind, String header, String... rows) {
        AtomicReference<String> key = new AtomicReference<>();
        String file = header + "\n" + String.join("\n", rows);
        as(user, () -> key.set(imports.submit(imports.allowed("/api/" + kind + "/import", actor(user)), kind + ".csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), actor(user)).key()));
        Job job = management.createJobQuery().processInstanceId(instance(key.get()).getId()).singleResult();
        management.executeJob(job.getId());
        return imports.item(key.get(), actor(user));
    }

    /** The file's faults as {@code line column code}. */
    static String[] faults(ImportView refused) {
        return refused.errors().stream().map((ImportFault f) -> f.line() + " " + f.column() + " " + f.code()).toArray(String[]::new);
    }
}
