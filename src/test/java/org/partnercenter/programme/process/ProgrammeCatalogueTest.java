package org.partnercenter.programme.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.PathHolder;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.programme.Condition;
import org.partnercenter.programme.MembershipView;
import org.partnercenter.programme.ProgrammeTables;
import org.partnercenter.programme.ProgrammeView;
import org.partnercenter.programme.Programmes;
import org.springframework.beans.factory.annotation.Autowired;

/** What partners see of the programmes before and after they have joined. */
class ProgrammeCatalogueTest extends ProgrammeProcessTest {

    @Autowired
    private Bonds bonds;
    @Autowired
    private List<PathHolder> pathHolders;
    @Autowired
    private RecordCollection<MembershipView> records;

    @BeforeEach
    void setClock() {
        moveTo(TODAY);
    }

    private ProgrammeView seen(String partner, String programme) {
        return programmes.programme(programme, actor(partner + "-finance"));
    }

    private static List<String> codes(ProgrammeView programme) {
        return programme.reasons().stream().map(ProgrammeTables.Reason::code).toList();
    }

    @Test
    @Rule("PRG-03")
    void aProgrammeIsOfferedWhenEveryConditionIsMet() {
        String partner = partner(Identity.NONE);
        ProgrammeView programme = seen(partner, "solution-provider");
        assertThat(programme.joinable()).isTrue();
        assertThat(programme.reasons()).isEmpty();
        assertThat(programme.conditions()).hasSize(9).allMatch(Condition::met);
        assertThat(programme.agreements()).allMatch(a -> a.version().equals("2026-01")).hasSize(3);
        assertThat(programme.status().code()).isEqualTo("available");

        assertThat(seen(partner, "distributor").joinable()).isFalse();
        assertThat(codes(seen(partner, "distributor"))).containsExactly("PROGRAMME_NOT_OPEN");
        assertThat(programmes.catalogue(actor("pdm"))).hasSize(6).noneMatch(ProgrammeView::joinable);
    }

    @ParameterizedTest
    @Rule({"PRG-03", "PRG-04"})
    @CsvSource({"realName, 1, REAL_NAME, 未完成企业实名认证", "realName, 0, REAL_NAME, 未完成企业实名认证", "openResources, 1, NO_RESOURCES, 有未释放资源",
            "arrears, 0.01, NO_ARREARS, 账号欠费", "membership, master, NO_ENTERPRISE_ACCOUNT, 企业主账号或子账号",
            "membership, independent, NO_ENTERPRISE_ACCOUNT, 企业主账号或子账号", "creditAccount, true, NO_CREDIT_ACCOUNT, 有信用账户"})
    void aFactOfTheCloudAccountStandsInTheWay(String fact, String value, String code, String zh) {
        String partner = partner(Identity.NONE);
        Object typed = switch (fact) {
            case "arrears" -> new BigDecimal(value);
            case "membership" -> value;
            case "creditAccount" -> Boolean.valueOf(value);
            default -> Integer.valueOf(value);
        };
        accounts.change("acc-" + partner, new HashMap<>(Map.of(fact, typed)));

        ProgrammeView programme = seen(partner, "solution-provider");

        assertThat(programme.joinable()).isFalse();
        assertThat(programme.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.zh()).isEqualTo(zh);
            assertThat(reason.en()).isNotBlank();
            assertThat(reason.remedyZh()).isNotBlank();
            assertThat(reason.remedyEn()).isNotBlank();
        });
        Map<String, Object> form = application("solution-provider");
        form.put("attachment", DUE_DILIGENCE);
        assertRefused(409, "CONDITIONS_NOT_MET", code + " " + zh, () -> start(partner + "-admin", "programme-join", form));
    }

    @Test
    @Rule("PRG-03")
    void everyReasonIsShown() {
        String partner = partner(Identity.NONE);
        bonds.bind("acc-" + partner, "starbridge", new Bonds.Terms("1", "ASC-T", null, null, null));
        jdbc.sql("update partner set status = 'frozen' where id = ?").param(partner).update();
        assertThat(codes(seen(partner, "solution-provider"))).containsExactlyInAnyOrder("ACTIVE", "NOT_ASSOCIATED");
        assertThat(codes(seen(partner, "service-capability"))).containsExactlyInAnyOrder("ACTIVE", "SERVICE_PATH", "ROLE_CERTIFIED");
        assertThat(codes(seen(partner(Identity.RESELLER), "co-exploration"))).containsExactly("NOT_RESELLER");

        jdbc.sql("update partner set cloud_account_id = null, status = 'active' where id = ?").param(partner).update();
        assertThat(codes(seen(partner, "solution-provider"))).containsExactlyInAnyOrder("REAL_NAME", "NOT_ASSOCIATED", "NO_RESOURCES",
                "NO_ARREARS", "NO_ENTERPRISE_ACCOUNT", "NO_CREDIT_ACCOUNT");
    }

    @Test
    @Rule({"PRG-03", "PRG-07"})
    void whoHasJoinedOrAppliesSeesSo() {
        String partner = partner(Identity.NONE);
        String key = start(partner + "-admin", "programme-join", draft("co-exploration"));
        assertThat(seen(partner, "co-exploration").status().code()).isEqualTo("applying");
        assertThat(codes(seen(partner, "co-exploration"))).containsExactly("NOT_MEMBER");
        assertRefused(409, "ALREADY_MEMBER", "", () -> apply(partner, "co-exploration"));
        complete(partner + "-admin", key, "edit-application", "action", "submit", "conditionsConfirmed", true, "agreementsAccepted", true);
        assertThat(seen(partner, "co-exploration").status().code()).isEqualTo("member");
        assertThat(seen(partner, "co-exploration").membershipKey()).isEqualTo(key);
    }

    @Test
    @Rule("PRG-16")
    void everyMemberReadsBothAndNobodyElse() {
        String partner = capable();
        String key = apply(partner, "service-capability");
        assertThat(record(key, partner + "-finance").conditions()).extracting(Condition::code).contains("ROLE_CERTIFIED", "NOT_MEMBER");
        assertThat(records.list(ListQuery.DEFAULT, actor(partner + "-finance")).items()).extracting(MembershipView::key).containsExactly(key);
        assertThat(records.list(new ListQuery(List.of("joined"), null, 0, 20, "-createdAt"), actor(partner + "-finance")).total()).isZero();
        assertRefused(404, "NOT_FOUND", "", () -> record(key, "bluewave-admin"));
        assertThat(record(key, "reviewer").companyName()).startsWith("北京测试");
    }

    @Test
    @Rule({"PRG-12", "PRG-17"})
    void requirementsAndBenefitsAreListedWithWhatIsMet() {
        String partner = capable();
        assertThat(seen(partner, "service-capability").opens()).singleElement()
                .satisfies(benefit -> assertThat(benefit.itemZh()).isEqualTo("能力提升激励"));
        assertThat(standing(partner).member()).isFalse();
        assertThat(standing(partner).requirements()).hasSize(2).allMatch(ProgrammeTables.Benefit::met);
        assertThat(standing(partner).benefits()).hasSize(1).noneMatch(ProgrammeTables.Benefit::met);
        member(partner);
        assertThat(standing(partner).member()).isTrue();
        assertThat(standing(partner).benefits()).allMatch(ProgrammeTables.Benefit::met);
        assertThat(standing(partner).asOf()).isNotNull();
        assertThat(programmes.standings(partner(Identity.DISTRIBUTOR))).hasSize(6).filteredOn(s -> s.code().equals("distributor"))
                .allMatch(s -> s.benefits().get(0).met());
    }

    private Programmes.Standing standing(String partner) {
        return programmes.standings(partner).stream().filter(s -> s.code().equals("service-capability")).findFirst().orElseThrow();
    }

    @Test
    @Rule("PTR-06")
    void whoHasJoinedAProgrammeStaysOnItsPaths() {
        String partner = capable();
        assertThat(pathHolders).noneMatch(holder -> holder.holds(partner, "service").isPresent());
        member(partner);
        assertThat(pathHolders).filteredOn(holder -> holder.holds(partner, "service").isPresent()).singleElement()
                .satisfies(holder -> assertThat(holder.holds(partner, "service")).get().asString().contains("服务伙伴能力提升专项计划"));
    }

    @Test
    @Rule("PRG-16")
    void theListIsSearchedAndSortedByItsFields() {
        String partner = partner(Identity.SOLUTION_PROVIDER);
        apply(partner, "co-exploration");
        Actor reader = actor(partner + "-finance");
        assertThat(records.list(new ListQuery(List.of(), "计划", 0, 1, "-createdAt"), reader).total()).isEqualTo(2);
        assertThat(records.rows(List.of(keyOf(partner, "co-exploration"), keyOf(partner, "solution-provider")), reader)).hasSize(2);
        assertFieldRefused("sort", () -> records.list(new ListQuery(List.of(), null, 0, 1, "note"), reader));
    }
}
