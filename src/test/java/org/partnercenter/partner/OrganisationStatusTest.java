package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.SubmissionGuard;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.web.bind.annotation.DeleteMapping;

/** Freezing, thawing and delisting. */
@RecordApplicationEvents
class OrganisationStatusTest extends OrganisationTest {

    @Autowired
    private List<SubmissionGuard> guards;
    @Autowired
    private ApplicationEvents events;
    @Autowired
    private IdentityService identity;

    private static Map<String, Object> solution(String id) {
        return fields("brand", "B", "product", id, "commonName", "C", "summary", "s", "submit", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frozen", "delisted"})
    @Rule("PTR-05")
    void whoIsNotActiveReadsButStartsAndSubmitsNothing(String status) {
        String id = onboarded();
        String admin = id + "-admin";
        String solution = start(admin, "solution-launch", solution(id));

        move(id, status);

        assertThat(records.item(id, actor(admin)).status().code()).as("reading").isEqualTo(status);
        assertRefused(409, "PARTNER_FROZEN", "", () -> start(admin, "solution-launch", solution(id + "2")));
        assertRefused(409, "PARTNER_FROZEN", "", () -> complete(admin, solution, "edit-draft", "action", "save"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> change(admin, id, "contactName", "x"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> partners.requireActive(id));

        move(id, "active");
        complete(admin, solution, "edit-draft", "action", "save");
        partners.requireActive(id);
    }

    @Test
    @Rule("PTR-05")
    void theVendorAndTheSystemGoOn() {
        String id = onboarded();
        move(id, "frozen");

        change("pdm", id, "companyName", "改名", "reason", "r");
        for (SubmissionGuard guard : guards) {
            guard.check(actor("operations"), "delivery-incentive", "enter-incentive");
            guard.check(Actor.current(), "delivery-incentive", null);
        }
        assertThat(partner(id).companyName()).isEqualTo("改名");
    }

    @Test
    @Rule("PTR-05")
    void earnedMoneyIsStillSettled() {
        String id = onboarded();
        Actor admin = actor(id + "-admin");
        move(id, "frozen");

        assertThatNoException().isThrownBy(() -> check(admin, "incentive-confirmation", "check-incentive"));
        assertThatNoException().isThrownBy(() -> check(admin, "payout", "issue-invoice"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> check(admin, "delivery-incentive", "request-acceptance"));
        assertRefused(409, "PARTNER_FROZEN", "", () -> check(admin, "delivery-incentive", null));
    }

    @Test
    @Rule("PTR-05")
    void resellersOfAFrozenDistributorStartNothingEither() {
        String distributor = onboarded("identity", "distributor");
        String reseller = onboarded("identity", "reseller", "distributorId", distributor);
        Actor admin = actor(reseller + "-admin");

        move(distributor, "frozen");
        assertRefused(409, "PARTNER_FROZEN", "distributor", () -> start(reseller + "-admin", "solution-launch", solution(reseller)));
        assertRefused(409, "PARTNER_FROZEN", "distributor", () -> check(admin, "customer-report", null));
        assertThat(partner(reseller).status().code()).as("its own status stays").isEqualTo("active");

        move(distributor, "delisted");
        assertRefused(409, "PARTNER_FROZEN", "distributor", () -> partners.requireActive(reseller));
        assertThatNoException().as("a report is refused with a reason of its own")
                .isThrownBy(() -> check(admin, "customer-report", null));

        move(distributor, "active");
        partners.requireActive(reseller);
    }

    private void check(Actor actor, String process, String task) {
        guards.forEach(guard -> guard.check(actor, process, task));
    }

    @Test
    @Rule("PTR-02")
    void anOrganisationIsFrozenOrDelistedNeverDeleted() {
        String id = onboarded();

        move(id, "delisted");

        assertThat(partner(id).companyName()).isEqualTo("公司 " + id);
        assertThat(identity.createTenantQuery().tenantId(id).count()).isOne();
        assertThat(records.list(new ListQuery(List.of("delisted"), id, 0, 20, "key"), actor("manager")).items()).extracting(PartnerView::key)
                .containsExactly(id);
        assertThat(Arrays.stream(PartnerController.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(DeleteMapping.class))).isEmpty();
        assertRefused(409, "PARTNER_EXISTS", "", () -> onboard(application(id)));
    }

    @Test
    void everyMoveIsKeptToldAndAnnounced() {
        String id = onboarded();

        move(id, "frozen");

        assertThat(partner(id).history()).last().satisfies(entry -> {
            assertThat(entry.from()).isEqualTo("active");
            assertThat(entry.to()).isEqualTo("frozen");
            assertThat(entry.comment()).isEqualTo("抽查");
        });
        assertThat(notices(id + "-admin", id)).containsExactly("已冻结 " + id);
        assertThat(events.stream(PartnerStatusChanged.class))
                .containsExactly(new PartnerStatusChanged(id, PartnerStatus.ACTIVE, PartnerStatus.FROZEN));
        assertRefused(409, "ALREADY_DECIDED", "", () -> move(id, "frozen"));
    }

    @Test
    void onlyOperationsMovesWithAReason() {
        String id = onboarded();

        assertRefused(403, "NOT_ALLOWED", "", () -> statuses.move(id, fields("status", "frozen", "reason", "r"), actor("pdm")));
        assertRefused(403, "NOT_ALLOWED", "", () -> statuses.move(id, fields("status", "frozen", "reason", "r"), actor(id + "-admin")));
        assertRefused(404, "NOT_FOUND", "", () -> statuses.move(id, fields("status", "frozen", "reason", "r"), actor("cloudstar-admin")));
        assertFieldRefused("reason", () -> statuses.move(id, fields("status", "frozen"), actor("operations")));
        assertFieldRefused("status", () -> statuses.move(id, fields("status", "gone", "reason", "r"), actor("operations")));
    }
}
