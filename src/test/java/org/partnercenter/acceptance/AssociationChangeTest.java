package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;
import static org.partnercenter.acceptance.JoinFlow.link;
import static org.partnercenter.acceptance.JoinFlow.refused;
import static org.partnercenter.acceptance.JoinFlow.smsCode;
import static org.partnercenter.acceptance.Prospect.somebody;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

/** A bond ends or changes its type: asked by one side, agreed by the other. */
class AssociationChangeTest extends AcceptanceTest {

    private static final String ADMIN = "cloudstar-admin";
    private static final String CHANGES = "association-changes";

    /** A customer of cloudstar. */
    private record Bound(Prospect customer, String association, String customerId) {

        static Bound of(String type) {
            Prospect customer = somebody();
            String report = as("cloudstar-sales").start("customer-report", customer.reportAndInvite(type));
            JoinFlow.succeeded(JoinFlow.register(JoinFlow.joinLink(customer), customer));
            JsonNode association = JoinFlow.association("cloudstar-sales", report);
            return new Bound(customer, association.path("key").asText(), association.path("customerId").asText());
        }

        Values ending() {
            return Values.of("associationKey", association, "kind", "disassociate", "reason", "合作结束", "acknowledged", true);
        }

        Values switching(String type) {
            return ending().with("kind", "switch").with("newType", type);
        }

        Reply answer(String answer) {
            String page = link(customer.email(), "change");
            return Client.anonymous().form(page, "answer", answer, "comment", "好的", "acknowledged", "true", "smsCode", smsCode(page, customer.mobile()));
        }

        void fact(Object... facts) {
            as("operations").patch("/api/customer-accounts/" + customerId, Client.body(facts)).ok();
        }
    }

    @Test
    @Rule({"CUS-25", "CUS-26"})
    void theCustomerAgreesToTheEnd() {
        Bound bound = Bound.of("1");
        String key = as(ADMIN).start("association-change", bound.ending());
        assertThat(as(ADMIN).statusOf(CHANGES, key)).isEqualTo("awaiting-customer");
        bound.answer("agree").status(200);
        as(ADMIN).seesStatus(CHANGES, key, "completed");
        assertThat(as(ADMIN).statusOf("associations", bound.association())).isEqualTo("disassociated");
    }

    @Test
    @Rule("CUS-25")
    void theCustomerRefusesASwitch() {
        Bound bound = Bound.of("1");
        String key = as(ADMIN).start("association-change", bound.switching("2"));
        bound.answer("refuse").status(200);
        as(ADMIN).seesStatus(CHANGES, key, "rejected");
        assertThat(as(ADMIN).record("associations", bound.association()).path("associationType").asText()).isEqualTo("1");
    }

    @Test
    @Rule("CUS-24")
    void aSwitchToResaleTakesEffect() {
        Bound bound = Bound.of("1");
        String key = as(ADMIN).start("association-change", bound.switching("2"));
        bound.answer("agree").status(200);
        as(ADMIN).seesStatus(CHANGES, key, "completed");
        assertThat(as(ADMIN).record("associations", bound.association()).path("associationType").asText()).isEqualTo("2");
    }

    @Test
    @Rule("CUS-21")
    void onlyTheAdministratorFiles() {
        Bound bound = Bound.of("1");
        as("cloudstar-sales").tryStart("association-change", bound.ending()).refused(403, "NOT_ALLOWED");
        as("bluewave-admin").tryStart("association-change", bound.ending()).status(400, 404);
    }

    @Test
    @Rule("CUS-23")
    void onceInThreeMonths() {
        Bound bound = Bound.of("1");
        String key = as(ADMIN).start("association-change", bound.ending());
        as(ADMIN).perform(key, "withdraw-request", "comment", "再想想");
        assertThat(as(ADMIN).statusOf(CHANGES, key)).isEqualTo("withdrawn");
        as(ADMIN).tryStart("association-change", bound.switching("2")).refused(409, "CHANGE_BLOCKED").naming("PARTNER_LIMIT");
        assertThat(Client.anonymous().get(link(bound.customer().email(), "change")).status).isIn(404, 410);
    }

    @ParameterizedTest
    @Rule("CUS-22")
    @CsvSource({"ORDERS_AWAITING_PAYMENT,disassociate,1,ordersAwaitingPayment,1", "RESERVED_INSTANCE,switch,1,reservedInstances,1", "IN_ARREARS,disassociate,1,arrears,2.00",
        "MASTER_WITH_INDEPENDENT_MEMBERS,disassociate,2,independentMembers,1", "INVOICE_DEBT,switch,1,invoiceDebt,1.00", "OWN_CASH_LEFT,switch,1,ownCash,1.00",
        "INDEPENDENT_MEMBER,disassociate,1,membership,independent"})
    void everyBlockerIsNamedBeforeAnythingIsCounted(String code, String kind, String type, String fact, String value) {
        Bound bound = Bound.of(type);
        Object typed = value.matches("\\d+") ? (Object) Integer.valueOf(value) : value;
        if (fact.equals("independentMembers")) {
            bound.fact("membership", "master", fact, typed);
        } else {
            bound.fact(fact, typed);
        }
        assertThat(as(ADMIN).get("/api/associations/" + bound.association() + "/change-check?kind=" + kind).ok().text()).contains(code);
        Values request = kind.equals("switch") ? bound.switching(type.equals("1") ? "2" : "1") : bound.ending();
        as(ADMIN).tryStart("association-change", request).refused(409, "CHANGE_BLOCKED").naming(code);
        bound.fact(fact, typed instanceof Integer ? (Object) 0 : fact.equals("membership") ? "none" : "0.00");
        as(ADMIN).start("association-change", request);
    }

    @Test
    void whatIsWrongIsNamed() {
        Bound bound = Bound.of("1");
        as(ADMIN).tryStart("association-change", bound.ending().with("kind", "switch")).fieldInvalid("newType");
        as(ADMIN).tryStart("association-change", bound.switching("1")).fieldInvalid("newType");
        as(ADMIN).tryStart("association-change", bound.ending().without("reason")).fieldInvalid("reason");
        as(ADMIN).tryStart("association-change", bound.ending().with("acknowledged", false)).fieldInvalid("acknowledged");
        as(ADMIN).tryStart("association-change", bound.ending().with("associationKey", "ASC-2026-999999")).status(400, 404);
    }

    @Test
    @Rule("CUS-26")
    void theCustomerEndsTheBondOnItsOwnPage() {
        Bound bound = Bound.of("1");
        Client.anonymous().form("/my-partner", "mobile", bound.customer().mobile()).ok();
        String page = Client.eventually("the link to the page is sent", () -> {
            try {
                return link(bound.customer().email(), "my-partner");
            } catch (AssertionError notYet) {
                return null;
            }
        }, found -> found != null);
        assertThat(Client.anonymous().get(page).ok().text()).contains("云启");
        refused(Client.anonymous().form(page, "reason", "x", "smsCode", "000000"), 400, "FIELD_INVALID");
        Client.anonymous().form(page, "reason", "换伙伴", "acknowledged", "true", "smsCode", smsCode(page, bound.customer().mobile())).status(200);
        JsonNode change = as(ADMIN).records(CHANGES, "status=awaiting-partner&limit=100").stream()
            .filter(c -> bound.association().equals(c.path("associationKey").asText())).findFirst().orElseThrow();
        String key = change.path("key").asText();
        as(ADMIN).complete(as(ADMIN).taskId(key, "answer-request"), Values.of("decision", "approve")).fieldInvalid("acknowledged");
        as(ADMIN).perform(key, "answer-request", "decision", "approve", "acknowledged", true);
        as(ADMIN).seesStatus(CHANGES, key, "completed");
    }

    @Test
    @Rule("CUS-26")
    void everyNumberIsAnsweredAlike() {
        Bound bound = Bound.of("1");
        String known = Client.anonymous().form("/my-partner", "mobile", bound.customer().mobile()).ok().text();
        String unknown = Client.anonymous().form("/my-partner", "mobile", "19900000000").ok().text();
        assertThat(unknown.replace("19900000000", "")).isEqualTo(known.replace(bound.customer().mobile(), ""));
    }
}
