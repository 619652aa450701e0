package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.JoinFlow.link;
import static org.partnercenter.acceptance.JoinFlow.smsCode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("when a bond ends or switches, money and vouchers come back by themselves")
class BondEndsMoneyTest extends AcceptanceTest {

    private static void change(Organisation partner, BoundCustomer customer, Values values) {
        String key = partner.admin().start("association-change", values.with("associationKey", customer.associationKey()).with("reason", "x").with("acknowledged", true));
        String page = link(customer.prospect().email(), "change");
        Client.anonymous().form(page, "answer", "agree", "acknowledged", "true", "smsCode",
            at(Instant.now().plusSeconds(90), () -> smsCode(page, customer.prospect().mobile()))).status(200);
        partner.admin().seesStatus("association-changes", key, "completed");
    }

    @Test
    @Rule({"CUS-27", "CUS-28", "VCH-16", "FND-22", "CUS-29"})
    void theUnspentMoneyAndTheVouchersReturnOnce() {
        Organisation partner = Organisation.onboarded("solution-provider");
        Funds.credited(partner, "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post("/api/allocations", Client.body("kind", "allocate", "customerId", customer.id(), "amount", "80.00")).ok();
        FeeRecords.send(List.of(FeeRecords.cash(UUID.randomUUID().toString(), customer, "30.00", Instant.now().truncatedTo(ChronoUnit.MILLIS)))).done(1, 0);
        String quota = Vouchers.granted(partner, "50.00");
        String voucher = Vouchers.issued(partner, quota, "20.00", customer.id());
        change(partner, customer, Values.of("kind", "disassociate"));
        assertThat(Funds.balance(partner).toString()).contains("70.00");
        assertThat(Funds.entries(partner).toString()).contains("SOURCE_OPERATION_BEUNBIND").contains("50.00");
        partner.finance().seesStatus("vouchers", voucher, "reclaimed");
        assertThat(Vouchers.balance(partner, quota)).isEqualTo("50.00");
        closed(partner, customer);
    }

    /** Once the customer has cancelled his account, his entries stay without his account and name (FND-22). */
    private static void closed(Organisation partner, BoundCustomer customer) {
        int before = Funds.entries(partner).size();
        Client.as("operations").patch("/api/customer-accounts/" + customer.id(), Client.body("closedAt", Instant.now().toString())).ok();
        assertThat(Funds.entries(partner)).hasSize(before).allSatisfy(entry -> {
            assertThat(entry.path("customerAccount").asText("")).isIn("", "null");
            assertThat(entry.path("customerName").asText("")).isIn("", "null");
        });
    }

    @Test
    @Rule({"CUS-27", "VCH-16"})
    void aSwitchToAdvisedSellingGivesMoneyBackToo() {
        Organisation partner = Organisation.onboarded("solution-provider");
        Funds.credited(partner, "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post("/api/allocations", Client.body("kind", "allocate", "customerId", customer.id(), "amount", "80.00")).ok();
        String quota = Vouchers.granted(partner, "50.00");
        String voucher = Vouchers.issued(partner, quota, "20.00", customer.id());
        change(partner, customer, Values.of("kind", "switch", "newType", "1"));
        assertThat(Funds.balance(partner).toString()).contains("100.00");
        partner.finance().seesStatus("vouchers", voucher, "reclaimed");
        partner.finance().post("/api/allocations", Client.body("kind", "allocate", "customerId", customer.id(), "amount", "1.00")).refused(409, "NOT_RESALE");
    }

    @Test
    @Rule({"INC-20", "CUS-20"})
    void thePerformanceOfACustomerThatChangedItsPartnerIsExcludedForAWhile() {
        Organisation former = Organisation.onboarded("solution-provider");
        BoundCustomer customer = BoundCustomer.of(former, "1");
        change(former, customer, Values.of("kind", "disassociate"));
        Organisation next = Organisation.onboarded("solution-provider");
        next.admin().patch("/api/partners/" + next.id(), Client.body("contactMobile", "13700000000")).ok();
        Prospect prospect = customer.prospect();
        next.admin().start("customer-report", prospect.reportAndInvite("1"));
        String join = JoinFlow.joinLink(prospect);
        JoinFlow.succeeded(at(Instant.now().plusSeconds(200), () -> JoinFlow.logIn(join, prospect)));
        String period = today().toString().substring(0, 7);
        String line = Entitlement.line(next, period, "1", "10.00").replace("c-" + next.id(), customer.id());
        Import refused = Import.of("operations", "/api/performance-lines/import", Entitlement.LINES, line);
        assertThat(refused.view().path("status").path("code").asText()).as("%s", refused.view()).isEqualTo("refused");
        assertThat(refused.lines()).containsExactly(2);
        String negative = Entitlement.line(next, period, "1", "-10.00").replace("c-" + next.id(), customer.id());
        Import.of("operations", "/api/performance-lines/import", Entitlement.LINES, negative).done(1, 0);
    }

    @Test
    @Rule("FND-23")
    void aCustomersNameIsMaskedRevealedByRoleAndMaskedInTheExport() {
        Organisation partner = Organisation.onboarded("solution-provider");
        Funds.credited(partner, "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post("/api/allocations", Client.body("kind", "allocate", "customerId", customer.id(), "amount", "80.00")).ok();
        String key = partner.admin().records("ledger-entries", "customerId=%s", customer.id()).get(0).path("key").asText();
        partner.finance().post("/api/ledger-entries/reveal", Client.body("column", "customerName", "keys", List.of(key))).refused(403, "NOT_ALLOWED");
        assertThat(partner.admin().post("/api/ledger-entries/reveal", Client.body("column", "customerName", "keys", List.of(key))).ok().text())
            .contains(customer.prospect().name());
        Client.as("bluewave-admin").post("/api/ledger-entries/reveal", Client.body("column", "customerName", "keys", List.of(key))).status(404);
        String csv = Export.content(partner.finance(), partner.finance().post("/api/ledger-entries/export", Client.body()));
        assertThat(csv).contains("80.00", "****").doesNotContain(customer.prospect().name());
    }
}
