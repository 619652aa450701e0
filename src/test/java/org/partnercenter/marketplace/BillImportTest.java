package org.partnercenter.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.files.ImportFault;
import org.partnercenter.platform.files.ImportView;

@DisplayName("a file of marketplace bills")
class BillImportTest extends MarketplaceTest {

    private void assertRefused(ImportView view, long line, String column, String code) {
        assertThat(view.status().code()).isEqualTo("refused");
        assertThat(view.errors()).singleElement().extracting(ImportFault::line, ImportFault::column, ImportFault::code)
                .containsExactly(line, column, code);
    }

    @Test
    @DisplayName("makes one bill of the rows of each id, wherever they stand, and one instance in its partner's tenant")
    void bills() {
        ImportView view = imported(HEADER + """
                imp-1,cloudstar,2026-01,T-1,acct-1,产品一,100.50
                imp-2,bluewave,2026-02,T-2,acct-2,产品二,-20
                imp-1,cloudstar,2026-01,T-3,acct-3,产品三,-0.5
                """);

        assertThat(List.of(view.imported(), view.skipped())).containsExactly(3L, 0L);
        BillView first = byBillId("imp-1");
        assertThat(first.amount()).isEqualTo("100.00");
        assertThat(first.transactions()).extracting(BillView.Row::transactionId).containsExactly("T-1", "T-3");
        assertThat(first.status().code()).isEqualTo("countersign-pending");
        assertThat(byBillId("imp-2").amount()).isEqualTo("-20.00");
        assertThat(instance(first.key()).getTenantId()).isEqualTo("cloudstar");
        assertThat(instance(byBillId("imp-2").key()).getTenantId()).isEqualTo("bluewave");
        assertThat(openTasks(first.key())).containsExactly("start-countersign");
        assertThat(task(first.key(), "start-countersign").getDueDate()).isNotNull();
        assertThat(notices("cloudstar-finance", first.key())).containsExactly("待会签 " + first.key());
        assertRefused(404, "NOT_FOUND", "", () -> bill(byBillId("imp-2").key(), true));
    }

    @Test
    @DisplayName("that comes again is passed over, in whatever order its rows are; with other rows it is refused")
    void again() {
        imported(HEADER + "imp-3,cloudstar,2026-01,T-1,a,p,1\nimp-3,cloudstar,2026-01,T-2,a,p,2\n");

        ImportView again = imported(HEADER + "imp-3,cloudstar,2026-01,T-2,a,p,2.00\nimp-4,cloudstar,2026-01,T-9,a,p,2\nimp-3,cloudstar,2026-01,T-1,a,p,1\n");
        assertThat(List.of(again.imported(), again.skipped())).containsExactly(1L, 2L);
        assertThat(count("select count(*) from marketplace_bill where bill_id = 'imp-3'")).isOne();

        assertRefused(imported(HEADER + "imp-5,cloudstar,2026-01,T-1,a,p,1\nimp-3,cloudstar,2026-01,T-1,a,p,1\n"), 3, "billId", "ALREADY_IMPORTED");
        assertRefused(imported(HEADER + "imp-3,cloudstar,2026-01,T-1,a,p,1\nimp-3,cloudstar,2026-01,T-1,a,p,1\n"), 2, "billId", "ALREADY_IMPORTED");
        assertRefused(imported(HEADER + "imp-4,bluewave,2026-01,T-9,a,p,2\n"), 2, "billId", "ALREADY_IMPORTED");
        assertThat(count("select count(*) from marketplace_bill where bill_id = 'imp-5'")).as("nothing of a refused file stays").isZero();
    }

    @Test
    @DisplayName("whose bill has two partners or periods, an unknown partner or a reseller, is refused with the line")
    void wrong() {
        assertRefused(imported(HEADER + "imp-6,cloudstar,2026-01,T-1,a,p,1\nimp-6,bluewave,2026-01,T-2,a,p,1\n"), 3, "partnerId", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,cloudstar,2026-01,T-1,a,p,1\nimp-6,cloudstar,2026-02,T-2,a,p,1\n"), 3, "period", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,nobody,2026-01,T-1,a,p,1\n"), 2, "partnerId", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,vendor,2026-01,T-1,a,p,1\n"), 2, "partnerId", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,rivertech,2026-01,T-1,a,p,1\n"), 2, "partnerId", "RESELLER");
        assertRefused(imported(HEADER + "imp-6,cloudstar,2026-13,T-1,a,p,1\n"), 2, "period", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,cloudstar,2026-01,T-1,a,p,1.001\n"), 2, "amount", "FIELD_INVALID");
        assertRefused(imported(HEADER + "imp-6,cloudstar,2026-01,T-1,a,p,9999999999999999.99\nimp-6,cloudstar,2026-01,T-2,a,p,9999999999999999.99\n"),
                2, "amount", "FIELD_INVALID");
        assertThat(count("select count(*) from marketplace_bill where bill_id = 'imp-6'")).isZero();
    }

    @Test
    @DisplayName("is brought in by operations alone")
    void groups() {
        assertRefused(403, "NOT_ALLOWED", "operations", () -> imports.allowed("/api/marketplace-bills/import", actor("finance")));
    }
}
