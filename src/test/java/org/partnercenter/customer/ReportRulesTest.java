package org.partnercenter.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.account.Bonds;
import org.partnercenter.partner.Identity;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.RowResult;
import org.partnercenter.platform.masking.Reveals;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds of reports, whoever makes them and however many at once. */
class ReportRulesTest extends ReportProcessTest {

    @Autowired
    private ReportRecords records;
    @Autowired
    private ReportActions actions;
    @Autowired
    private ReportController controller;
    @Autowired
    private Bonds bonds;
    @Autowired
    private Reveals reveals;

    @Test
    @Rule("CUS-01")
    void whoMayNotDevelopCustomersReportsNone() {
        Prospect prospect = somebody();
        assertRefused(403, "NO_DEVELOPMENT_PERMISSION", "", () -> report("starbridge-sales", prospect));
        assertRefused(403, "NO_DEVELOPMENT_PERMISSION", "", () -> report("northgate-sales", prospect));
        assertRefused(403, "NOT_ALLOWED", "", () -> report("cloudstar-delivery", prospect));

        jdbc.sql("update partner set customer_development = true where id = 'starbridge'").update();
        try {
            assertThat(status(report("starbridge-sales", prospect))).as("when the ecosystem manager has allowed it").isEqualTo("reported");
        } finally {
            jdbc.sql("update partner set customer_development = false where id = 'starbridge'").update();
        }
    }

    @Test
    @Rule("CUS-01")
    void aDelistedDistributorsResellersAreTold() {
        String distributor = partner(Identity.DISTRIBUTOR, null);
        String reseller = partner(Identity.RESELLER, distributor);
        assertThat(status(report(reseller + "-sales", somebody()))).isEqualTo("reported");

        jdbc.sql("update partner set status = 'delisted' where id = ?").param(distributor).update();

        assertRefused(403, "DISTRIBUTOR_DELISTED", "", () -> report(reseller + "-sales", somebody()));
    }

    @Test
    @Rule("CUS-01")
    void oneContactIsEnoughNoneIsNot() {
        String partner = partner(Identity.SOLUTION_PROVIDER, null);
        jdbc.sql("update partner set contact_mobile = null where id = ?").param(partner).update();
        assertRefused(409, "CONTACT_MISSING", "", () -> report(partner + "-sales", somebody()));
        assertThat(count("select count(*) from customer_report where partner_id = ?", partner)).isZero();

        jdbc.sql("update partner set contact_email = 'a@b.example' where id = ?").param(partner).update();
        assertThat(status(report(partner + "-sales", somebody()))).isEqualTo("reported");
    }

    @Test
    @Rule("CUS-02")
    void theHundredAndFirstIsRefusedAlsoWhenTwentyComeAtOnce() throws Exception {
        String partner = partner(Identity.SOLUTION_PROVIDER, null);
        String sales = partner + "-sales";
        List<String> made = new ArrayList<>();
        IntStream.range(0, 90).forEach(i -> made.add(report(sales, somebody())));

        List<Callable<String>> twenty = IntStream.range(0, 20).mapToObj(i -> somebody()).<Callable<String>>map(who -> () -> report(sales, who)).toList();
        List<String> answers = atOnce(twenty);

        assertThat(answers).filteredOn(answer -> answer.startsWith("REP-")).hasSize(10);
        assertThat(answers).filteredOn(answer -> !answer.startsWith("REP-")).containsOnly("QUOTA_EXCEEDED");
        assertThat(places(partner)).isEqualTo(100);

        complete(sales, made.get(0), "handle-report", "action", "release");
        assertThat(status(report(sales, somebody()))).as("a place that is left is free at once").isEqualTo("reported");
        assertRefused(409, "QUOTA_EXCEEDED", "", () -> report(sales, somebody()));

        Prospect doubtful = somebody();
        account(doubtful, "salesTeam", "online");
        assertRefused(409, "QUOTA_EXCEEDED", "", () -> report(sales, doubtful));
        complete(sales, made.get(1), "handle-report", "action", "release");
        String offered = report(sales, doubtful);
        report(sales, somebody());
        assertRefused(409, "QUOTA_EXCEEDED", "", () -> complete(sales, offered, "apply-manual-review", "action", "submit",
                "expectedConsumption", "1.00", "communication", "已沟通", "projectDetails", "项目"));
        assertThat(status(offered)).as("nothing has changed").isEqualTo("manual-offered");
    }

    @Test
    @Rule("CUS-03")
    void aProspectIsKnownByItsMobileItsAddressOrItsName() {
        Prospect held = somebody();
        report(held);
        Prospect other = somebody();
        for (Prospect same : List.of(new Prospect(other.name(), "0086-" + held.mobile(), other.email()),
                new Prospect(other.name(), other.mobile(), held.email().toUpperCase()),
                new Prospect("  " + held.name().toUpperCase() + " ", other.mobile(), other.email()))) {
            assertRefused(409, "ALREADY_REPORTED_BY_YOU", "", () -> report(same));
            String key = report("bluewave-sales", same);
            assertThat(status(key)).isEqualTo("refused");
            assertThat(cause(key)).isEqualTo("REPORTED_BY_OTHER_PARTNER");
            assertThat(view(key).toString()).as("nobody is named").doesNotContain("cloudstar");
        }
        assertThat(status(report("bluewave-sales", other))).isEqualTo("reported");
    }

    @Test
    @Rule("CUS-03")
    void aReportHoldsItsProspectFromTheReviewOn() {
        Prospect prospect = somebody();
        account(prospect, "salesTeam", "online");
        String offered = report(prospect);
        String reviewed = report("bluewave-sales", prospect);
        assertThat(status(reviewed)).as("an offer holds nobody").isEqualTo("manual-offered");
        complete("bluewave-sales", reviewed, "apply-manual-review", "action", "submit", "expectedConsumption", "1.00", "communication", "已沟通",
                "projectDetails", "项目");
        assertThat(status(reviewed)).isEqualTo("reviewing");

        apply(offered);

        assertThat(status(offered)).isEqualTo("refused");
        assertThat(cause(offered)).isEqualTo("REPORTED_BY_OTHER_PARTNER");
    }

    @RepeatedTest(8)
    @Rule("CUS-03")
    void ofSimultaneousReportsOfOneProspectOneWins() throws Exception {
        Prospect first = somebody();
        Prospect stranger = somebody();
        Prospect second = new Prospect(first.name(), stranger.mobile(), stranger.email());

        List<String> keys = atOnce(List.of(() -> report("cloudstar-sales", first), () -> report("bluewave-sales", second),
                () -> report("rivertech-sales", first)));

        assertThat(keys).allMatch(key -> key.startsWith("REP-"));
        assertThat(keys.stream().map(this::status)).containsExactlyInAnyOrder("reported", "refused", "refused");
        keys.stream().filter(key -> status(key).equals("refused")).forEach(key -> assertThat(cause(key)).isEqualTo("REPORTED_BY_OTHER_PARTNER"));
    }

    @RepeatedTest(5)
    @Rule("CUS-03")
    void ofOnesOwnSimultaneousReportsOneIsTaken() throws Exception {
        Prospect prospect = somebody();

        List<String> answers = atOnce(List.of(() -> report("cloudstar-sales", prospect), () -> report("cloudstar-admin", prospect)));

        assertThat(answers).containsOnlyOnce("ALREADY_REPORTED_BY_YOU");
        assertThat(answers).anyMatch(answer -> answer.startsWith("REP-"));
    }

    @ParameterizedTest
    @Rule("CUS-04")
    @CsvSource({"INTERNATIONAL_ACCOUNT,refused,site,international,false", "CONSUMER_CLOUD_USER,refused,consumerCloud,true,false",
        "SIGNED_WITH_VENDOR,refused,signedWithVendor,true,false", "CASH_CONSUMPTION,refused,cashConsumed,0.01,false",
        "TRUSTEESHIP_MEMBER,refused,membership,trusteeship,false", "REWARD_PROGRAMME,refused,rewardProgramme,true,false",
        "DIRECT_SALES_OLD_ACCOUNT,manual-offered,registeredAt,2025-01-01T00:00:00Z,true",
        "DIRECT_SALES_CONSUMPTION,manual-offered,cashConsumed,0.01,true", "REPORTED_BY_VENDOR,manual-offered,vendorReported,true,false",
        "ONLINE_SALES_TEAM,manual-offered,salesTeam,online,false", "SALES_SUPPORT_CENTRE,manual-offered,salesTeam,support-centre,false"})
    void everyFactHasItsOutcome(String cause, String status, String fact, String value, boolean directSales) {
        Prospect prospect = somebody();
        account(prospect, fact, typed(value), "directSales", directSales);

        String key = report(prospect);

        assertThat(status(key)).isEqualTo(status);
        assertThat(cause(key)).isEqualTo(cause);
    }

    private static Object typed(String value) {
        return value.equals("true") ? Boolean.TRUE : value.endsWith("Z") ? Instant.parse(value)
                : value.matches("\\d.*") ? new BigDecimal(value) : value;
    }

    @Test
    @Rule("CUS-04")
    void theBondOfACustomerRefuses() {
        Prospect prospect = somebody();
        String customer = account(prospect);
        bonds.bind(customer, "bluewave", new Bonds.Terms("1", "ASC-2026-990001", "bluewave-sales", null, null));

        String key = report(prospect);

        assertThat(cause(key)).isEqualTo("ALREADY_ASSOCIATED");
        assertThat(view(key).toString()).doesNotContain("bluewave");
    }

    @Test
    @Rule("CUS-04")
    void ofSeveralAccountsTheFirstRowThatAnyMatchesDecidesAndNoAccountIsAccepted() {
        Prospect prospect = somebody();
        account(new Prospect(somebody().name(), prospect.mobile(), somebody().email()), "salesTeam", "online");
        account(new Prospect(prospect.name(), somebody().mobile(), somebody().email()), "rewardProgramme", true);
        account(new Prospect(somebody().name(), somebody().mobile(), prospect.email()), "consumerCloud", true);
        assertThat(cause(report(prospect))).isEqualTo("CONSUMER_CLOUD_USER");

        Prospect harmless = somebody();
        account(harmless);
        assertThat(status(report(harmless))).as("a new account without anything").isEqualTo("reported");
        Prospect direct = somebody();
        account(direct, "directSales", true);
        assertThat(status(report(direct))).as("7 days are not over").isEqualTo("reported");
    }

    @Test
    void factsThatCannotBeHadStopTheReport() {
        Prospect prospect = somebody();
        account(prospect, "available", false);
        assertRefused(503, "SYSTEM_BUSY", "", () -> report(prospect));
        assertThat(count("select count(*) from customer_report where mobile_key = ?", prospect.mobile())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"mobile,12345678901", "mobile,1381234567", "mobile,+8613812345678", "email,nobody", "associationType,1", "associationType,3",
        "customerName,''", "partnerId,bluewave"})
    void whatIsWrongIsNamed(String field, String value) {
        assertFieldRefused(field, () -> report(SALES, somebody(), field, value));
    }

    @Test
    void anInvitationNeedsItsType() {
        assertFieldRefused("associationType", () -> report(SALES, somebody(), "sendInvitation", true));
        String key = report(somebody());
        assertFieldRefused("associationType", () -> complete(SALES, key, "handle-report", "action", "release", "associationType", "1"));
    }

    @Test
    @Rule("CUS-07")
    void manyRowsAreInvitedAndReleasedEachForItself() {
        Prospect prospect = somebody();
        String good = report(prospect);
        Prospect promoted = somebody();
        account(promoted, "rewardProgramme", true);
        String refused = report(promoted);
        String foreign = report("bluewave-sales", somebody());

        as(SALES, () -> {
            assertThat(actions.invite(List.of(good, refused, foreign, "REP-2026-777777"), "1", Actor.current())).extracting(RowResult::ok, RowResult::code)
                    .containsExactly(tuple(true, null), tuple(false, "NOT_REPORTED"),
                            tuple(false, "NOT_FOUND"), tuple(false, "NOT_FOUND"));
            assertThat(actions.release(List.of(refused, good), Actor.current())).extracting(RowResult::ok).containsExactly(false, true);
            assertFieldRefused("keys", () -> actions.release(List.of(), Actor.current()));
            assertFieldRefused("keys", () -> controller.release(Map.of("keys", IntStream.range(0, 101).mapToObj(String::valueOf).toList()), Actor.current()));
            assertFieldRefused("associationType", () -> controller.invite(Map.of("keys", List.of(good)), Actor.current()));
        });
        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).isEqualTo(1);
        assertThat(status(good)).isEqualTo("lapsed");
        assertThat(status(foreign)).isEqualTo("reported");
        assertRefused(403, "NOT_ALLOWED", "", () -> as("cloudstar-delivery", () -> actions.release(List.of(good), Actor.current())));
        assertRefused(403, "NOT_ALLOWED", "", () -> as("reviewer", () -> actions.release(List.of(good), Actor.current())));
    }

    @Test
    @Rule("CUS-07")
    void deletingReleasesAReportedRow() {
        Prospect prospect = somebody();
        String key = report(prospect);
        assertRefused(404, "NOT_FOUND", "", () -> as("bluewave-admin", () -> actions.delete(key, Actor.current())));

        as("cloudstar-admin", () -> actions.delete(key, Actor.current()));

        assertThat(status(key)).isEqualTo("lapsed");
        assertThat(view(key).lapseCause().code()).isEqualTo("released");
        assertThat(status(report("bluewave-sales", prospect))).isEqualTo("reported");
    }

    @Test
    @Rule("CUS-07")
    void whatIsInReviewOrAssociatedStaysAndOtherRowsLeaveTheList() {
        Prospect doubtful = somebody();
        account(doubtful, "salesTeam", "online");
        String reviewing = reviewing(doubtful);
        assertRefused(409, "NOT_DELETABLE", "", () -> as(SALES, () -> actions.delete(reviewing, Actor.current())));
        String associated = report(somebody());
        jdbc.sql("update customer_report set status = 'associated' where report_key = ?").param(associated).update();
        assertRefused(409, "NOT_DELETABLE", "", () -> as(SALES, () -> actions.delete(associated, Actor.current())));
        Prospect promoted = somebody();
        account(promoted, "rewardProgramme", true);
        String refused = report(promoted);
        Prospect other = somebody();
        account(other, "salesTeam", "online");
        String offered = report(other);

        as(SALES, () -> actions.delete(refused, Actor.current()));
        as(SALES, () -> actions.delete(offered, Actor.current()));

        assertThat(listed(SALES)).contains(reviewing).doesNotContain(refused, offered);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(offered).count()).isZero();
        assertThat(view(refused).history()).as("the audit stays").isNotEmpty();
    }

    private List<String> listed(String user) {
        return records.list(new ListQuery(List.of(), null, 0, 100, "-createdAt"), actor(user)).items().stream().map(ReportView::key).toList();
    }

    @Test
    @Rule("CUS-08")
    void theMailCanBeReadBeforeItLeaves() {
        moveTo(REPORTED_ON);
        Prospect prospect = somebody();
        String key = report(prospect);
        as(SALES, () -> {
            InvitationPreview.Mail letter = controller.preview(key, "2", Actor.current());
            assertThat(letter.subject()).contains("杭州云启科技有限公司");
            assertThat(letter.text()).contains("2026-03-09").contains("代售").doesNotContain("http").doesNotContain(prospect.name());
            assertFieldRefused("associationType", () -> controller.preview(key, "3", Actor.current()));
        });
        assertThat(count("select count(*) from mail where recipient = ?", prospect.email())).as("nothing was sent").isZero();
        assertRefused(404, "NOT_FOUND", "", () -> as("bluewave-sales", () -> controller.preview(key, "1", Actor.current())));
        complete(SALES, key, "handle-report", "action", "release");
        assertRefused(409, "NOT_REPORTED", "", () -> as(SALES, () -> controller.preview(key, "1", Actor.current())));
    }

    @Test
    @Rule("CUS-33")
    void whatIdentifiesACustomerIsMaskedAndRevealedToSalesStaff() {
        Prospect prospect = somebody();
        String key = report(prospect);
        for (String reader : List.of(SALES, "cloudstar-admin", "cloudstar-delivery", "reviewer")) {
            assertThat(view(key, reader).toString()).doesNotContain(prospect.mobile()).doesNotContain(prospect.email()).doesNotContain(prospect.name());
        }
        assertThat(noticeTexts("cloudstar-admin", key)).noneMatch(text -> text.contains(prospect.name()));
        as(SALES, () -> assertThat(reveals.reveal("customer-reports", "mobile", List.of(key), Actor.current())).containsEntry(key, prospect.mobile()));
        as("cloudstar-admin", () -> assertThat(reveals.reveal("customer-reports", "email", List.of(key), Actor.current()))
                .containsEntry(key, prospect.email()));
        assertThat(view(key).history()).extracting("to").contains("revealed");
        assertRefused(404, "NOT_FOUND", "", () -> as("bluewave-sales", () -> reveals.reveal("customer-reports", "mobile", List.of(key), Actor.current())));
        assertRefused(403, "NOT_ALLOWED", "",
                () -> as("cloudstar-delivery", () -> reveals.reveal("customer-reports", "mobile", List.of(key), Actor.current())));
    }

    @Test
    @Rule("CUS-33")
    void aMaskedMobileOrAddressIsFoundByItsWholeValueOnly() {
        Prospect prospect = somebody();
        String key = report(prospect);
        assertThat(search(prospect.mobile())).contains(key);
        assertThat(search("0086-" + prospect.mobile())).contains(key);
        assertThat(search(prospect.email().toUpperCase())).contains(key);
        assertThat(search(prospect.mobile().substring(0, 10))).doesNotContain(key);
        assertThat(search("@report.example")).doesNotContain(key);
        assertThat(search(key)).containsExactly(key);
    }

    private List<String> search(String text) {
        return records.list(new ListQuery(List.of(), text, 0, 100, "-createdAt"), actor("cloudstar-admin")).items().stream().map(ReportView::key).toList();
    }

    @Test
    @Rule("PTR-07")
    void anAccountManagerSeesItsOwnReportsOnly() {
        String admins = report("cloudstar-admin", somebody());
        String own = report(somebody());
        assertThat(listed(SALES)).contains(own).doesNotContain(admins);
        assertThat(listed("cloudstar-admin")).contains(own, admins);
        assertThat(listed("bluewave-admin")).doesNotContain(own, admins);
        assertRefused(404, "NOT_FOUND", "", () -> view(admins, SALES));
        assertRefused(404, "NOT_FOUND", "", () -> as(SALES, () -> actions.delete(admins, Actor.current())));
        complete("cloudstar-admin", own, "handle-report", "action", "release");
        assertThat(status(own)).as("the administrator may act for it").isEqualTo("lapsed");
    }
}
