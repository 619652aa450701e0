package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.incentive.IncentiveModule.DELIVERY;
import static org.partnercenter.incentive.IncentiveModule.FINANCE;
import static org.partnercenter.incentive.IncentiveModule.OPERATIONS;
import static org.partnercenter.incentive.IncentiveModule.STRANGER;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;

/** The module's records as people read them. */
class IncentiveRecordsTest {

    private final IncentiveModule module = new IncentiveModule();

    @AfterEach
    void close() {
        module.close();
    }

    @Test
    @DisplayName("A partner reads its own records only; another's is as one that does not exist")
    void ownRecordsOnly() {
        String incentive = module.published("3000");
        String project = module.register("cloudstar", module.registration("a"));
        String opportunity = module.opportunity("cloudstar", OpportunityStatus.PROGRESSING);

        for (RecordCollection<?> records : collections().toList()) {
            assertThat(records.list(ListQuery.DEFAULT, STRANGER).total()).as(records.name()).isZero();
            assertThat(records.list(ListQuery.DEFAULT, OPERATIONS).total()).as(records.name()).isPositive();
        }
        Refused.with(404, "NOT_FOUND", () -> module.incentiveRecords.item(incentive, STRANGER));
        Refused.with(404, "NOT_FOUND", () -> module.projectRecords.item(project, STRANGER));
        Refused.with(404, "NOT_FOUND", () -> module.opportunities.item(opportunity, STRANGER));
        assertThat(module.opportunities.item(opportunity, DELIVERY).offerings()).containsExactly("ecs", "rds");
        assertThat(module.projectRecords.item(project, DELIVERY).companyName()).isEqualTo("杭州云启科技有限公司");
    }

    @Test
    @DisplayName("Lists take every status that they name, and find by key, title and account")
    void statusesAndSearch() {
        String incentive = module.published("3000");
        String project = module.register("cloudstar", module.registration("Acct_1"));
        for (RecordCollection<?> records : collections().toList()) {
            List<String> all = records.statuses().stream().map(Status::code).toList();
            assertThat(records.list(new ListQuery(all, null, 0, 20, "key"), OPERATIONS).total()).isPositive();
            Refused.field("status", () -> records.list(new ListQuery(List.of("nonsense"), null, 0, 20, "key"), OPERATIONS));
            Refused.field("sort", () -> records.list(new ListQuery(List.of(), null, 0, 20, "nonsense"), OPERATIONS));
        }
        assertThat(module.incentiveRecords.list(search(incentive), FINANCE).items()).extracting(IncentiveView::key).containsExactly(incentive);
        assertThat(module.projectRecords.list(search("ACCT_1"), DELIVERY).items()).extracting(DeliveryProjectView::key)
                .containsExactly(project);
        assertThat(module.projectRecords.list(search("acctx1"), DELIVERY).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadline", "-deadline", "amount", "kind", "title", "originKey", "generatedAt", "status", "partnerId", "updatedAt"})
    @DisplayName("Incentives are sorted by what people sort them by")
    void sorted(String sort) {
        module.published("3000");
        assertThat(module.incentiveRecords.list(new ListQuery(List.of(), null, 0, 20, sort), FINANCE).items()).hasSize(1);
    }

    @Test
    @DisplayName("Rows have no history, items do, and a partner reads the group instead of the vendor's name in it")
    void history() {
        String key = module.published("3000");

        assertThat(module.incentiveRecords.list(ListQuery.DEFAULT, FINANCE).items().get(0).history()).isNull();
        assertThat(module.incentiveRecords.item(key, FINANCE).history()).singleElement()
                .satisfies(entry -> assertThat(entry.by()).isEqualTo("operations"));
    }

    private Stream<RecordCollection<?>> collections() {
        return Stream.of(module.incentiveRecords, module.projectRecords, module.opportunities);
    }

    private static ListQuery search(String text) {
        return new ListQuery(List.of(), text, 0, 20, "key");
    }
}
