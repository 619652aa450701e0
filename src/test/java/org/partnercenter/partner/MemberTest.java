package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;

@DisplayName("the members of an organisation")
class MemberTest extends MemberFixture {

    private List<String> groups(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).sorted().toList();
    }

    private List<String> tenants(String userId) {
        return identity.createTenantQuery().userMember(userId).list().stream().map(Tenant::getId).toList();
    }

    @Test
    @Rule({"PTR-07", "PTR-11"})
    @DisplayName("have one to three roles, whose groups and tenant follow in the engine")
    void rolesAndGroups() {
        String userId = partner + "-all";
        String initial = create(body(userId, "partner-sales-lead", "partner-delivery", "partner-finance"));

        assertThat(groups(userId)).containsExactly("partner-delivery", "partner-finance", "partner-sales");
        assertThat(tenants(userId)).containsExactly(partner);
        assertThat(signsIn(userId, initial)).isTrue();
        assertStatus(userId, MemberStatus.INITIAL);
        assertThat(records.item(userId, actor(admin)).history()).singleElement().satisfies(entry -> {
            assertThat(entry.to()).isEqualTo("initial");
            assertThat(entry.by()).isEqualTo(admin);
        });

        change(userId, "roles", List.of("partner-delivery"));
        assertThat(groups(userId)).containsExactly("partner-delivery");
        assertThat(actor(userId).partnerId()).isEqualTo(partner);
    }

    @ParameterizedTest
    @CsvSource({"'', ROLE_REQUIRED", "partner-sales partner-sales-lead partner-delivery partner-finance, TOO_MANY_ROLES",
        "partner-admin partner-finance, ROLES_EXCLUDE_EACH_OTHER", "partner-sales partner-sales-lead, ROLES_EXCLUDE_EACH_OTHER",
        "manager, FIELD_INVALID", "operations partner-sales, FIELD_INVALID"})
    @Rule("PTR-07")
    @DisplayName("are refused roles that nobody may have together, and those that are not in the table")
    void wrongRoles(String roles, String code) {
        String[] codes = roles.isEmpty() ? new String[0] : roles.split(" ");
        assertRefused(400, code, "roles", () -> create(body(partner + "-wrong", codes)));
        String userId = member("right", Role.DELIVERY);
        assertRefused(400, code, "roles", () -> change(userId, "roles", List.of(codes)));
        assertThat(read(userId).roles()).containsExactly(Role.DELIVERY);
        assertThat(groups(userId)).containsExactly("partner-delivery");
    }

    @Test
    @Rule("PTR-07")
    @DisplayName("account managers see their own customers, leads those of all under them, everybody else all")
    void scopes() {
        String lead = member("lead", Role.SALES_LEAD);
        String one = member("one", Role.SALES);
        String other = member("other", Role.SALES);
        change(one, "leadId", lead);

        assertThat(members.scope(actor(one)).accountManagers()).containsExactly(one);
        assertThat(members.scope(actor(lead)).accountManagers()).containsExactlyInAnyOrder(lead, one);
        assertThat(members.scope(actor(lead)).sees(other)).isFalse();
        assertThat(members.scope(actor(lead)).sees(null)).isFalse();
        change(one, "roles", List.of("partner-sales", "partner-delivery"));
        for (String all : List.of(one, admin, "manager", member("money", Role.FINANCE))) {
            assertThat(members.scope(actor(all)).seesAll()).as(all).isTrue();
        }
        assertThat(members.hasFurtherRole(one)).isTrue();
        assertThat(members.hasFurtherRole(other)).isFalse();
        assertThat(members.leadOf(one)).contains(lead);
    }

    @Test
    @DisplayName("an account manager's lead is a lead of the organisation")
    void leads() {
        String sales = member("sales", Role.SALES);
        String money = member("money", Role.FINANCE);
        assertFieldRefused("leadId", () -> change(sales, "leadId", money));
        assertFieldRefused("leadId", () -> change(sales, "leadId", "nobody"));
        String lead = member("lead", Role.SALES_LEAD);
        assertFieldRefused("leadId", () -> change(money, "leadId", lead));
        String stranger = organisation();
        by("pdm", () -> members.create(stranger, person(stranger + "-lead", Role.SALES_LEAD)));
        assertFieldRefused("leadId", () -> change(sales, "leadId", stranger + "-lead"));
        change(sales, "leadId", lead);
        change(sales, "leadId", "");
        assertThat(members.leadOf(sales)).isEmpty();
        change(sales, "leadId", lead);
        change(sales, "roles", List.of("partner-delivery"));
        assertThat(members.leadOf(sales)).isEmpty();
    }

    @Test
    @Rule("PTR-10")
    @DisplayName("who loses the role of a lead leaves its account managers under nobody, and the administrator is told")
    void lostLead() {
        String lead = member("lead", Role.SALES_LEAD);
        String sales = member("sales", Role.SALES);
        change(sales, "leadId", lead);

        change(lead, "roles", List.of("partner-sales"));

        assertThat(members.leadOf(sales)).isEmpty();
        assertThat(noticeTexts(admin, Member.key(lead))).singleElement().asString().contains(sales);
    }

    @Test
    @Rule("PTR-08")
    @DisplayName("a user id is taken once for all organisations, the vendor's people and those who have left")
    void userIds() {
        String taken = member("once", Role.SALES);
        String stranger = organisation();
        assertRefused(409, "USER_ID_TAKEN", "userId", () -> create(body(taken, "partner-sales")));
        assertRefused(409, "USER_ID_TAKEN", "userId", () -> create(body(taken.toUpperCase(), "partner-sales")));
        assertRefused(409, "USER_ID_TAKEN", "userId", () -> create(body("reviewer2", "partner-sales")));
        assertRefused(409, "USER_ID_TAKEN", "userId", () -> create(body("operations", "partner-sales")));
        change(taken, "disabled", true);
        assertRefused(409, "USER_ID_TAKEN", "userId",
                () -> by(stranger + "-admin", () -> actions.create(body(taken, "partner-sales"), Actor.current())));
        assertFieldRefused("userId", () -> change(taken, "userId", "another-one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "1begins", "has space", "op_someone", "shadow_someone", "OP_someone", "a23456789012345678901234567890123", "名字名字名字"})
    @Rule("PTR-08")
    @DisplayName("a user id has the form of the vendor's cloud")
    void formOfUserIds(String userId) {
        Map<String, Object> body = body("x", "partner-sales");
        body.put("userId", userId);
        body.put("email", "form@team.example");
        assertFieldRefused("userId", () -> create(body));
    }

    @Test
    @Rule("PTR-08")
    @DisplayName("an e-mail address belongs to one user, whatever its case and side")
    void emails() {
        String first = member("first", Role.SALES);
        Map<String, Object> body = body(partner + "-second", "partner-sales");
        body.put("email", (first + "@team.example").toUpperCase());
        assertRefused(409, "EMAIL_IN_USE", "email", () -> create(body));
        body.put("email", "PDM@vendor.example");
        assertRefused(409, "EMAIL_IN_USE", "email", () -> create(body));
        String second = member("second", Role.SALES);
        assertRefused(409, "EMAIL_IN_USE", "email", () -> change(second, "email", first + "@team.example"));
        changeBy(first, first, "email", first.toUpperCase() + "@team.example");
        assertThat(read(first).email()).isEqualTo(first.toUpperCase() + "@team.example");
        assertThat(identity.createUserQuery().userId(first).singleResult().getEmail()).isEqualTo(first.toUpperCase() + "@team.example");
    }

    @Test
    @Rule("PTR-09")
    @DisplayName("the last administrator stays one")
    void lastAdministrator() {
        assertRefused(409, "LAST_ADMIN", "", () -> change(admin, "disabled", true));
        assertRefused(409, "LAST_ADMIN", "", () -> change(admin, "roles", List.of("partner-finance")));
        String second = member("second", Role.ADMIN);
        change(second, "disabled", true);
        assertRefused(409, "LAST_ADMIN", "", () -> change(admin, "disabled", true));
        change(second, "disabled", false);
        change(admin, "disabled", true);
        assertThat(members.contacts(partner)).extracting(Member::userId).containsExactly(second);
    }

    @Test
    @Rule("PTR-09")
    @DisplayName("of two administrators who resign at once, one stays")
    void twoResign() throws Exception {
        String second = member("second", Role.ADMIN);
        List<String> outcomes = atOnce(List.of(admin, second), user -> changeBy(user, user, "disabled", true));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "LAST_ADMIN");
        assertThat(members.of(partner)).filteredOn(member -> !member.isDisabled()).hasSize(1);
    }

    @Test
    @Rule("PTR-08")
    @DisplayName("of two who take a user id at once, one gets it")
    void twoTakeAnId() throws Exception {
        String stranger = organisation();
        String wanted = partner + "-wanted";
        List<String> outcomes = atOnce(List.of(admin, stranger + "-admin"), user -> {
            Map<String, Object> body = body(wanted, "partner-sales");
            body.put("email", user + "-new@team.example");
            by(user, () -> actions.create(body, Actor.current()));
        });
        assertThat(outcomes).containsExactlyInAnyOrder("done", "USER_ID_TAKEN");
    }

    private List<String> atOnce(List<String> users, Consumer<String> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(users.size());
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Future<String>> results = new ArrayList<>();
            for (String user : users) {
                Callable<String> call = () -> {
                    start.await();
                    try {
                        work.accept(user);
                        return "done";
                    } catch (Refusal refusal) {
                        return refusal.code();
                    }
                };
                results.add(threads.submit(call));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> result : results) {
                outcomes.add(result.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Rule("PTR-17")
    @DisplayName("up to five are shown to customers; without any the administrators are")
    void contacts() {
        assertThat(members.contacts(partner)).extracting(Member::userId).containsExactly(admin);
        List<String> five = IntStream.range(0, 5).mapToObj(i -> member("contact" + i, Role.SALES)).toList();
        five.forEach(user -> change(user, "customerContact", true));
        assertThat(members.contacts(partner)).extracting(Member::userId).containsExactlyElementsOf(five);

        Map<String, Object> sixth = body(partner + "-sixth", "partner-sales");
        sixth.put("customerContact", true);
        assertRefused(409, "TOO_MANY_CONTACTS", "customerContact", () -> create(sixth));
        assertRefused(409, "TOO_MANY_CONTACTS", "customerContact", () -> change(admin, "customerContact", true));
        change(five.get(0), "disabled", true);
        change(admin, "customerContact", true);
        assertRefused(409, "TOO_MANY_CONTACTS", "customerContact", () -> change(five.get(0), "disabled", false));
    }

    @Test
    @DisplayName("administrators change their organisation's members, others their own name, mobile and e-mail")
    void whoMayChange() {
        String sales = member("sales", Role.SALES);
        String money = member("money", Role.FINANCE);
        changeBy(sales, sales, "displayName", "新名字", "mobile", "13911112222");
        assertThat(read(sales)).extracting(Member::displayName, Member::mobile).containsExactly("新名字", "13911112222");
        assertThat(identity.createUserQuery().userId(sales).singleResult().getFirstName()).isEqualTo("新名字");
        assertRefused(403, "NOT_ALLOWED", "", () -> changeBy(sales, sales, "roles", List.of("partner-admin")));
        assertRefused(403, "NOT_ALLOWED", "", () -> changeBy(sales, sales, "disabled", false));
        assertRefused(403, "NOT_ALLOWED", "", () -> changeBy(sales, money, "displayName", "x"));
        assertRefused(403, "NOT_ALLOWED", "", () -> changeBy("operations", sales, "displayName", "x"));
        assertRefused(403, "NOT_ALLOWED", "", () -> by(sales, () -> actions.create(body(partner + "-new", "partner-sales"), Actor.current())));
        assertRefused(403, "NOT_ALLOWED", "", () -> by("pdm", () -> actions.create(body(partner + "-new", "partner-sales"), Actor.current())));
        String stranger = organisation() + "-admin";
        assertRefused(404, "NOT_FOUND", "", () -> changeBy(stranger, sales, "displayName", "x"));
        assertRefused(404, "NOT_FOUND", "", () -> records.item(sales, actor(stranger)));
        assertFieldRefused("status", () -> change(sales, "status", "active"));
        assertFieldRefused("email", () -> change(sales, "email", "no address"));
        assertFieldRefused("mobile", () -> change(sales, "mobile", "none"));
        assertFieldRefused("displayName", () -> change(sales, "displayName", "x".repeat(65)));
        assertThat(read(sales).displayName()).isEqualTo("新名字");
    }

    @Test
    @DisplayName("the list shows each status, and to a partner its own members only")
    void list() {
        String locked = member("locked", Role.SALES);
        String gone = member("gone", Role.FINANCE);
        create(body(partner + "-fresh", "partner-delivery"));
        change(gone, "disabled", true);
        jdbc.sql("update user_login set locked_until = ? where user_id = ?")
                .params(java.sql.Timestamp.from(java.time.Instant.parse("2999-01-01T00:00:00Z")), locked).update();

        Map<String, String> expected = Map.ofEntries(entry(locked, "locked"), entry(gone, "disabled"), entry(partner + "-fresh", "initial"),
                entry(admin, "active"));
        assertThat(records.list(ListQuery.LARGEST, actor(admin)).items()).hasSize(4)
                .allSatisfy(view -> assertThat(view.status().code()).isEqualTo(expected.get(view.key())));
        expected.forEach((user, status) -> assertThat(records.list(new ListQuery(List.of(status), partner, 0, 10, "userId"), actor("manager")).items())
                .as(status).extracting(MemberView::userId).containsExactly(user));
        assertThat(records.list(new ListQuery(List.of(), locked, 0, 10, "key"), actor(organisation() + "-admin")).total()).isZero();
        jdbc.sql("update user_login set locked_until = null where user_id = ?").param(locked).update();
    }
}
