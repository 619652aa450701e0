package org.partnercenter.funds.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.customer.AssociationEnded;
import org.partnercenter.customer.AssociationSwitched;
import org.partnercenter.funds.AllocationView;
import org.partnercenter.funds.LedgerEntryView;
import org.partnercenter.funds.NewAllocation;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.MemberActions;
import org.partnercenter.partner.VerificationCodes;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.reseller.Cooperations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that partners give to customers and resellers, and how it comes back. */
class AllocationsTest extends FundsProcessTest {

    @Autowired
    private Cooperations cooperations;
    @Autowired
    private VerificationCodes codes;
    @Autowired
    private MemberActions members;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    @Rule("FND-24")
    void whatIsReclaimedIsAtMostWhatTheCustomerStillHas() {
        String partner = partner();
        fund(partner, "1000.00");
        String customer = customer(partner, "2");
        String key = allocate(partner, "allocate", "customerId", customer, "500.00");
        consume(customer, "120.00");

        assertThat(entries(partner).get(0)).extracting(LedgerEntryView::tradeType, LedgerEntryView::tradeDetailType, LedgerEntryView::direction,
                LedgerEntryView::amount, LedgerEntryView::customerId, LedgerEntryView::tradeId)
                .containsExactly("BEADJUST", "SOURCE_OPERATION_BEADJUST", "expense", "500.00", customer, key);
        assertRefused(409, "INSUFFICIENT_BALANCE", "380.00", () -> allocate(partner, "reclaim", "customerId", customer, "380.01"));
        allocate(partner, "reclaim", "customerId", customer, "300.00");
        assertThat(entries(partner).get(0)).extracting(LedgerEntryView::tradeDetailType, LedgerEntryView::direction, LedgerEntryView::balanceAfter)
                .containsExactly("SOURCE_OPERATION_BERETRIEVE", "income", "800.00");
        assertRefused(409, "INSUFFICIENT_BALANCE", "80.00", () -> allocate(partner, "reclaim", "customerId", customer, "80.01"));
        consume(customer, "100.00");
        assertRefused(409, "INSUFFICIENT_BALANCE", "0.00", () -> allocate(partner, "reclaim", "customerId", customer, "0.01"));
        consume(customer, "-500.00");
        assertRefused(409, "INSUFFICIENT_BALANCE", "200.00", () -> allocate(partner, "reclaim", "customerId", customer, "200.01"));
        allocate(partner, "reclaim", "customerId", customer, "200.00");
        assertThat(balance(partner).recharge()).isEqualTo("1000.00");
    }

    /** A fee record of that customer that is charged to its cash. */
    private void consume(String customer, String cash) {
        ImportKind kind = imports.allowed("/api/fee-records/import", actor("operations"));
        Map<String, String> cells = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "customer_id", customer, "bill_cycle", "2026-11", "trade_time",
                ClockUtil.getCurrentTime().toInstant().toString(), "payment_amount", cash, "cash_amount", cash));
        List<String> columns = List.copyOf(kind.columns().keys());
        ImportView run = imported("operations", "fee-records", String.join(",", columns),
                columns.stream().map(column -> cells.getOrDefault(column, "")).collect(Collectors.joining(",")));
        assertThat(run.status().code()).as(String.valueOf(run.errors())).isEqualTo("done");
    }

    @Test
    @Rule("FND-24")
    void moneyGoesToOwnResaleCustomersAndOwnResellersOnly() {
        String distributor = partner(Identity.DISTRIBUTOR, null);
        String other = partner(Identity.DISTRIBUTOR, null);
        String foreign = partner(Identity.RESELLER, other);
        fund(distributor, "100.00");

        assertRefused(409, "NOT_RESALE", "", () -> allocate(distributor, "allocate", "customerId", customer(distributor, "1"), "1.00"));
        assertRefused(404, "NOT_FOUND", "", () -> allocate(distributor, "allocate", "customerId", customer(other, "2"), "1.00"));
        assertRefused(404, "NOT_FOUND", "", () -> allocate(distributor, "allocate", "customerId", "nobody", "1.00"));
        assertRefused(404, "NOT_FOUND", "", () -> allocate(distributor, "allocate", "resellerId", foreign, "1.00"));
        assertRefused(404, "NOT_FOUND", "", () -> allocate(distributor, "reclaim", "resellerId", foreign, "1.00"));
        assertRefused(404, "NOT_FOUND", "", () -> allocate(distributor, "allocate", "resellerId", "nobody", "1.00"));
        String mine = customer(distributor, "2");
        assertRefused(409, "INSUFFICIENT_BALANCE", "", () -> allocate(distributor, "allocate", "customerId", mine, "100.01"));
        assertFieldRefused("amount", () -> allocate(distributor, "allocate", "customerId", mine, "0.00"));
        assertFieldRefused("kind", () -> allocate(distributor, "unbind", "customerId", mine, "1.00"));
        assertFieldRefused("customerId", () -> allocate(distributor, "allocate", "customerId", null, "1.00"));
        assertFieldRefused("resellerId", () -> NewAllocation.of(fields("kind", "allocate", "customerId", mine, "resellerId", foreign, "amount", "1.00")));
        assertRefused(403, "NOT_ALLOWED", "", () -> allocations.allocate(NewAllocation.of(fields("kind", "allocate", "customerId", mine, "amount", "1.00")),
                actor(distributor + "-sales")));
        assertThat(balance(distributor).recharge()).isEqualTo("100.00");
        jdbc.sql("update partner set status = 'frozen' where id = ?").param(distributor).update();
        assertRefused(409, "PARTNER_FROZEN", "", () -> allocate(distributor, "allocate", "customerId", mine, "1.00"));
    }

    @Test
    @Rule("FND-24")
    void ofAResellerTheLesserOfWhatWasGivenAndItsBalance() {
        String distributor = partner(Identity.DISTRIBUTOR, null);
        String reseller = partner(Identity.RESELLER, distributor);
        fund(distributor, "1000.00");
        fund(reseller, "50.00");
        String key = allocate(distributor, "allocate", "resellerId", reseller, "400.00");

        assertThat(entries(reseller).get(0)).extracting(LedgerEntryView::tradeDetailType, LedgerEntryView::direction, LedgerEntryView::amount,
                LedgerEntryView::tradeId).containsExactly("SOURCE_OPERATION_BEADJUST", "income", "400.00", key);
        assertRefused(409, "INSUFFICIENT_BALANCE", "400.00", () -> allocate(distributor, "reclaim", "resellerId", reseller, "400.01"));
        String customer = customer(reseller, "2");
        allocate(reseller, "allocate", "customerId", customer, "150.00");
        assertRefused(409, "INSUFFICIENT_BALANCE", "300.00", () -> allocate(distributor, "reclaim", "resellerId", reseller, "300.01"));
        allocate(distributor, "reclaim", "resellerId", reseller, "300.00");

        assertThat(balance(distributor).recharge()).isEqualTo("900.00");
        assertThat(balance(reseller).recharge()).isEqualTo("0.00");
        assertThat(entries(reseller).get(0)).extracting(LedgerEntryView::tradeDetailType, LedgerEntryView::direction)
                .containsExactly("SOURCE_OPERATION_BERETRIEVE", "expense");
        assertThat(balance(distributor).allocated()).as("to customers").isEqualTo("0.00");
    }

    @Test
    @Rule("RSL-10")
    void whenACooperationEndsWhatTheResellerStillHasReturns() {
        String distributor = partner(Identity.DISTRIBUTOR, null);
        String reseller = partner(Identity.RESELLER, distributor);
        fund(distributor, "1000.00");
        allocate(distributor, "allocate", "resellerId", reseller, "400.00");
        allocate(reseller, "allocate", "customerId", customer(reseller, "2"), "150.00");
        String cooperation = jdbc.sql("select cooperation_key from reseller_cooperation where running_for = ?").param(reseller).query(String.class).single();

        as("pdm", () -> cooperations.end(cooperation, null, "更换", actor("pdm")));

        assertThat(balance(distributor).recharge()).isEqualTo("850.00");
        assertThat(balance(reseller).recharge()).isEqualTo("0.00");
        assertThat(entries(distributor).get(0)).extracting(LedgerEntryView::tradeType, LedgerEntryView::direction, LedgerEntryView::amount,
                LedgerEntryView::tradeId).containsExactly("BERETRIEVE", "income", "250.00", cooperation);
        assertThat(last(distributor)).extracting(AllocationView::kind, AllocationView::originKey).containsExactly("retrieve", cooperation);
        assertThat(notices(distributor + "-finance", last(distributor).key())).hasSize(1);
        // another time begins anew: what was spent in the first cooperation is not owed in the second
        jdbc.sql("update partner set distributor_id = ? where id = ?").params(distributor, reseller).update();
        fund(reseller, "500.00");
        assertRefused(409, "INSUFFICIENT_BALANCE", "0.00", () -> allocate(distributor, "reclaim", "resellerId", reseller, "0.01"));
    }

    private AllocationView last(String partner) {
        return allocationRecords.list(new ListQuery(List.of(), null, 0, 1, "-key"), actor(partner + "-finance")).items().get(0);
    }

    @Test
    @Rule({"CUS-27", "CUS-28", "CUS-29"})
    void whenAResaleBondEndsTheUnspentMoneyReturnsOnce() {
        String partner = partner();
        fund(partner, "1000.00");
        String customer = customer(partner, "2");
        allocate(partner, "allocate", "customerId", customer, "500.00");
        consume(customer, "120.00");
        AssociationEnded ended = ended(partner, customer, "2");

        end(customer, ended);
        transaction.executeWithoutResult(status -> events.publishEvent(ended));

        assertThat(balance(partner).recharge()).isEqualTo("880.00");
        LedgerEntryView entry = entries(partner).get(0);
        assertThat(entry).extracting(LedgerEntryView::tradeType, LedgerEntryView::tradeDetailType, LedgerEntryView::direction, LedgerEntryView::amount,
                LedgerEntryView::tradeId, LedgerEntryView::customerId)
                .containsExactly("BEUNBIND", "SOURCE_OPERATION_BEUNBIND", "income", "380.00", ended.changeKey(), customer);
        assertThat(last(partner)).extracting(AllocationView::kind, AllocationView::originKey).containsExactly("unbind", ended.changeKey());
        // what was spent in the first bond is not reclaimed in the next
        bonds.bind(customer, partner, new Bonds.Terms("2", "ASC-2026-000002", null, null, null));
        assertRefused(409, "INSUFFICIENT_BALANCE", "0.00", () -> allocate(partner, "reclaim", "customerId", customer, "0.01"));
    }

    private void end(String customer, AssociationEnded ended) {
        transaction.executeWithoutResult(status -> {
            bonds.end(customer);
            events.publishEvent(ended);
        });
    }

    private static AssociationEnded ended(String partner, String customer, String type) {
        return new AssociationEnded("CHG-" + UUID.randomUUID().toString().substring(0, 12), "ASC-2026-000001", partner, customer, type,
                ClockUtil.getCurrentTime().toInstant(), 3, "2".equals(type) ? "BEUNBIND" : null);
    }

    @Test
    @Rule({"CUS-27", "CUS-28"})
    void whenTheEndFailsNoMoneyHasMoved() {
        String partner = partner();
        fund(partner, "1000.00");
        String customer = customer(partner, "2");
        allocate(partner, "allocate", "customerId", customer, "500.00");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            bonds.end(customer);
            events.publishEvent(ended(partner, customer, "2"));
            throw new IllegalStateException("the change fails");
        })).hasMessage("the change fails");

        assertThat(bonds.current(customer)).isPresent();
        assertThat(balance(partner).recharge()).isEqualTo("500.00");
        allocate(partner, "reclaim", "customerId", customer, "500.00");
    }

    @Test
    @Rule("CUS-27")
    void switchingFromResaleReturnsTheMoneyAndOtherChangesMoveNone() {
        String partner = partner();
        fund(partner, "1000.00");
        String customer = customer(partner, "2");
        allocate(partner, "allocate", "customerId", customer, "500.00");
        Instant at = ClockUtil.getCurrentTime().toInstant();

        transaction.executeWithoutResult(status -> {
            bonds.switchType(customer, "1");
            events.publishEvent(new AssociationSwitched("CHG-" + customer, "ASC-2026-000001", partner, customer, "2", "1", at, 8, "BEUNBIND"));
        });

        assertThat(balance(partner).recharge()).isEqualTo("1000.00");
        assertRefused(409, "NOT_RESALE", "", () -> allocate(partner, "reclaim", "customerId", customer, "1.00"));
        int entries = entries(partner).size();
        transaction.executeWithoutResult(status -> {
            bonds.switchType(customer, "2");
            events.publishEvent(new AssociationSwitched("CHG2-" + customer, "ASC-2026-000001", partner, customer, "1", "2", at, 8, null));
        });
        String consultant = customer(partner, "1");
        end(consultant, ended(partner, consultant, "1"));
        assertThat(entries(partner)).hasSize(entries);
    }

    @Test
    @Rule("PTR-13")
    void anOrganisationThatAsksForCodesGetsOneForEachDirection() {
        String partner = partner();
        fund(partner, "100.00");
        String customer = customer(partner, "2");
        String user = partner + "-cashier";
        as(partner + "-admin", () -> members.create(Map.of("userId", user, "displayName", "出纳", "email", user + "@example.com", "mobile", "13900001111",
                "roles", List.of("partner-finance")), actor(partner + "-admin")));
        jdbc.sql("update partner set verification_codes = true where id = ?").param(partner).update();

        assertRefused(400, "VERIFICATION_CODE_WRONG", "verificationCode", () -> move(user, "allocate", customer, null));
        as(user, () -> codes.send(actor(user), "allocation"));
        String code = lastCode("13900001111");
        assertRefused(400, "VERIFICATION_CODE_WRONG", "", () -> move(user, "reclaim", customer, code));
        move(user, "allocate", customer, code);
        assertRefused(400, "VERIFICATION_CODE_WRONG", "", () -> move(user, "allocate", customer, code));

        assertThat(balance(partner).recharge()).isEqualTo("90.00");
    }

    private void move(String user, String kind, String customer, String code) {
        as(user, () -> allocations.allocate(NewAllocation.of(fields("kind", kind, "customerId", customer, "amount", "10.00", "verificationCode", code)),
                actor(user)));
    }
}
