package org.partnercenter.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** {@code marketplace-settlement} until there is a slip: countersigning by all groups, and what a rejection does. */
class MarketplaceSettlementTest extends MarketplaceTest {

    @Test
    void eachGroupIsAskedByATaskOfItsOwn() {
        String key = countersigning("100.00");

        assertThat(status(key)).isEqualTo("countersigning");
        assertThat(openTasks(key)).containsExactly("countersign", "countersign", "countersign");
        GROUPS.forEach(group -> assertThat(countersign(key, group).getDueDate()).isNotNull());
        assertThat(notices("finance", key)).contains("新任务 会签账单 " + key);
        assertThat(bill(key, false).countersigns()).extracting(BillView.Countersign::group).containsExactlyElementsOf(GROUPS);
        assertThat(bill(key, false).actions()).as("the manager may decide nothing").isEmpty();
    }

    @Test
    void onlyTheGroupsOwnPeopleDecideForIt() {
        String key = countersigning("100.00");

        assertRefused(403, "NOT_ALLOWED", "", () -> countersign(key, "finance", "operations", "decision", "approve"));
        assertRefused(403, "NOT_ALLOWED", "", () -> countersign(key, "manager", "finance", "decision", "approve"));
        assertFieldRefused("comment", () -> countersign(key, "finance", "finance", "decision", "reject"));
        assertFieldRefused("decision", () -> countersign(key, "finance", "finance", "decision", "maybe"));

        assertThat(openTasks(key)).hasSize(3);
    }

    @Test
    void theLastApprovalCountersignsTheBill() {
        String key = countersigning("100.00");
        approve(key, "finance");
        approve(key, "operations");
        assertThat(status(key)).isEqualTo("countersigning");
        assertThat(bill(key, false).countersigns()).extracting(BillView.Countersign::decision).containsExactly(null, "approve", "approve");

        approve(key, "ecosystem-manager");

        assertThat(status(key)).isEqualTo("slip-pending");
        assertThat(instance(key)).isWaitingAt("create-slip");
        assertVariables(key, "rejected", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");
    }

    @Test
    void theFirstRejectionClosesTheOthersTasks() {
        String key = countersigning("100.00");
        Task late = countersign(key, "operations");
        approve(key, "ecosystem-manager");

        reject(key, "finance");

        assertThat(status(key)).isEqualTo("countersign-rejected");
        assertThat(openTasks(key)).containsExactly("handle-rejection");
        assertRefused(404, "NOT_FOUND", "", () -> asDone("operations2", late));
        BillView seen = bill(key, false);
        assertThat(seen.countersigns()).extracting(BillView.Countersign::decision).containsExactly("approve", "reject", null);
        assertThat(seen.countersigns().get(1).comment()).isEqualTo(REASON);
        assertThat(seen.history()).extracting(entry -> entry.comment()).contains(REASON);
        BillView asPartner = bill(key, true);
        assertThat(asPartner.countersigns()).extracting(BillView.Countersign::comment).containsOnlyNulls();
        assertThat(asPartner.countersigns()).extracting(BillView.Countersign::by).containsExactly("ecosystem-manager", "finance", null);
        assertThat(asPartner.history()).extracting(entry -> entry.comment()).as("what the vendor's people said stays with them").doesNotContain(REASON);
    }

    private void asDone(String user, Task task) {
        as(user, () -> tasks.complete(task.getId(), fields("decision", "approve")));
    }

    @Test
    void resubmittedTheBillGoesToAllGroupsAgain() {
        String key = countersigning("100.00");
        approve(key, "ecosystem-manager");
        reject(key, "finance");

        assertFieldRefused("comment", () -> complete("operations", key, "handle-rejection", "action", "resubmit"));
        complete("operations", key, "handle-rejection", "action", "resubmit", "comment", "已更正");

        assertThat(status(key)).isEqualTo("countersigning");
        assertThat(openTasks(key)).containsExactly("countersign", "countersign", "countersign");
        assertThat(bill(key, false).countersigns()).extracting(BillView.Countersign::decision).as("a new round").containsOnlyNulls();
        GROUPS.forEach(group -> approve(key, group));
        assertThat(status(key)).isEqualTo("slip-pending");
    }

    @Test
    void aVoidedBillIsOverAndPaysNothing() {
        String key = countersigning("100.00");
        ProcessInstance settlement = instance(key);
        reject(key, "operations");

        complete("operations", key, "handle-rejection", "action", "void", "comment", "重复账单");

        assertThat(settlement).isEnded().hasPassed("bill-voided");
        assertThat(status(key)).isEqualTo("voided");
        assertThat(bill(key, false).nextStage()).isNull();
        assertThat(bill(key, false).incentiveKey()).isNull();
        assertThat(bill(key, false).operations()).isEqualTo(List.of("view"));
        assertThat(noticeTexts("cloudstar-finance", key)).anyMatch(text -> text.contains("重复账单"));
    }
}
