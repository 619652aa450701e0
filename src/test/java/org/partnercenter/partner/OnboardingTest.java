package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Onboarding a partner in one action. */
class OnboardingTest extends OrganisationTest {

    @Autowired
    private IdentityService identity;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private RunAs runAs;
    @Autowired
    @Qualifier("servedTenants")
    private FilterRegistrationBean<?> servedTenants;

    @Test
    @Rule("PTR-01")
    void everythingExistsAfterwards() {
        String id = newId();

        Map<String, String> passwords = onboard(application(id, "identity", "solution-provider", "paths", List.of("software", "service"),
                "cloudAccountId", "hw-1", "members", List.of(member(id + "-sales", "partner-sales"), member(id + "-money", "partner-finance"))));

        PartnerView partner = partner(id);
        assertThat(partner.status().code()).isEqualTo("active");
        assertThat(partner.identity()).isEqualTo("solution-provider");
        assertThat(partner.paths()).extracting(PartnerView.Path::path, PartnerView.Path::stage)
                .containsExactly(tuple("service", "joined"), tuple("software", "joined"));
        assertThat(partner.ecosystemManager()).isEqualTo(
                new Partner.Contact("王生态 Wang Shengtai", "pdm@vendor.example", "13800000001", "pdm"));
        assertThat(partner.history()).singleElement().satisfies(entry -> assertThat(entry.to()).isEqualTo("active"));
        assertThat(tenants(id)).isOne();
        assertThat(actor(id + "-admin").groups()).containsExactly("partner-admin");
        assertThat(actor(id + "-money").groups()).containsExactly("partner-finance");
        assertThat(actor(id + "-sales").partnerId()).isEqualTo(id);
        assertThat(actor("reviewer").tenants()).as("the vendor's people serve it").contains(id);
        assertThat(passwords.keySet()).containsExactly(id + "-admin", id + "-sales", id + "-money");
        assertThat(passwords).allSatisfy((user, password) -> assertThat(identity.checkPassword(user, password)).isTrue());
    }

    @Test
    @Rule("PTR-01")
    void itsPeopleWorkAtOnce() {
        String id = onboarded();

        String solution = start(id + "-admin", "solution-launch", fields("brand", "B", "product", id, "commonName", "C", "summary", "s", "submit", false));

        assertThat(instance(solution).getTenantId()).isEqualTo(id);
        assertThat(task(solution, "edit-draft").getTenantId()).isEqualTo(id);
    }

    @Test
    @Rule("PTR-01")
    void theVendorsPeopleWhoSignedInBeforeServeItAtOnce() throws Exception {
        Authentication before = runAs.user("reviewer", () -> SecurityContextHolder.getContext().getAuthentication());
        String id = onboarded();

        SecurityContextHolder.getContext().setAuthentication(before);
        try {
            servedTenants.getFilter().doFilter(new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(),
                    (request, response) -> assertThat(identity.getCurrentAuthentication().getTenantIds()).contains(id, "cloudstar", "vendor"));
        } finally {
            SecurityContextHolder.clearContext();
            identity.clearAuthentication();
        }
    }

    @Test
    @Rule("PTR-01")
    void aPersonWhoCannotBeMadeLeavesNothingBehind() {
        String id = newId();

        assertRefused(409, "USER_ID_TAKEN", "", () -> onboard(application(id, "members", List.of(member("cloudstar-sales", "partner-sales")))));
        assertFieldRefused("members[0].roles", () -> onboard(application(id, "members", List.of(member(id + "-sales", "manager")))));
        assertFieldRefused("admin.email", () -> {
            Map<String, Object> admin = new HashMap<>(person(id + "-admin"));
            admin.remove("email");
            onboard(application(id, "admin", admin));
        });

        assertNothing(id);
    }

    @Test
    @Rule("PTR-01")
    void aFailureAtTheVeryEndLeavesNothingBehindAndSendsNothing() {
        String id = newId();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            onboard(application(id));
            throw new IllegalStateException("the database is gone");
        })).hasMessage("the database is gone");

        assertNothing(id);
    }

    private void assertNothing(String id) {
        assertThat(count("select count(*) from partner where id = ?", id)).isZero();
        assertThat(tenants(id)).isZero();
        assertThat(identity.createUserQuery().userId(id + "-admin").count()).isZero();
        assertThat(identity.createUserQuery().userId(id + "-sales").count()).isZero();
        assertThat(count("select count(*) from journal where record_key = ?", id)).isZero();
        assertThat(mails(id)).isZero();
    }

    @Test
    @Rule("PTR-01")
    void theFirstMailGoesToTheAdministratorWithoutThePassword() {
        String id = newId();

        Map<String, String> passwords = onboard(application(id));

        assertThat(mails(id)).isOne();
        assertThat(lastMessage(id + "-admin@example.com")).contains(id + "-admin").contains("/login")
                .doesNotContain(passwords.get(id + "-admin"));
    }

    @Test
    @Rule("PTR-01")
    void aTakenIdIsRefused() {
        assertRefused(409, "PARTNER_EXISTS", "cloudstar", () -> onboard(application("cloudstar", "admin", person("cloudstar-second"))));
        assertFieldRefused("partnerId", () -> onboard(application("vendor")));
    }

    @Test
    @Rule("PTR-01")
    void ofTwoWithTheSameIdAtTheSameMomentOneExists() throws Exception {
        String id = newId();
        Callable<?> first = () -> onboard(application(id, "companyName", "第一公司", "admin", person(id + "-first")));
        Callable<?> second = () -> onboard(application(id, "companyName", "第二公司", "admin", person(id + "-second")));

        assertThat(atOnce(first, second)).containsExactlyInAnyOrder("done", "PARTNER_EXISTS");

        assertThat(tenants(id)).isOne();
        assertThat(identity.createUserQuery().memberOfTenant(id).count()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"partnerId, ab", "partnerId, Cloud", "partnerId, 1cloud", "partnerId, cloud_star", "creditCode, 91350100M000100Y44",
        "creditCode, 91350100M000100Y4", "region, XX", "region, C", "identity, agent", "ecosystemManager, operations",
        "ecosystemManager, cloudstar-admin", "distributorId, starbridge", "companyName, ''"})
    void everyFieldIsChecked(String field, String value) {
        assertFieldRefused(field, () -> onboard(application(newId(), field, value)));
    }

    @Test
    void pathsMembersAndUnknownFieldsAreChecked() {
        assertFieldRefused("paths", () -> onboard(application(newId(), "paths", List.of("software", "hardware"))));
        assertFieldRefused("paths", () -> onboard(application(newId(), "paths", List.of("software", "software"))));
        assertFieldRefused("members", () -> onboard(application(newId(), "members", Collections.nCopies(21, Map.of()))));
        assertFieldRefused("admin", () -> onboard(application(newId(), "admin", "me")));
        assertFieldRefused("status", () -> onboard(application(newId(), "status", "active")));
        assertFieldRefused("companyName", () -> onboard(application(newId(), "companyName", null)));
    }

    @Test
    void onlyTheEcosystemManagerOnboards() {
        for (String user : List.of("operations", "manager", "cloudstar-admin")) {
            assertRefused(403, "NOT_ALLOWED", "", () -> onboarding.onboard(application(newId()), actor(user)));
        }
    }

    @Test
    void aResellerMayHaveADistributorOrWait() {
        assertThat(partner(onboarded("identity", "reseller")).distributorId()).isNull();
        assertThat(partner(onboarded("identity", "reseller", "distributorId", "starbridge")).distributorId()).isEqualTo("starbridge");
        assertFieldRefused("distributorId", () -> onboard(application(newId(), "identity", "reseller", "distributorId", "cloudstar")));
    }

    @Test
    @Rule("PTR-02")
    void thePartnerIdIsTheTenantIdAndNeverChanges() {
        String id = onboarded();

        assertThat(identity.createTenantQuery().tenantId(id).singleResult().getName()).isEqualTo("公司 " + id);
        assertFieldRefused("partnerId", () -> change("pdm", id, "partnerId", "other", "reason", "r"));
    }

    @Test
    @Rule("PTR-03")
    void theFirstOfACreditCodeIsTheMainAccount() throws Exception {
        String code = newCreditCode();
        String first = onboarded("creditCode", code);
        String second = onboarded("creditCode", code);

        assertThat(partner(first).mainAccount()).isTrue();
        assertThat(partner(second).mainAccount()).isFalse();

        String shared = newCreditCode();
        assertThat(atOnce(() -> onboarded("creditCode", shared), () -> onboarded("creditCode", shared))).containsOnly("done");
        assertThat(count("select count(*) from partner where credit_code = ? and main_account = true", shared)).isOne();
    }

    private long tenants(String id) {
        return identity.createTenantQuery().tenantId(id).count();
    }

    private long mails(String id) {
        return count("select count(*) from mail where partner_id = ?", id);
    }

    private static Map<String, Object> member(String userId, String role) {
        Map<String, Object> member = new HashMap<>(person(userId));
        member.put("roles", List.of(role));
        return member;
    }
}
