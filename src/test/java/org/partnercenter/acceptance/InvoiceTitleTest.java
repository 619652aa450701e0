package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

@DisplayName("invoice information: one valid record, right for the invoices it asks for")
class InvoiceTitleTest extends AcceptanceTest {

    private static final String PATH = "/api/invoice-titles";

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    private Map<String, Object> ordinary() {
        return Client.body("titleType", "enterprise", "invoiceType", "ordinary", "title", partner.companyName(), "taxNumber", "91330108MA0DEM0130");
    }

    private Map<String, Object> special() {
        Map<String, Object> body = ordinary();
        body.putAll(Client.body("invoiceType", "special", "bankName", "中国工商银行杭州支行", "bankAccount", "6222 0200-1234 5678",
            "registeredAddress", "杭州市西湖区1号", "registeredPhone", "0571-88880000"));
        return body;
    }

    private Map<String, Object> organisation() {
        return Client.body("titleType", "organisation", "invoiceType", "ordinary", "title", "测试协会");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        body.put(field, value);
        return body;
    }

    private Reply create(Map<String, Object> body) {
        return partner.finance().post(PATH, body);
    }

    private Reply change(String key, Map<String, Object> body) {
        Reply reply = partner.finance().patch(PATH + "/" + key, body);
        return reply.status == 405 ? partner.finance().put(PATH + "/" + key, body) : reply;
    }

    private String created(Map<String, Object> body) {
        String key = create(body).ok().json().path("key").asText();
        assertThat(key).startsWith("TTL-");
        return key;
    }

    @Test
    @Rule({"INV-02", "INV-07"})
    void aSpecialInvoiceHasAllFieldsAndMasksTheAccount() {
        String key = created(special());
        JsonNode record = partner.as("sales").record("invoice-titles", key);
        assertThat(record.path("status").path("code").asText()).isEqualTo("valid");
        assertThat(record.path("bankAccount").asText()).matches("\\*+5678");
        assertThat(record.toString()).doesNotContain("6222020012345678");
        String plain = partner.finance().post(PATH + "/reveal", Client.body("column", "bankAccount", "keys", List.of(key))).ok().json()
            .path("values").path(key).asText();
        assertThat(plain).isEqualTo("6222020012345678");
        partner.as("sales").post(PATH + "/reveal", Client.body("column", "bankAccount", "keys", List.of(key))).refused(403, "NOT_ALLOWED");
    }

    @Test
    @Rule("INV-02")
    void everythingThatASpecialInvoiceMissesIsNamedAtOnce() {
        Reply reply = create(with(ordinary(), "invoiceType", "special")).fieldInvalid("bankName");
        reply.naming("bankAccount").naming("registeredAddress").naming("registeredPhone");
        String key = created(ordinary());
        Map<String, Object> switched = ordinary();
        switched.put("invoiceType", "special");
        change(key, switched).fieldInvalid("bankName").naming("bankAccount").naming("registeredAddress").naming("registeredPhone");
        assertThat(partner.finance().record("invoice-titles", key).path("invoiceType").toString()).contains("ordinary");
    }

    @Test
    @Rule({"INV-01", "INV-02"})
    void anOrganisationGetsOrdinaryInvoicesOnly() {
        create(with(organisation(), "invoiceType", "special")).fieldInvalid("invoiceType");
        for (String field : List.of("bankName", "bankAccount", "registeredAddress", "registeredPhone")) {
            create(with(organisation(), field, special().get(field))).fieldInvalid(field);
        }
        create(with(organisation(), "titleType", "individual")).fieldInvalid("titleType");
        created(organisation());
    }

    @Test
    @Rule("INV-03")
    void anEnterprisesTitleIsItsCompanyName() {
        create(with(ordinary(), "title", "别的公司")).fieldInvalid("title");
        created(ordinary());
    }

    @ParameterizedTest
    @Rule("INV-04")
    @ValueSource(strings = {"91330108MA0DEM0130", "91310115MA0DEM03XE", "91330108ma0dem0130"})
    void aTaxNumberWithItsCheckCharacterIsTaken(String number) {
        String key = created(with(ordinary(), "taxNumber", number));
        assertThat(partner.finance().record("invoice-titles", key).path("taxNumber").asText()).isEqualTo(number.toUpperCase());
    }

    @Test
    @Rule("INV-04")
    void withAnyOneCharacterChangedItIsRefused() {
        String valid = "91330108MA0DEM0130";
        for (int i = 0; i < valid.length(); i++) {
            char other = valid.charAt(i) == '7' ? '8' : '7';
            create(with(ordinary(), "taxNumber", valid.substring(0, i) + other + valid.substring(i + 1))).fieldInvalid("taxNumber");
        }
    }

    @ParameterizedTest
    @Rule({"INV-04", "INV-05"})
    @ValueSource(strings = {"913301081234567", "91330108MA0DEM013012", "91330108MA0DEM013", "91330108MI0DEM0130", "９1330108MA0DEM0130", ""})
    void otherNumbersAreRefused(String number) {
        create(with(ordinary(), "taxNumber", number)).fieldInvalid("taxNumber");
    }

    @ParameterizedTest
    @CsvSource({"bankAccount,1234567", "bankAccount,12345678a", "bankAccount,123456789012345678901234567890123", "registeredPhone,12345", "registeredPhone,0571-8888",
        "registeredPhone,12345678901", "registeredAddress,短", "bankName,行", "title,甲", "titleType,person", "invoiceType,paper"})
    void whatIsOutsideItsLimitsIsNamed(String field, String value) {
        create(with(special(), field, value)).fieldInvalid(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800001111", "0571-88880000", "02188880000", "010-88880000-123"})
    void phonesOfBothKindsAreTaken(String phone) {
        created(with(special(), "registeredPhone", phone));
    }

    @Test
    void brokenBodiesAreRefused() {
        for (String field : List.of("titleType", "invoiceType", "title", "taxNumber")) {
            Map<String, Object> body = ordinary();
            body.remove(field);
            create(body).fieldInvalid(field);
            create(with(ordinary(), field, List.of("x"))).fieldInvalid(field);
            create(with(ordinary(), field, 5)).fieldInvalid(field);
        }
        create(with(ordinary(), "colour", "red")).fieldInvalid("colour");
        partner.finance().send("POST", PATH, "application/json", "{".getBytes()).status(400);
        partner.finance().send("POST", PATH, "application/json", "[]".getBytes()).status(400);
    }

    @Test
    @Rule("INV-06")
    void anAccountHasOneRecordWhichIsChangedOrDeleted() {
        String key = created(ordinary());
        create(ordinary()).refused(409, "TITLE_EXISTS");
        change(key, special()).ok();
        JsonNode changed = partner.finance().record("invoice-titles", key);
        assertThat(changed.path("invoiceType").toString()).contains("special");
        assertThat(changed.toString()).as("the former version is kept").contains("ordinary");
        partner.finance().delete(PATH + "/" + key).ok();
        assertThat(partner.finance().statusOf("invoice-titles", key)).isEqualTo("deleted");
        change(key, special()).status(404, 409);
        assertThat(created(organisation())).isNotEqualTo(key);
    }

    @Test
    @Rule("INV-06")
    void ofTwoAtTheSameMomentOneIsMade() throws Exception {
        Callable<Reply> one = () -> create(ordinary());
        Callable<Reply> two = () -> partner.admin().post(PATH, ordinary());
        loser(atOnce(List.of(one, two, one))).refused(409, "TITLE_EXISTS");
        assertThat(partner.finance().records("invoice-titles", "limit=100")).hasSize(1);
    }

    @Test
    void onlyFinanceAndTheAdministratorMakeOne() {
        for (Client user : List.of(partner.as("sales"), partner.as("delivery"), as("finance"), as("operations"))) {
            user.post(PATH, ordinary()).refused(403, "NOT_ALLOWED");
        }
        String key = partner.admin().post(PATH, ordinary()).ok().json().path("key").asText();
        for (String stranger : List.of("bluewave-admin", "starbridge-finance")) {
            as(stranger).get(PATH + "/" + key).refused(404, "NOT_FOUND");
            as(stranger).delete(PATH + "/" + key).refused(404, "NOT_FOUND");
            as(stranger).patch(PATH + "/" + key, ordinary()).status(404, 405);
            as(stranger).put(PATH + "/" + key, ordinary()).status(404, 405);
        }
    }
}
