package org.partnercenter.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.partnercenter.certification.CertificationProcessTest;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;

/** Brings bills in as operations do, and takes them along their process. */
abstract class MarketplaceTest extends CertificationProcessTest {

    static final String HEADER = "billId,partnerId,period,transactionId,customerAccount,productName,amount\n";
    static final List<String> GROUPS = List.of("ecosystem-manager", "finance", "operations");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Imports imports;
    @Autowired
    private RecordCollection<BillView> bills;
    @Autowired
    private RunAs runAs;

    ImportView imported(String file) {
        AtomicReference<String> key = new AtomicReference<>();
        as("operations", () -> key.set(imports.submit(imports.allowed("/api/marketplace-bills/import", actor("operations")), "bills.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), actor("operations")).key()));
        Job job = management.createJobQuery().processInstanceId(instance(key.get()).getId()).singleResult();
        management.executeJob(job.getId());
        return imports.item(key.get(), actor("operations"));
    }

    /** A bill of cloudstar's with one row; answers its key. */
    String bill(String amount) {
        return bill("cloudstar", amount);
    }

    String bill(String partner, String amount) {
        String billId = "MKT-" + NUMBER.incrementAndGet();
        ImportView view = imported(HEADER + billId + "," + partner + ",2026-01,T-1,acct,产品," + amount);
        assertThat(view.status().code()).as("%s", view.errors()).isEqualTo("done");
        return byBillId(billId).key();
    }

    BillView byBillId(String billId) {
        return bills.list(new ListQuery(List.of(), billId, 0, 100, "key"), actor("operations")).items().stream()
                .filter(bill -> bill.billId().equals(billId)).findFirst().orElseThrow();
    }

    BillView bill(String key, boolean asPartner) {
        return bills.item(key, actor(asPartner ? "cloudstar-finance" : "manager"));
    }

    @Override
    protected String status(String key) {
        return bill(key, false).status().code();
    }

    /** The open countersigning task of that group. */
    Task countersign(String key, String group) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey("countersign").taskCandidateGroup(group)
                .includeAssignedTasks().singleResult();
        assertThat(task).as("%s asks %s; open are %s", key, group, openTasks(key)).isNotNull();
        return task;
    }

    void countersign(String key, String user, String group, Object... fields) {
        String task = countersign(key, group).getId();
        runAs.user(user, () -> {
            tasks.complete(task, fields(fields));
            return null;
        });
    }

    void approve(String key, String group) {
        countersign(key, person(group), group, "decision", "approve");
    }

    void reject(String key, String group) {
        countersign(key, person(group), group, "decision", "reject", "comment", REASON);
    }

    static String person(String group) {
        return switch (group) {
            case "ecosystem-manager" -> "pdm";
            case "finance" -> "finance";
            default -> "operations2";
        };
    }

    /** A bill of cloudstar's whose three groups are asked. */
    String countersigning(String amount) {
        return countersigning("cloudstar", amount);
    }

    String countersigning(String partner, String amount) {
        String key = bill(partner, amount);
        complete("operations", key, "start-countersign");
        return key;
    }

    /** A bill of cloudstar's that all groups have countersigned; its slip is the next job. */
    String countersigned(String amount) {
        return countersigned("cloudstar", amount);
    }

    String countersigned(String partner, String amount) {
        String key = countersigning(partner, amount);
        GROUPS.forEach(group -> approve(key, group));
        return key;
    }
}
