package org.partnercenter.reseller.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.reseller.ResellerCustomers;
import org.partnercenter.reseller.ResellerExport;
import org.partnercenter.reseller.ResellerFilter;
import org.partnercenter.reseller.ResellerView;
import org.partnercenter.reseller.Resellers;
import org.springframework.beans.factory.annotation.Autowired;

class ResellersTest extends ResellerProcessTest {

    @Autowired
    private Resellers resellers;
    @Autowired
    private Reveals reveals;
    @Autowired
    private Bonds bonds;
    @Autowired
    private ResellerExport export;
    @Autowired
    private ResellerCustomers customers;

    @Test
    @Rule("RSL-01")
    void onlyADistributorHasTheListAndOnlyItsOwn() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        String foreign = organisation(Identity.RESELLER, "starbridge", "CN");

        assertThat(list(distributor + "-sales").items()).extracting(ResellerView::key).containsExactly(reseller);
        assertRefused(404, "NOT_FOUND", "", () -> resellers.item(foreign, actor(distributor + "-admin")));
        assertThat(list("pdm", "q", foreign).items()).extracting(ResellerView::key).containsExactly(foreign);
        for (String user : List.of("cloudstar-admin", reseller + "-admin", "northgate-admin")) {
            assertRefused(403, "NOT_A_DISTRIBUTOR", "", () -> list(user));
            assertThat(resellers.offeredTo(actor(user))).isFalse();
        }
        assertThat(resellers.offeredTo(actor(distributor + "-sales"))).isTrue();
    }

    @Test
    @Rule("RSL-02")
    void nameMobileAndEmailAreMaskedAndFoundAsTheRuleSays() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        organisation(Identity.RESELLER, distributor, "CN");
        jdbc.sql("update partner set contact_mobile = '13812345678', contact_email = 'zhang@example.com' where id = ?").param(reseller).update();
        String user = distributor + "-sales";

        ResellerView row = list(user, "mobile", "13812345678").items().get(0);

        assertThat(row.key()).isEqualTo(reseller);
        assertThat(row.companyName()).isEqualTo("苏州****");
        assertThat(row.mobile()).isEqualTo("138****5678");
        assertThat(row.email()).isEqualTo("z***@example.com");
        assertThat(row.accountName()).isEqualTo("acc_" + reseller);
        assertThat(list(user, "mobile", "0086-13812345678").items()).hasSize(1);
        assertThat(list(user, "mobile", "1381234").items()).as("only by its whole value").isEmpty();
        assertThat(list(user, "q", "138123").items()).isEmpty();
        assertThat(list(user, "q", "zhang@example.com").items()).hasSize(1);
        assertThat(list(user, "companyName", "苏州测试").items()).hasSize(2);
        assertThat(list(user, "accountName", "ACC_" + reseller).items()).hasSize(1);
        assertThat(list(user, "associatedFrom", today().plusDays(1).toString()).items()).isEmpty();
        assertThat(list(user, "associatedFrom", today().toString(), "associatedTo", today().toString()).items()).hasSize(2);
        assertThat(list(user, "status", "ended").items()).isEmpty();
        assertFieldRefused("status", () -> list(user, "status", "nonsense"));
        assertFieldRefused("associatedFrom", () -> list(user, "associatedFrom", "gestern"));
        assertFieldRefused("associatedTo", () -> list(user, "associatedFrom", "2026-03-02", "associatedTo", "2026-03-01"));
        assertFieldRefused("sort", () -> list(user, "sort", "nonsense"));
    }

    @Test
    @Rule("RSL-02")
    void onlyAnAdministratorExportsAndAlwaysMasked() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        jdbc.sql("update partner set contact_mobile = '13812345678' where id = ?").param(reseller).update();
        jdbc.sql("update customer_account set account_name = '=1+1,\"x\"' where customer_id = ?").param("hw-" + reseller).update();

        String csv = export(distributor + "-admin");

        assertThat(csv).startsWith("\uFEFF\"云经销商 Reseller\"").contains("\"" + reseller + "\",\"苏州****\",\"'=1+1,\"\"x\"\"\",\"138****5678\"")
                .doesNotContain("13812345678");
        assertRefused(403, "NOT_ALLOWED", "", () -> export(distributor + "-sales"));
        assertRefused(403, "NOT_A_DISTRIBUTOR", "", () -> export("cloudstar-admin"));
    }

    @Test
    @Rule("RSL-03")
    void plainValuesAreForAdministratorsAndAccountManagersAndEachIsAudited() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        String foreign = organisation(Identity.RESELLER, "starbridge", "CN");
        jdbc.sql("update partner set contact_mobile = '13812345678' where id = ?").param(reseller).update();

        as(distributor + "-sales", () -> assertThat(reveals.reveal("resellers", "mobile", List.of(reseller), actor(distributor + "-sales")))
                .isEqualTo(Map.of(reseller, "13812345678")));

        assertThat(count("select count(*) from reveal where user_id = ? and record_key = ? and column_name = 'mobile'", distributor + "-sales", reseller))
                .isOne();
        assertThat(reveals.columns("resellers", actor(distributor + "-admin"))).containsExactlyInAnyOrder("companyName", "mobile", "email");
        assertRefused(403, "NOT_ALLOWED", "", () -> reveals.reveal("resellers", "mobile", List.of(reseller), actor("starbridge-finance")));
        assertRefused(404, "NOT_FOUND", "", () -> reveals.reveal("resellers", "mobile", List.of(reseller, foreign), actor(distributor + "-admin")));
        assertFieldRefused("column", () -> reveals.reveal("resellers", "region", List.of(reseller), actor(distributor + "-admin")));
    }

    @Test
    @Rule("RSL-01")
    void ofAResellersCustomersTheRestIsShownWithItsConsent() {
        String distributor = distributor();
        String reseller = organisation(Identity.RESELLER, distributor, "CN");
        String customer = "cust-" + reseller;
        as("operations", () -> accounts.create(customer, Map.of("accountName", "c_" + reseller, "customerName", "无锡某公司", "mobile",
                "139" + String.valueOf(System.nanoTime()).substring(4, 12))));
        bonds.bind(customer, reseller, new Bonds.Terms("2", "ASC-2026-000001", null, "标签", null));

        var basic = customers.of(reseller, 0, 20, actor(distributor + "-sales"));
        assertThat(basic.total()).isOne();
        assertThat(basic.items().get(0).accountName()).isEqualTo("c_" + reseller);
        assertThat(basic.items().get(0).associationType()).isEqualTo("2");
        assertThat(basic.items().get(0).associatedAt()).isBeforeOrEqualTo(Instant.now());
        assertThat(basic.items().get(0).customerName()).as("without consent").isNull();
        assertThat(basic.items().get(0).tag()).isNull();

        jdbc.sql("update partner set share_with_distributor = true where id = ?").param(reseller).update();
        var shared = customers.of(reseller, 0, 20, actor(distributor + "-sales")).items().get(0);
        assertThat(shared.customerName()).isEqualTo("无锡****");
        assertThat(shared.mobile()).startsWith("139****");
        assertThat(shared.tag()).isEqualTo("标签");
        assertRefused(404, "NOT_FOUND", "", () -> customers.of(reseller, 0, 20, actor("starbridge-admin")));
    }

    private String export(String user) {
        return new String(export.csv(ListQuery.DEFAULT, ResellerFilter.NONE, actor(user)), StandardCharsets.UTF_8);
    }

    private Page<ResellerView> list(String user, String... parameters) {
        Map<String, String[]> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], new String[] {parameters[i + 1]});
        }
        ResellerFilter filter = ResellerFilter.takeOutOf(given);
        return resellers.list(ListQuery.of(given), filter, actor(user));
    }
}
