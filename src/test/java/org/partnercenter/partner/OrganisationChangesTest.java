package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.camunda.bpm.engine.IdentityService;

/** What is changed of a profile, and what stays. */
@RecordApplicationEvents
class OrganisationChangesTest extends OrganisationTest {

    private static final String WHY = "工商变更";

    @Autowired
    private ApplicationEvents events;
    @Autowired
    private IdentityService identity;

    @Test
    @Rule("PTR-03")
    void theVendorMovesTheMarkOfTheMainAccount() {
        String code = newCreditCode();
        String first = onboarded("creditCode", code);
        String second = onboarded("creditCode", code);

        change("pdm", second, "mainAccount", true, "reason", WHY);

        assertThat(partner(second).mainAccount()).isTrue();
        assertThat(partner(first).mainAccount()).isFalse();
        assertThat(partner(first).modifications()).singleElement().satisfies(m -> assertThat(m.field()).isEqualTo("mainAccount"));
        assertFieldRefused("mainAccount", () -> change("pdm", second, "mainAccount", false, "reason", WHY));
        assertRefused(403, "NOT_ALLOWED", "", () -> change(first + "-admin", first, "mainAccount", true));
    }

    @Test
    @Rule("PTR-03")
    void whoeverTakesAnotherCodeLeavesTheMarkToTheEldest() {
        String code = newCreditCode();
        String first = onboarded("creditCode", code);
        String second = onboarded("creditCode", code);
        String third = onboarded("creditCode", code);

        change("pdm", first, "creditCode", newCreditCode(), "reason", WHY);

        assertThat(partner(first).mainAccount()).as("the only one of its new code").isTrue();
        assertThat(partner(second).mainAccount()).isTrue();
        assertThat(partner(third).mainAccount()).isFalse();

        change("pdm", third, "creditCode", partner(first).creditCode(), "reason", WHY);
        assertThat(partner(third).mainAccount()).as("its new code has a main account").isFalse();
    }

    @Test
    @Rule("PTR-04")
    void theVendorChangesNameAndCodeAndTheDifferenceIsKept() {
        String code = newCreditCode();
        String id = onboarded("creditCode", code, "companyName", "旧名");
        String newCode = newCreditCode();

        change("pdm", id, "companyName", "新名", "creditCode", newCode, "reason", WHY);

        assertThat(partner(id).companyName()).isEqualTo("新名");
        assertThat(partner(id).modifications()).extracting("by", "field", "from", "to", "reason").containsExactlyInAnyOrder(
                tuple("pdm", "companyName", "旧名", "新名", WHY), tuple("pdm", "creditCode", code, newCode, WHY));
        assertThat(records.item(id, actor(id + "-admin")).modifications()).extracting("by").containsOnly("ecosystem-manager");
        assertThat(partner(id).history()).hasSize(2);
        assertThat(identity.createTenantQuery().tenantId(id).singleResult().getName()).isEqualTo("新名");
        assertThat(notices(id + "-admin", id)).containsExactly("组织信息已修改");
    }

    @Test
    @Rule("PTR-04")
    void aChangedNameIsAnnouncedSoThatTheCertificationIsVoided() {
        String id = onboarded("companyName", "旧名");

        change("pdm", id, "companyName", "旧名", "reason", WHY);
        assertThat(events.stream(CompanyRenamed.class)).as("nothing has changed").isEmpty();
        assertThat(partner(id).modifications()).isEmpty();

        change("pdm", id, "companyName", "新名", "reason", WHY);
        assertThat(events.stream(CompanyRenamed.class)).containsExactly(new CompanyRenamed(id, "旧名", "新名"));
    }

    @Test
    @Rule("PTR-04")
    void aSolutionProvidersCreditCodeStaysForEver() {
        String id = onboarded("identity", "solution-provider");
        String code = partner(id).creditCode();

        assertRefused(409, "COMPANY_FIXED", "", () -> change("pdm", id, "creditCode", newCreditCode(), "reason", WHY));
        change("pdm", id, "identity", "none", "reason", WHY);
        assertRefused(409, "COMPANY_FIXED", "", () -> change("pdm", id, "creditCode", newCreditCode(), "reason", WHY));

        change("pdm", id, "creditCode", code, "companyName", "新名", "reason", WHY);
        assertThat(partner(id).companyName()).as("the name may change").isEqualTo("新名");
    }

    @Test
    @Rule("PTR-04")
    void aReasonIsNeededAndOnlyTheVendorHasTheForm() {
        String id = onboarded();

        assertFieldRefused("reason", () -> change("pdm", id, "companyName", "新名"));
        assertRefused(403, "NOT_ALLOWED", "", () -> change(id + "-admin", id, "companyName", "新名"));
        assertRefused(403, "NOT_ALLOWED", "", () -> change(id + "-admin", id, "creditCode", newCreditCode()));
        assertRefused(403, "NOT_ALLOWED", "", () -> change("operations", id, "companyName", "新名", "reason", WHY));
        assertFieldRefused("creditCode", () -> change("pdm", id, "creditCode", "91350100M000100Y44", "reason", WHY));
        assertThat(partner(id).modifications()).isEmpty();
    }

    @Test
    void theAdministratorChangesTheContactData() {
        String id = onboarded();

        change(id + "-admin", id, "contactName", "张三", "contactMobile", "13700000000", "contactEmail", "a@b.cn", "address", "杭州",
                "verificationCodes", true, "shareWithDistributor", true);
        change(id + "-admin", id, "contactName", "李四");

        Partner partner = partners.get(id);
        assertThat(partner.contactName()).isEqualTo("李四");
        assertThat(partner.contactMobile()).as("what is left out keeps its value").isEqualTo("13700000000");
        assertThat(partner.verificationCodes()).isTrue();
        assertThat(partner.shareWithDistributor()).isTrue();
        assertFieldRefused("address", () -> change(id + "-admin", id, "address", "x".repeat(257)));
        assertFieldRefused("nonsense", () -> change(id + "-admin", id, "nonsense", "x"));
        assertRefused(403, "NOT_ALLOWED", "", () -> change("pdm", id, "contactName", "x", "reason", WHY));
        assertRefused(403, "NOT_ALLOWED", "", () -> change("cloudstar-sales", "cloudstar", "contactName", "x"));
        assertRefused(404, "NOT_FOUND", "", () -> change("cloudstar-admin", id, "contactName", "x"));
    }

    @Test
    @Rule("PTR-06")
    void aPathIsLeftWhileNothingHoldsIt() {
        String id = onboarded("paths", List.of("software", "service"));

        change("pdm", id, "paths", List.of("software"), "reason", WHY);
        assertThat(partners.get(id).paths()).containsExactly("software");

        change("pdm", id, "paths", List.of(), "reason", WHY);
        assertThat(partners.get(id).paths()).isEmpty();
    }

    @Test
    @Rule("PTR-06")
    void aRoleCertifiedPathIsLocked() {
        String id = onboarded("paths", List.of("software"));
        change("pdm", id, "paths", List.of(Map.of("path", "software", "stage", "role-certified")), "reason", WHY);

        assertThat(partners.get(id).roleCertified()).containsExactly("software");
        change("pdm", id, "paths", List.of("software", "service"), "reason", WHY);
        assertThat(partners.get(id).roleCertified()).as("named without a stage it keeps it").containsExactly("software");
        assertRefused(409, "PATH_LOCKED", "role-certified", () -> change("pdm", id, "paths", List.of("service"), "reason", WHY));
    }

    @Test
    @Rule("PTR-06")
    void solutionsLockTheSoftwarePath() {
        String id = onboarded("paths", List.of("software", "service"));
        start(id + "-admin", "solution-launch", fields("brand", "B", "product", id, "commonName", "C", "summary", "s", "submit", false));

        assertRefused(409, "PATH_LOCKED", "solutions", () -> change("pdm", id, "paths", List.of("service"), "reason", WHY));
        change("pdm", id, "paths", List.of("software"), "reason", WHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "dedicated-staff"})
    @Rule("PTR-06")
    void incentivesForServiceLockTheServicePath(String kind) {
        String id = onboarded("paths", List.of("software", "service"));
        incentive(id, kind);

        assertRefused(409, "PATH_LOCKED", "incentives", () -> change("pdm", id, "paths", List.of("software"), "reason", WHY));
        change("pdm", id, "paths", List.of("service"), "reason", WHY);
    }

    @Test
    @Rule("PTR-06")
    void incentivesForOpportunitiesLockTheSoftwarePath() {
        String id = onboarded("paths", List.of("software"));
        incentive(id, "opportunity");

        assertRefused(409, "PATH_LOCKED", "incentives", () -> change("pdm", id, "paths", List.of(), "reason", WHY));
    }

    private void incentive(String partner, String kind) {
        jdbc.sql("""
                insert into incentive (incentive_key, partner_id, kind, status, title, origin_key, calculation, amount, generated_at,
                  offset_amount, clawed_back_amount, created_at, updated_at)
                values (?, ?, ?, 'payable', 't', 'o', 'c', 1, current_timestamp, 0, 0, current_timestamp, current_timestamp)""")
                .params("INC-" + partner, partner, kind).update();
    }

    @Test
    void theIdentityIsChangedAndAnnounced() {
        String id = onboarded();

        change("pdm", id, "identity", "distributor", "customerDevelopment", true, "reason", WHY);

        assertThat(events.stream(IdentityChanged.class)).containsExactly(new IdentityChanged(id, Identity.NONE, Identity.DISTRIBUTOR, WHY));
        assertThat(partners.get(id).customerDevelopment()).isTrue();

        String reseller = onboarded("identity", "reseller", "distributorId", id);
        assertRefused(409, "HAS_RESELLERS", "", () -> change("pdm", id, "identity", "none", "reason", WHY));
        change("pdm", reseller, "identity", "none", "reason", WHY);
        assertThat(partners.get(reseller).distributorId()).as("who is no reseller has no distributor").isNull();
        change("pdm", id, "identity", "none", "reason", WHY);
    }

    @Test
    void programmesGrantAndTakeIdentitiesWithoutAnEvent() {
        String id = onboarded();

        partners.grantIdentity(id, Identity.DISTRIBUTOR);
        partners.takeIdentity(id, Identity.RESELLER);
        assertThat(partners.get(id).identity()).as("another one than it has").isEqualTo(Identity.DISTRIBUTOR);
        partners.takeIdentity(id, Identity.DISTRIBUTOR);

        assertThat(partners.get(id).identity()).isEqualTo(Identity.NONE);
        assertThat(events.stream(IdentityChanged.class)).isEmpty();
    }

    @Test
    void aResellerHasOneDistributor() {
        String distributor = onboarded("identity", "distributor");
        String reseller = onboarded("identity", "reseller");

        partners.attach(reseller, distributor);
        partners.attach(reseller, distributor);
        assertRefused(409, "ALREADY_ATTACHED", "", () -> partners.attach(reseller, "starbridge"));
        assertThat(partners.resellersOf(distributor)).extracting(Partner::id).containsExactly(reseller);
        partners.detach(reseller);
        assertThat(partners.resellersOf(distributor)).isEmpty();
    }

    @Test
    void capabilityLabelsAreGrantedAndTaken() {
        String id = onboarded();

        change("pdm", id, "capabilityLabels", List.of(Map.of("code", "migration", "level", "2", "grantedOn", "2026-01-31")), "reason", WHY);
        assertThat(partners.get(id).capabilityLabels())
                .containsExactly(new CapabilityLabel("migration", "2", LocalDate.parse("2026-01-31")));
        change("pdm", id, "capabilityLabels", List.of(), "reason", WHY);
        assertThat(partners.get(id).capabilityLabels()).isEmpty();

        assertFieldRefused("capabilityLabels[0].level", () -> change("pdm", id, "capabilityLabels",
                List.of(Map.of("code", "migration", "level", "3", "grantedOn", "2026-01-31")), "reason", WHY));
        assertFieldRefused("capabilityLabels[0].grantedOn", () -> change("pdm", id, "capabilityLabels",
                List.of(Map.of("code", "migration", "level", "1", "grantedOn", "2026-02-30")), "reason", WHY));
        assertFieldRefused("capabilityLabels", () -> change("pdm", id, "capabilityLabels",
                List.of(Map.of("code", "a", "level", "1", "grantedOn", "2026-01-31"), Map.of("code", "a", "level", "2", "grantedOn", "2026-01-31")),
                "reason", WHY));
    }

    @Test
    void theEcosystemManagerIsAUserOfThatGroup() {
        String id = onboarded();

        assertFieldRefused("ecosystemManager", () -> change("pdm", id, "ecosystemManager", "operations", "reason", WHY));
        assertFieldRefused("ecosystemManager", () -> change("pdm", id, "ecosystemManager", "nobody", "reason", WHY));
    }
}
