package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("allocations: money to 代售 customers and one's own resellers, and back")
class AllocationTest extends AcceptanceTest {

    private static final String PATH = "/api/allocations";

    private static Map<String, Object> move(String kind, String to, String id, String amount) {
        return Client.body("kind", kind, to, id, "amount", amount);
    }

    private static Organisation funded(String identity, String amount) {
        Organisation partner = Organisation.onboarded(identity);
        Funds.credited(partner, amount);
        return partner;
    }

    @Test
    @Rule({"FND-24", "FND-25", "FND-23"})
    void aResaleCustomerGetsMoneyAndGivesItBack() {
        Organisation partner = funded("solution-provider", "1000.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "300.00")).ok();
        partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "700.01")).refused(409, "INSUFFICIENT_BALANCE");
        Reply above = partner.finance().post(PATH, move("reclaim", "customerId", customer.id(), "300.01"));
        assertThat(above.status).as("%s", above).isEqualTo(409);
        partner.finance().post(PATH, move("reclaim", "customerId", customer.id(), "100.00")).ok();
        List<JsonNode> entries = partner.finance().records("ledger-entries", "customerId=%s&limit=100", customer.id());
        assertThat(entries).hasSize(2);
        assertThat(entries.toString()).contains("SOURCE_OPERATION_BEADJUST", "SOURCE_OPERATION_BERETRIEVE");
        assertThat(entries.toString()).as("the customer's name is masked").doesNotContain(customer.prospect().name());
        assertThat(entries.stream().map(e -> e.path("balanceAfter").asText())).containsExactlyInAnyOrder("700.00", "800.00");
        assertThat(Funds.balance(partner).toString()).as("total allocated").contains("200.00").contains("800.00");
        assertThat(partner.finance().records("allocations", "limit=100")).hasSize(2);
    }

    @Test
    @Rule("FND-24")
    void whatTheCustomerHasSpentIsNotReclaimed() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "100.00")).ok();
        FeeRecords.send(List.of(FeeRecords.cash(UUID.randomUUID().toString(), customer, "30.00", Instant.now().truncatedTo(ChronoUnit.MILLIS)))).done(1, 0);
        Reply above = partner.finance().post(PATH, move("reclaim", "customerId", customer.id(), "70.01"));
        assertThat(above.status).as("%s", above).isEqualTo(409);
        partner.finance().post(PATH, move("reclaim", "customerId", customer.id(), "70.00")).ok();
        Reply nothing = partner.finance().post(PATH, move("reclaim", "customerId", customer.id(), "0.01"));
        assertThat(nothing.status).as("%s", nothing).isEqualTo(409);
    }

    @Test
    @Rule({"FND-24", "CUS-19"})
    void othersGetNothing() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer advised = BoundCustomer.of(partner, "1");
        for (String kind : List.of("allocate", "reclaim")) {
            partner.finance().post(PATH, move(kind, "customerId", advised.id(), "1.00")).refused(409, "NOT_RESALE");
            partner.finance().post(PATH, move(kind, "customerId", "nobody", "1.00")).refused(404, "NOT_FOUND");
            partner.finance().post(PATH, move(kind, "resellerId", "rivertech", "1.00")).status(403, 404);
        }
        BoundCustomer foreign = BoundCustomer.of(Organisation.onboarded("solution-provider"), "2");
        partner.finance().post(PATH, move("allocate", "customerId", foreign.id(), "1.00")).refused(404, "NOT_FOUND");
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @Test
    @Rule("FND-24")
    void aDistributorFundsItsOwnReseller() {
        Organisation distributor = funded("distributor", "500.00");
        Organisation reseller = Organisation.resellerOf(distributor);
        distributor.finance().post(PATH, move("allocate", "resellerId", reseller.id(), "200.00")).ok();
        assertThat(Funds.entries(reseller)).hasSize(1).allSatisfy(e -> {
            assertThat(e.path("direction").toString()).contains("income");
            assertThat(e.path("balanceAfter").asText()).isEqualTo("200.00");
            assertThat(e.path("tradeDetailType").toString()).contains("SOURCE_OPERATION_BEADJUST");
        });
        distributor.finance().post(PATH, move("reclaim", "resellerId", reseller.id(), "200.01")).status(409);
        distributor.finance().post(PATH, move("reclaim", "resellerId", reseller.id(), "150.00")).ok();
        assertThat(Client.texts(Funds.entries(reseller), "balanceAfter")).containsExactlyInAnyOrder("200.00", "50.00");
        Organisation other = Organisation.onboarded("distributor");
        other.finance().post(PATH, move("reclaim", "resellerId", reseller.id(), "1.00")).refused(404, "NOT_FOUND");
        reseller.finance().post(PATH, move("allocate", "resellerId", distributor.id(), "1.00")).status(403, 404);
    }

    @Test
    void sentTwiceMoneyMovesOnce() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        String key = UUID.randomUUID().toString();
        Client finance = partner.finance().keyed(key);
        String first = finance.post(PATH, move("allocate", "customerId", customer.id(), "40.00")).ok().text();
        assertThat(finance.post(PATH, move("allocate", "customerId", customer.id(), "40.00")).ok().text()).isEqualTo(first);
        finance.post(PATH, move("allocate", "customerId", customer.id(), "41.00")).refused(409, "KEY_REUSED");
        partner.admin().keyed(key).post(PATH, move("allocate", "customerId", customer.id(), "5.00")).ok();
        assertThat(Client.texts(Funds.entries(partner), "balanceAfter")).containsExactlyInAnyOrder("100.00", "60.00", "55.00");
    }

    @Test
    void theSameKeyAtTheSameMomentMovesMoneyOnce() throws Exception {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        Client finance = partner.finance().keyed(UUID.randomUUID().toString());
        Callable<Reply> send = () -> finance.post(PATH, move("allocate", "customerId", customer.id(), "40.00"));
        assertThat(atOnce(List.of(send, send, send))).allSatisfy(reply -> assertThat(reply.status).as("%s", reply).isIn(200, 201, 409));
        assertThat(Funds.entries(partner)).hasSize(2);
    }

    @Test
    @Rule("FND-19")
    void twoThatDoNotBothFitAtTheSameMoment() throws Exception {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        Callable<Reply> one = () -> partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "60.00"));
        Callable<Reply> two = () -> partner.admin().post(PATH, move("allocate", "customerId", customer.id(), "70.00"));
        loser(atOnce(List.of(one, two))).refused(409, "INSUFFICIENT_BALANCE");
        assertThat(Funds.entries(partner)).hasSize(2);
    }

    @Test
    void brokenBodiesNameTheField() {
        Organisation partner = Organisation.onboarded("solution-provider");
        Client finance = partner.finance();
        finance.post(PATH, Client.body("customerId", "c", "amount", "1.00")).fieldInvalid("kind");
        finance.post(PATH, move("give", "customerId", "c", "1.00")).fieldInvalid("kind");
        finance.post(PATH, Client.body("kind", "allocate", "amount", "1.00")).refused(400, "FIELD_INVALID");
        finance.post(PATH, Client.body("kind", "allocate", "customerId", "c", "resellerId", "r", "amount", "1.00")).refused(400, "FIELD_INVALID");
        for (Object amount : new Object[] {"0.00", "-1.00", "1.001", "x", "", 5, List.of(), null}) {
            finance.post(PATH, Client.body("kind", "allocate", "customerId", "c", "amount", amount)).fieldInvalid("amount");
        }
        finance.post(PATH, Client.body("kind", "allocate", "customerId", "c", "amount", "1.00", "colour", "red")).fieldInvalid("colour");
        finance.send("POST", PATH, "application/json", "{".getBytes()).status(400);
        finance.send("POST", PATH, "application/json", "[1]".getBytes()).status(400);
        for (Client other : List.of(partner.as("sales"), partner.as("delivery"), as("finance"), as("operations"))) {
            other.post(PATH, move("allocate", "customerId", "c", "1.00")).refused(403, "NOT_ALLOWED");
        }
    }

    @Test
    @Rule("PTR-13")
    void withVerificationCodesOnMoneyNeedsOne() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.admin().patch("/api/partners/" + partner.id(), Client.body("verificationCodes", true)).ok();
        partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "1.00")).refused(400, "VERIFICATION_CODE_WRONG");
        Map<String, Object> wrong = move("allocate", "customerId", customer.id(), "1.00");
        wrong.put("verificationCode", "000000");
        partner.finance().post(PATH, wrong).refused(400, "VERIFICATION_CODE_WRONG");
        assertThat(Funds.entries(partner)).hasSize(1);
    }

    @Test
    @Rule({"PTR-05", "VCH-24"})
    void aFrozenPartnerMovesNothing() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        partner.becomes("frozen");
        partner.finance().post(PATH, move("allocate", "customerId", customer.id(), "1.00")).refused(409, "PARTNER_FROZEN");
    }

    @Test
    @Rule("FND-21")
    void entriesOfACustomerAreThePartnersWhileTheyWereAssociated() {
        Organisation partner = funded("solution-provider", "100.00");
        BoundCustomer customer = BoundCustomer.of(partner, "2");
        String before = String.join(",", partner.id(), "recharge", "DEDEUCT", "SOURCE_OPERAIION_DEDEUCT", "expense", "1.00",
            today().minusDays(30).atTime(12, 0).atZone(SHANGHAI).toInstant().toString(), Entitlement.lineId(), customer.id());
        Import.of("finance", "/api/ledger-entries/import", Funds.ENTRIES, before).done(1, 0);
        assertThat(Funds.entries(partner)).as("not while associated").hasSize(1);
        assertThat(Funds.balance(partner).toString()).as("balances count it").contains("99.00");
    }
}
