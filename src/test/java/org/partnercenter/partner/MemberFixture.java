package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.security.RunAs;
import org.springframework.beans.factory.annotation.Autowired;

/** An organisation of its own for each test, with one administrator. */
abstract class MemberFixture extends ProcessTest {

    static final String CHOSEN = "Chosen-2026";

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Members members;
    @Autowired
    MemberActions actions;
    @Autowired
    MemberRecords records;
    @Autowired
    IdentityService identity;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private RunAs runAs;

    String partner;
    String admin;

    @BeforeEach
    void anOrganisation() {
        partner = organisation();
        admin = partner + "-admin";
    }

    /** A new organisation, whose administrator has chosen its password. */
    String organisation() {
        String id = "team" + NEXT.incrementAndGet();
        as("pdm", () -> onboarding.onboard(new NewPartner(id, "团队 " + id, "91350100M000100Y43", "CN", Identity.SOLUTION_PROVIDER, List.of(), null,
                null, "pdm"), () -> members.create(id, person(id + "-admin", Role.ADMIN), CHOSEN)));
        return id;
    }

    static NewMember person(String userId, Role... roles) {
        return new NewMember(userId, "姓名 " + userId, userId + "@team.example", "13900000000", Set.of(roles));
    }

    /** A member of the organisation whose id ends so, with a password of its own. */
    String member(String name, Role... roles) {
        String userId = partner + "-" + name;
        as(admin, () -> members.create(partner, person(userId, roles), CHOSEN));
        return userId;
    }

    /** The body of {@code POST /api/members}. */
    static Map<String, Object> body(String userId, String... roles) {
        Map<String, Object> body = new HashMap<>(fields("userId", userId, "displayName", "新人", "email", userId + "@team.example", "mobile",
                "+86 139-0000-0000"));
        body.put("roles", Arrays.asList(roles));
        return body;
    }

    String create(Map<String, Object> body) {
        return by(admin, () -> actions.create(body, Actor.current()));
    }

    void change(String userId, Object... keysAndValues) {
        changeBy(admin, userId, keysAndValues);
    }

    void changeBy(String caller, String userId, Object... keysAndValues) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            body.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        as(caller, () -> actions.change(userId, body, Actor.current()));
    }

    <T> T by(String userId, Supplier<T> work) {
        return runAs.user(userId, work);
    }

    Member read(String userId) {
        return members.find(userId).orElseThrow();
    }

    void assertStatus(String userId, MemberStatus status) {
        assertThat(read(userId).status()).as(userId).isEqualTo(status);
    }

    boolean signsIn(String userId, String password) {
        return identity.checkPassword(userId, password);
    }
}
