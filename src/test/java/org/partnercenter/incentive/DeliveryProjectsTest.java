package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.partnercenter.incentive.IncentiveModule.APPROVE;
import static org.partnercenter.incentive.IncentiveModule.ADMIN;
import static org.partnercenter.incentive.IncentiveModule.DELIVERY;
import static org.partnercenter.incentive.IncentiveModule.FILE;
import static org.partnercenter.incentive.IncentiveModule.FINANCE;
import static org.partnercenter.incentive.IncentiveModule.OPERATIONS;
import static org.partnercenter.incentive.IncentiveModule.STRANGER;
import static org.partnercenter.incentive.IncentiveModule.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.web.ListQuery;

/** Delivery projects from registration to the entered amount. */
class DeliveryProjectsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-20");
    private static final Decision REJECT = new Decision(false, "evidence missing");
    private static final Registration NOTHING_NEW = new Registration(null, null, null, null, null, null, null);

    private final IncentiveModule module = new IncentiveModule();
    private final DeliveryProjects projects = module.projects;

    @AfterEach
    void close() {
        module.close();
    }

    @ParameterizedTest
    @EnumSource(OpportunityStatus.class)
    @Rule("INC-09")
    @DisplayName("Only an opportunity that is progressing or delivered takes a project")
    void statusOfTheOpportunity(OpportunityStatus status) {
        String opportunity = module.opportunity("cloudstar", status);

        if (status == OpportunityStatus.PROGRESSING || status == OpportunityStatus.DELIVERED) {
            assertThat(projects.register("cloudstar", opportunity, module.registration("a"), FILE, FILE)).matches("PRJ-2026-\\d{6}");
        } else {
            Refused.field("opportunityKey", () -> projects.register("cloudstar", opportunity, module.registration("a"), FILE, FILE));
        }
    }

    @Test
    @Rule("INC-09")
    @DisplayName("Another partner's opportunity is refused with the words of one that does not exist")
    void foreignOpportunity() {
        String foreign = module.opportunity("bluewave", OpportunityStatus.PROGRESSING);

        Refused.field("opportunityKey", () -> projects.register("cloudstar", foreign, module.registration("a"), FILE, FILE));
        assertThat(catchThrowable(() -> projects.register("cloudstar", foreign, module.registration("a"), FILE, FILE)))
                .hasMessage(catchThrowable(() -> projects.register("cloudstar", "OPP-2026-999999", module.registration("a"), FILE, FILE))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"2026-01-19, 2026-01-30, deliveryStart", "2026-01-20, 2026-01-30, deliveryStart", "2026-01-21, 2026-01-20, deliveryEnd",
        "2026-01-21, 2026-01-21,", "2026-03-01, 2026-12-31,"})
    @Rule("INC-09")
    @DisplayName("The delivery starts after the day of registration and ends no earlier than it starts")
    void dates(LocalDate start, LocalDate end, String refused) {
        String opportunity = module.opportunity("cloudstar", OpportunityStatus.PROGRESSING);

        if (refused == null) {
            projects.register("cloudstar", opportunity, registration("a", start, end), FILE, FILE);
        } else {
            Refused.field(refused, () -> projects.register("cloudstar", opportunity, registration("a", start, end), FILE, FILE));
        }
    }

    @Test
    @Rule("INC-09")
    @DisplayName("The day of registration is the local day in Shanghai, and a revision registers anew")
    void registrationDay() {
        module.clock.set("2026-01-21T00:30");
        String opportunity = module.opportunity("cloudstar", OpportunityStatus.PROGRESSING);
        Refused.field("deliveryStart", () -> projects.register("cloudstar", opportunity,
                registration("a", TODAY.plusDays(1), TODAY.plusDays(5)), FILE, FILE));
        String key = module.register("cloudstar", registration("a", TODAY.plusDays(3), TODAY.plusDays(5)));
        projects.reviewRegistration(key, REJECT);

        module.clock.set("2026-01-23T09:00");
        Refused.field("deliveryStart", () -> projects.reviseRegistration(key, NOTHING_NEW, null, null));
        projects.reviseRegistration(key, new Registration(null, null, null, TODAY.plusDays(4), null, null, null), null, null);

        assertThat(module.project(key).deliveryStart()).isEqualTo(TODAY.plusDays(4));
        assertThat(module.project(key).deliveryEnd()).isEqualTo(TODAY.plusDays(5));
        assertThat(module.project(key).sow().name()).isEqualTo("file.pdf");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 2026-02-09, false", "2026-02-01, 2026-02-10, true", "2026-02-20, 2026-03-01, true",
        "2026-02-21, 2026-03-01, false", "2026-02-12, 2026-02-13, true", "2026-02-01, 2026-03-31, true"})
    @Rule("INC-10")
    @DisplayName("A customer's day belongs to one project, whichever partner's")
    void overlap(LocalDate start, LocalDate end, boolean refused) {
        String key = module.register("bluewave", registration("Customer-A", LocalDate.parse("2026-02-10"), LocalDate.parse("2026-02-20")));
        String opportunity = module.opportunity("cloudstar", OpportunityStatus.PROGRESSING);

        if (refused) {
            Refused.with(409, "PROJECT_OVERLAP", () -> projects.register("cloudstar", opportunity, registration("customer-a", start, end), FILE, FILE));
            assertThat(catchThrowable(() -> projects.register("cloudstar", opportunity, registration("customer-a", start, end), FILE, FILE))
                    .getMessage()).doesNotContain(key).doesNotContain("bluewave").doesNotContain("蓝潮");
        } else {
            projects.register("cloudstar", opportunity, registration("customer-a", start, end), FILE, FILE);
        }
        projects.register("cloudstar", opportunity, registration("customer-b", start, end), FILE, FILE);
    }

    @Test
    @Rule("INC-10")
    @DisplayName("Withdrawn and declined projects give their days back, rejected ones keep them")
    void freedDays() {
        Registration days = module.registration("a");
        String rejected = module.register("cloudstar", days);
        projects.reviewRegistration(rejected, REJECT);
        String opportunity = module.opportunity("bluewave", OpportunityStatus.PROGRESSING);
        Refused.with(409, "PROJECT_OVERLAP", () -> projects.register("bluewave", opportunity, days, FILE, FILE));

        projects.withdraw(rejected, DELIVERY);
        String declined = module.accepted("cloudstar", days);
        module.clock.set("2026-01-20T10:00");
        Refused.with(409, "PROJECT_OVERLAP", () -> projects.register("bluewave", opportunity, days, FILE, FILE));
        projects.decline(declined, "outside the programme");

        projects.register("bluewave", opportunity, days, FILE, FILE);
    }

    @Test
    @Rule("INC-09")
    @DisplayName("A revision needs the opportunity to be open still")
    void revisionOfAClosedOpportunity() {
        String key = module.register("cloudstar", registration("a", TODAY.plusDays(3), TODAY.plusDays(5)));
        projects.reviewRegistration(key, REJECT);
        module.jdbc.sql("update opportunity set status = 'closed'").update();

        Refused.field("opportunityKey", () -> projects.reviseRegistration(key, NOTHING_NEW, null, null));
        assertThat(module.project(key).status().code()).isEqualTo("registration-rejected");
    }

    @Test
    @Rule("INC-10")
    @DisplayName("A revision is checked against the others, not against itself, and changes nothing when it is refused")
    void overlapOfARevision() {
        module.register("bluewave", registration("a", TODAY.plusDays(1), TODAY.plusDays(5)));
        String key = module.register("cloudstar", registration("a", TODAY.plusDays(6), TODAY.plusDays(9)));
        projects.reviewRegistration(key, REJECT);

        Refused.with(409, "PROJECT_OVERLAP", () -> projects.reviseRegistration(key,
                new Registration("改名客户", null, null, TODAY.plusDays(5), null, null, null), null, null));
        assertThat(module.project(key).customerName()).isEqualTo("客户公司");
        assertThat(module.project(key).status().code()).isEqualTo("registration-rejected");

        projects.reviseRegistration(key, new Registration(null, null, null, null, TODAY.plusDays(7), null, null), null, null);
        assertThat(module.project(key).deliveryEnd()).isEqualTo(TODAY.plusDays(7));
    }

    @ParameterizedTest
    @CsvSource({"bluewave, 999999.99, true", "bluewave, 1000000.00, false", "cloudstar, 1000000.00, true"})
    @Rule("INC-11")
    @DisplayName("From 1,000,000 a year on the amount is entered only for a partner with a capability label")
    void capabilityLabel(String partner, BigDecimal volume, boolean entered) {
        Registration registration = new Registration("客户", "a", "poc", TODAY.plusDays(1), TODAY.plusDays(2), volume, 1);
        String key = module.accepted(partner, registration);

        if (entered) {
            assertThat(enter(key, "9000.00")).startsWith("INC-");
        } else {
            Refused.with(409, "CAPABILITY_LABEL_REQUIRED", () -> enter(key, "9000.00"));
            assertThat(module.incentiveRecords.list(ListQuery.DEFAULT, OPERATIONS).total()).isZero();
            projects.decline(key, "no capability label");
            assertThat(module.project(key).status().code()).isEqualTo("declined");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-20, false", "2026-01-21, true", "2026-01-25, true", "2026-01-26, false"})
    @Rule("INC-12")
    @DisplayName("The acceptance date lies between the start and today")
    void acceptanceDate(LocalDate completedOn, boolean taken) {
        String key = module.register("cloudstar", module.registration("a"));
        module.approveRegistration(key);
        module.clock.set("2026-01-25T23:59");

        if (taken) {
            module.requestAcceptance(key, completedOn);
            assertThat(module.project(key).completedOn()).isEqualTo(completedOn);
        } else {
            Refused.field("completedOn", () -> module.requestAcceptance(key, completedOn));
            assertThat(module.project(key).status().code()).isEqualTo("registered");
        }
    }

    @Test
    @DisplayName("A first acceptance needs date and files; a repeated one keeps what is left out")
    void repeatedAcceptance() {
        String key = module.register("cloudstar", module.registration("a"));
        module.approveRegistration(key);
        module.clock.set("2026-01-25T10:00");
        LocalDate day = TODAY.plusDays(2);
        Refused.field("completedOn", () -> projects.requestAcceptance(key, new Acceptance(null, FILE, FILE, FILE)));
        Refused.field("acceptanceReport", () -> projects.requestAcceptance(key, new Acceptance(day, null, FILE, FILE)));
        Refused.field("finalSow", () -> projects.requestAcceptance(key, new Acceptance(day, FILE, null, FILE)));
        Refused.field("customerEvidence", () -> projects.requestAcceptance(key, new Acceptance(day, FILE, FILE, null)));
        assertThat(module.project(key).acceptanceReport()).isNull();

        module.requestAcceptance(key, day);
        projects.reviewAcceptance(key, REJECT, null);
        projects.requestAcceptance(key, new Acceptance(null, null, null, null));

        assertThat(module.project(key).completedOn()).isEqualTo(day);
        assertThat(module.project(key).status().code()).isEqualTo("acceptance-reviewing");
    }

    @Test
    @DisplayName("One incentive is generated for a project, and none once it is declined")
    void generatedOnce() {
        String key = module.accepted("a");
        String incentive = enter(key, "3000");
        assertThat(module.incentive(incentive).amount()).isEqualTo("3000.00");
        assertThat(module.incentive(incentive).originKey()).isEqualTo(key);
        assertThat(module.project(key).incentiveKey()).isEqualTo(incentive);

        Refused.with(409, "ALREADY_DECIDED", () -> enter(key, "3000"));
        Refused.with(409, "ALREADY_DECIDED", () -> projects.decline(key, "late"));
        String other = module.accepted("b");
        Refused.field("amount", () -> enter(other, "0.00"));
        Refused.field("amount", () -> enter(other, "-1.00"));
        projects.decline(other, "outside");
        Refused.with(409, "ALREADY_DECIDED", () -> enter(other, "3000"));
    }

    @Test
    @DisplayName("A project is withdrawn by its own people, and only before it is accepted")
    void withdraw() {
        String key = module.register("cloudstar", module.registration("a"));
        Refused.with(404, "NOT_FOUND", () -> projects.withdraw(key, STRANGER));
        Refused.with(404, "NOT_FOUND", () -> projects.withdraw("PRJ-2026-999999", DELIVERY));
        Refused.with(403, "NOT_ALLOWED", () -> projects.withdraw(key, FINANCE));
        Refused.with(403, "NOT_ALLOWED", () -> projects.withdraw(key, OPERATIONS));
        assertThat(module.withdrawn()).isEmpty();

        projects.withdraw(key, DELIVERY);

        assertThat(module.withdrawn()).containsExactly(key);
        assertThat(module.project(key).status().code()).isEqualTo("withdrawn");
        Refused.with(409, "NOT_WITHDRAWABLE", () -> projects.withdraw(key, DELIVERY));
        Refused.with(409, "ALREADY_DECIDED", () -> projects.reviewRegistration(key, APPROVE));
        String accepted = module.accepted("b");
        Refused.with(409, "NOT_WITHDRAWABLE", () -> projects.withdraw(accepted, ADMIN));
    }

    private String enter(String key, String amount) {
        return IncentiveModule.as(OPERATIONS, () -> projects.enterIncentive(key, new BigDecimal(amount), "30 人天", null, OPERATIONS));
    }
}
