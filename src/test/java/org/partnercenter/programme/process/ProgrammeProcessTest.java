package org.partnercenter.programme.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.programme.Certificates;
import org.partnercenter.programme.MembershipView;
import org.partnercenter.programme.Memberships;
import org.partnercenter.programme.Programmes;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes partners of its own, one for each test, into programmes. */
abstract class ProgrammeProcessTest extends ProcessTest {

    /** A day well before the end of any term. */
    static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    static final FileValue DUE_DILIGENCE = DemoFiles.pdf("尽职调查.pdf");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Memberships memberships;
    @Autowired
    Programmes programmes;
    @Autowired
    Certificates certificates;
    @Autowired
    Partners partners;
    @Autowired
    CustomerAccounts accounts;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private RecordCollection<MembershipView> records;

    /** A new partner of that identity, with an administrator, a finance member, and a cloud account that meets every condition. */
    String partner(Identity identity, String... paths) {
        int number = NUMBER.incrementAndGet();
        String id = "prg" + number;
        accounts.create("acc-" + id, new HashMap<>(Map.of("accountName", "acc_" + id, "realName", 2)));
        onboarding.onboard(new NewPartner(id, "北京测试" + number + "有限公司", "91350100M000100Y43", "CN", identity, List.of(paths),
                "acc-" + id, null, "pdm"), () -> { });
        for (String role : List.of("admin", "finance")) {
            var user = engine.getIdentityService().newUser(id + "-" + role);
            user.setFirstName(role);
            user.setLastName(role);
            user.setEmail(id + "-" + role + "@test.example");
            user.setPassword("Test-2026-" + role);
            engine.getIdentityService().saveUser(user);
            engine.getIdentityService().createMembership(id + "-" + role, "partner-" + role);
            engine.getIdentityService().createTenantUserMembership(id, id + "-" + role);
        }
        return id;
    }

    /** A new partner that may join {@code service-capability}. */
    String capable() {
        String partner = partner(Identity.NONE, "service");
        jdbc.sql("update partner set service_stage = 'role-certified' where id = ?").param(partner).update();
        return partner;
    }

    static Map<String, Object> application(String programme) {
        return fields("programmeCode", programme, "submit", true, "conditionsConfirmed", true, "agreementsAccepted", true);
    }

    static Map<String, Object> draft(String programme) {
        return fields("programmeCode", programme, "submit", false);
    }

    String apply(String partner, String programme) {
        return start(partner + "-admin", "programme-join", application(programme));
    }

    String invite(String partner) {
        return start("pdm", "programme-join", fields("programmeCode", "distributor", "partnerId", partner));
    }

    /** A member of {@code service-capability}, from {@link #TODAY} to the end of the year. */
    String member(String partner) {
        String key = apply(partner, "service-capability");
        approve("reviewer", key, "review-membership");
        return key;
    }

    /** The record as the partner's own people read it. */
    MembershipView record(String key) {
        String partner = jdbc.sql("select partner_id from programme_membership where membership_key = ?").param(key).query(String.class).single();
        return records.item(key, new Actor("reader", java.util.Set.of("partner-finance"), java.util.Set.of(partner)));
    }

    MembershipView record(String key, String userId) {
        return records.item(key, actor(userId));
    }

    String status(String key) {
        return record(key).status().code();
    }

    /** The one record of the partner's that is about this programme. */
    String keyOf(String partner, String programme) {
        List<String> keys = jdbc.sql("select membership_key from programme_membership where partner_id = ? and programme_code = ?")
                .params(partner, programme).query(String.class).list();
        assertThat(keys).as(programme + " of " + partner).hasSize(1);
        return keys.get(0);
    }

    Identity identity(String partner) {
        return partners.get(partner).identity();
    }

    boolean isMember(String partner, String programme, String day) {
        return memberships.isMember(partner, programme, LocalDate.parse(day));
    }
}
