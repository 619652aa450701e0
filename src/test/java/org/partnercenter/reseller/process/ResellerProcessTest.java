package org.partnercenter.reseller.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.programme.Memberships;
import org.partnercenter.reseller.CooperationRecords;
import org.partnercenter.reseller.CooperationView;
import org.partnercenter.reseller.Cooperations;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations of their own for each test, and the steps that bring two of them together. */
abstract class ResellerProcessTest extends ProcessTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Cooperations cooperations;
    @Autowired
    CooperationRecords records;
    @Autowired
    Partners partners;
    @Autowired
    Memberships memberships;
    @Autowired
    CustomerAccounts accounts;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private IdentityService identity;

    /** An organisation with an administrator and an account manager; its cloud account is real-name verified. */
    String organisation(Identity kind, String distributorId, String region) {
        String id = "rsl" + Long.toString(System.nanoTime(), 36) + NUMBER.incrementAndGet();
        NewPartner partner = new NewPartner(id, "苏州测试" + id, "91350100M000100Y43", region, kind, List.of(), "hw-" + id, distributorId, "pdm");
        as("pdm", () -> onboarding.onboard(partner, () -> {
            user(id, "admin");
            user(id, "sales");
        }));
        as("operations", () -> accounts.create("hw-" + id, Map.of("accountName", "acc_" + id, "customerName", "苏州测试" + id,
                "mobile", "0086-139" + String.format("%08d", NUMBER.incrementAndGet()), "email", "z" + id + "@example.com", "realName", 2)));
        return id;
    }

    String applicant() {
        return organisation(Identity.NONE, null, "CN");
    }

    String distributor() {
        return organisation(Identity.DISTRIBUTOR, null, "CN");
    }

    /** A member of the reseller plan without a distributor. */
    String freeReseller() {
        return freeReseller("CN");
    }

    String freeReseller(String region) {
        String id = organisation(Identity.RESELLER, null, region);
        as("pdm", () -> memberships.begin(id, "reseller"));
        return id;
    }

    private void user(String partnerId, String role) {
        User user = identity.newUser(partnerId + "-" + role);
        user.setFirstName(role);
        user.setLastName(partnerId);
        user.setPassword(partnerId);
        identity.saveUser(user);
        identity.createMembership(user.getId(), "partner-" + role);
        identity.createTenantUserMembership(partnerId, user.getId());
    }

    String apply(String applicant, String distributor) {
        return start(applicant + "-admin", "reseller-cooperation",
                fields("kind", "application", "counterpartId", distributor, "message", "希望成为云经销商"));
    }

    String invite(String distributor, String reseller) {
        return start(distributor + "-admin", "reseller-cooperation", fields("kind", "invitation", "counterpartId", reseller));
    }

    /** An application that the vendor has approved. */
    String planApproved(String applicant, String distributor) {
        String key = apply(applicant, distributor);
        approve("reviewer", key, "review-plan-application");
        return key;
    }

    CooperationView record(String key) {
        return records.item(key, actor("pdm"));
    }

    String status(String key) {
        return record(key).status().code();
    }

    void freeze(String partnerId, String status) {
        jdbc.sql("update partner set status = ? where id = ?").params(status, partnerId).update();
    }

    void assertAttached(String reseller, String distributor) {
        assertThat(partners.get(reseller).identity()).isEqualTo(Identity.RESELLER);
        assertThat(partners.get(reseller).distributorId()).isEqualTo(distributor);
        assertThat(memberships.isMember(reseller, "reseller", today())).isTrue();
    }

    static Map<String, Object> body(Object... keysAndValues) {
        return new HashMap<>(fields(keysAndValues));
    }
}
