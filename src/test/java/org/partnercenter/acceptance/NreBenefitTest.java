package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

@DisplayName("nre-benefit, from the offer to the accepted milestones")
class NreBenefitTest extends AcceptanceTest {

    private static final Client SALES = Client.as("cloudstar-sales");

    @Test
    @Rule({"NRE-04", "NRE-06", "NRE-07", "NRE-08", "NRE-10", "NRE-11", "NRE-12", "NRE-13"})
    void fromTheLaunchToTwoAcceptedMilestones() {
        SolutionFlow solution = SolutionFlow.launched("cloudstar");
        NreFlow nre = NreFlow.applied(solution);
        assertThat(nre.key).matches("NRE-\\d{4}-\\d{6}");
        nre.shows("qualification-reviewing", "资格申请审核中");
        assertThat(nre.record().path("solutionKey").asText()).isEqualTo(solution.key);
        assertThat(nre.record().path("expectedRevenue").asText()).isEqualTo("1200000.00");
        assertThat(nre.record().path("businessCase").path("name").asText()).isEqualTo("case-" + solution.marker + ".docx");
        assertThat(SALES.findTask(solution.key, "apply-qualification")).isEmpty();
        assertThat(solution.record().path("actions")).isEmpty();

        nre.qualify().shows("qualification-approved", "资格申请审核通过");
        nre.uploadSow().shows("technical-reviewing", "技术评估审核中");
        assertThat(Client.list(nre.record().path("cloudServices"))).extracting(JsonNode::asText)
            .containsExactlyElementsOf(NreFlow.COVERED);
        nre.evaluate().shows("technical-approved", "技术评估审核通过");
        assertThat(nre.record().path("workloadPersonDays").asInt()).isEqualTo(120);
        assertThat(Client.as("cloudstar-admin").tasks(nre.key)).as("the partner submits nothing for the evaluation").isEmpty();
        nre.startFinal().shows("value-reviewing", "商业价值终评中");
        nre.value().shows("awaiting-signature", "待签署协议");
        for (String field : List.of("name", "email", "mobile")) {
            assertThat(nre.record().path("ecosystemManager").path(field).asText(""))
                .as("the ecosystem manager's %s", field).isNotBlank();
        }

        nre.sign("1000.05", "50.00", "50.00").shows("agreement-checking", "协议复核中");
        assertConfidential(nre);
        assertThat(nre.record("operations").path("amount").asText()).isEqualTo("1000.05");
        nre.reject("operations", "check-agreement").shows("awaiting-signature", "待签署协议");
        assertConfidential(nre);
        nre.sign("1000.05", "50.00", "50.00").check().shows("in-acceptance", "里程碑验收中");

        JsonNode checked = nre.record();
        assertThat(checked.path("amount").asText()).isEqualTo("1000.05");
        assertThat(checked.path("agreement").path("name").asText()).isEqualTo("agreement.pdf");
        SALES.get(checked.path("agreement").path("href").asText()).ok();
        List<JsonNode> milestones = Client.list(checked.path("milestones"));
        assertThat(Client.texts(milestones, "amount")).containsExactly("500.03", "500.02");
        assertThat(Client.texts(milestones, "share")).containsExactly("50.00", "50.00");
        assertThat(milestones).extracting(milestone -> milestone.path("no").asInt()).containsExactly(1, 2);
        assertThat(milestones.get(0).path("status").path("zh").asText()).isEqualTo("待验收");
        milestonesAre(nre, "open", "open");

        nre.requestAcceptance();
        milestonesAre(nre, "reviewing", "open");
        nre.reject("psa", "review-acceptance");
        milestonesAre(nre, "rejected", "open");
        nre.requestAcceptance().accept();
        milestonesAre(nre, "approved", "open");
        nre.shows("in-acceptance", "里程碑验收中").requestAcceptance();
        milestonesAre(nre, "approved", "reviewing");
        nre.accept().shows("accepted", "全部里程碑已验收");
        milestonesAre(nre, "approved", "approved");
        Client.eventually("the slip of each milestone", () -> Client.texts(nre.record().path("milestones"), "payoutKey"),
            slips -> slips.size() == 2 && slips.stream().allMatch(slip -> slip.startsWith("PAY-")));
        assertThat(Client.as("admin").tasks(nre.key)).isEmpty();
        Client.as("admin").get("/engine-rest/process-instance/%s", nre.record().path("processInstanceId").asText()).ok();

        String mails = Client.as("admin").get("/api/outbox?q=%s&limit=100", nre.key).ok().text();
        assertThat(mails).as("results go out by mail").contains(nre.key);
        assertThat(SALES.get("/api/notices?q=%s&limit=100", nre.key).ok().text()).contains(nre.key);
    }

    private static void assertConfidential(NreFlow nre) {
        for (String user : List.of("cloudstar-sales", "cloudstar-admin", "cloudstar-finance")) {
            JsonNode record = nre.record(user);
            for (String field : List.of("amount", "agreement", "milestones")) {
                assertThat(record.has(field)).as("%s is a field", field).isTrue();
                assertThat(record.path(field).isNull()).as("%s as seen by %s", field, user).isTrue();
            }
            assertThat(record.toString()).as("the record as seen by %s", user).doesNotContain("1000.05");
            Reply variables = Client.as(user).get("/engine-rest/process-instance/%s/variables",
                record.path("processInstanceId").asText());
            assertThat(variables.text()).as("variables").doesNotContain("1000.05").doesNotContain("agreement.pdf");
        }
    }

    private static void milestonesAre(NreFlow nre, String... codes) {
        Client.eventually("the milestones of " + nre.key + " are " + List.of(codes),
            () -> Client.list(nre.record().path("milestones")).stream()
                .map(milestone -> milestone.path("status").path("code").asText()).toList(), List.of(codes)::equals);
    }

    @Test
    @Rule("NRE-11")
    void theLastMilestoneTakesTheRest() {
        NreFlow nre = NreFlow.at("sign-agreement");
        nre.sign("100.00", "33.33", "33.33", "33.34").check().shows("in-acceptance", "里程碑验收中");
        assertThat(Client.texts(nre.record().path("milestones"), "amount")).containsExactly("33.33", "33.33", "33.34");

        NreFlow cents = NreFlow.at("sign-agreement");
        cents.sign("0.05", "30.00", "30.00", "40.00").check().shows("in-acceptance", "里程碑验收中");
        assertThat(Client.texts(cents.record().path("milestones"), "amount")).containsExactly("0.02", "0.02", "0.01");
    }

    @Test
    @Rule({"NRE-04", "NRE-06"})
    void rejectedQualificationsAndSowsAreCorrected() {
        NreFlow nre = NreFlow.at("revise-qualification");
        nre.shows("qualification-rejected", "资格申请审核不通过");
        assertThat(nre.record().toString()).contains("not yet " + nre.solution.marker);
        nre.perform("cloudstar-admin", "revise-qualification", "expectedRevenue", "1500000")
            .shows("qualification-reviewing", "资格申请审核中");
        assertThat(nre.record().path("expectedRevenue").asText()).isEqualTo("1500000.00");
        assertThat(nre.record().path("businessCase").path("name").asText()).startsWith("case-");

        nre.qualify().uploadSow().reject("psa", "evaluate-technically").shows("technical-rejected", "技术评估审核不通过");
        nre.perform("cloudstar-delivery", "upload-sow", "workloadPersonDays", 99)
            .shows("technical-reviewing", "技术评估审核中");
        assertThat(nre.record("psa").path("workloadPersonDays").asInt()).isEqualTo(99);
        assertThat(nre.record("psa").path("sowPlan").path("name").asText()).isEqualTo("sow.docx");
    }

    @Test
    @Rule("NRE-06")
    void theWorkloadIsShownAfterTheTechnicalApproval() {
        NreFlow nre = NreFlow.at("evaluate-technically");
        assertThat(nre.record().path("workloadPersonDays").isNumber()).isFalse();
        nre.evaluate().shows("technical-approved", "技术评估审核通过");
        assertThat(nre.record().path("workloadPersonDays").asInt()).isEqualTo(120);
    }

    @Test
    @Rule("NRE-15")
    void aFailedFinalEvaluationEndsAndTheSolutionMayNotApplyAgain() {
        NreFlow nre = NreFlow.at("evaluate-business-value");
        String instance = nre.record().path("processInstanceId").asText();
        nre.reject("expert", "evaluate-business-value").shows("value-rejected", "商业价值终评不通过");
        Client.as("admin").get("/engine-rest/process-instance/%s", instance).status(404);
        assertThat(Client.as("admin").tasks(nre.key)).isEmpty();
        refuseApplication(nre.solution, "NRE_TAKEN");
    }

    private static void refuseApplication(SolutionFlow solution, String code) {
        int before = solution.sales().total("nre-applications");
        solution.sales().tryStart(NreFlow.PROCESS, NreFlow.qualification(solution.marker)
            .with("solutionKey", solution.key)).refused(409, code);
        assertThat(solution.sales().total("nre-applications")).isEqualTo(before);
    }

    @Test
    @Rule("NRE-02")
    void aSecondApplicationForOneSolutionIsRefusedEveryTime() {
        NreFlow nre = NreFlow.applied(SolutionFlow.launched("cloudstar"));
        refuseApplication(nre.solution, "NRE_TAKEN");
        nre.reject("operations", "review-qualification");
        refuseApplication(nre.solution, "NRE_TAKEN");
        assertThat(nre.solution.record().path("nreKey").asText()).isEqualTo(nre.key);
    }

    @Test
    @Rule("NRE-02")
    void anApplicationByFormTakesTheOffer() {
        SolutionFlow solution = SolutionFlow.launched("cloudstar");
        String offer = SALES.taskId(solution.key, "apply-qualification");
        String launch = solution.record().path("processInstanceId").asText();
        NreFlow nre = NreFlow.started(solution);
        nre.shows("qualification-reviewing", "资格申请审核中");
        Client.eventually("the solution shows the application",
            () -> solution.record().path("nreKey").asText(""), nre.key::equals);
        Client.eventually("the launch has ended",
            () -> Client.as("admin").get("/engine-rest/process-instance/%s", launch).status, status -> status == 404);
        SALES.complete(offer, NreFlow.qualification(solution.marker)).status(404, 409);
        solution.offers("cloudstar-sales");
        refuseApplication(solution, "NRE_TAKEN");
        nre.qualify().shows("qualification-approved", "资格申请审核通过");
    }

    @Test
    @Rule("NRE-01")
    void aPartnerThatIsNotOnTheSoftwarePathIsToldSo() {
        SolutionFlow solution = SolutionFlow.launched("bluewave");
        String task = solution.sales().taskId(solution.key, "apply-qualification");
        JsonNode before = solution.record();
        solution.sales().complete(task, NreFlow.qualification(solution.marker), "complete").refused(409, "NOT_ELIGIBLE");
        solution.sales().complete(task, NreFlow.qualification(solution.marker), "submit-form").refused(409, "NOT_ELIGIBLE");
        assertThat(solution.sales().task(solution.key, "apply-qualification").path("id").asText()).isEqualTo(task);
        assertThat(solution.record()).isEqualTo(before);
        refuseApplication(solution, "NOT_ELIGIBLE");
    }

    @Test
    @Rule("NRE-01")
    void aSolutionThatIsNotCertifiedCannotApply() {
        refuseApplication(SolutionFlow.submitted("cloudstar"), "NOT_ELIGIBLE");
    }

    @Test
    @Rule("NRE-03")
    void anOfferThatIsOverCannotBeTaken() {
        LocalDate day = today().minusMonths(13);
        SolutionFlow solution = onDay(day, () -> SolutionFlow.launched("cloudstar"));
        assertThat(solution.record().path("nreUntil").asText()).isEqualTo(day.plusMonths(12).toString());
        refuseApplication(solution, "NOT_ELIGIBLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "modelarts,cce",                    // two higher-order services
        "cce,css,dws",                      // no key service
        "modelarts,modelarts,modelarts",    // duplicates count once
        "modelarts,cce,ecs,obs",            // the rest is neither
        "modelarts,cce,dws,quantum"})       // unknown
    @Rule("NRE-05")
    void aSowBelowTheCoverageIsRefusedAndTheTaskStays(String services) {
        NreFlow nre = uploading();
        String task = nre.delivery().taskId(nre.key, "upload-sow");
        JsonNode before = nre.record();
        nre.delivery().complete(task, NreFlow.sow(List.of(services.split(",")))).fieldInvalid("cloudServices");
        assertThat(nre.delivery().task(nre.key, "upload-sow").path("id").asText()).isEqualTo(task);
        assertThat(nre.record()).isEqualTo(before);
    }

    private static NreFlow waitingForSow;

    /** Refusals leave the task as it was, so that one application serves them all. */
    private static synchronized NreFlow uploading() {
        if (waitingForSow == null) {
            waitingForSow = NreFlow.at("upload-sow");
        }
        return waitingForSow;
    }

    @Test
    @Rule("NRE-05")
    void theSmallestCoverageIsTakenAlsoAsAPlainArray() {
        NreFlow nre = NreFlow.at("upload-sow");
        nre.delivery().perform(nre.key, "upload-sow",
            NreFlow.sow(List.of()).with("cloudServices", Values.untyped(List.of("gaussdb", "cce", "roma-connect"))));
        nre.shows("technical-reviewing", "技术评估审核中");
        assertThat(nre.record().path("cloudServices")).hasSize(3);
    }

    @Test
    @Rule("NRE-09")
    void theAdministratorWhoUploadedTheAgreementCannotCheckIt() {
        NreFlow nre = NreFlow.at("sign-agreement");
        Client admin = Client.as("admin");
        admin.perform(nre.key, "sign-agreement", NreFlow.agreement("5000.00", "100.00"));
        nre.shows("agreement-checking", "协议复核中");
        String task = admin.taskId(nre.key, "check-agreement");
        for (String decision : List.of("approve", "reject")) {
            for (String door : List.of("complete", "submit-form")) {
                admin.complete(task, Values.of("decision", decision, "comment", "mine"), door).refused(403, "FOUR_EYES");
            }
        }
        assertThat(admin.task(nre.key, "check-agreement").path("id").asText()).isEqualTo(task);
        nre.shows("agreement-checking", "协议复核中");
        nre.check().shows("in-acceptance", "里程碑验收中");
    }

    @Test
    @Rule("NRE-09")
    void anEcosystemManagerInOperationsTooCannotCheckItsOwnAgreement() {
        NreFlow nre = NreFlow.at("check-agreement");
        Client admin = Client.as("admin");
        String membership = "/engine-rest/group/operations/members/pdm";
        admin.put(membership, null).ok();
        try {
            String task = Client.as("pdm").taskId(nre.key, "check-agreement");
            Client.as("pdm").complete(task, Values.of("decision", "approve")).refused(403, "FOUR_EYES");
        } finally {
            admin.delete(membership).ok();
        }
        nre.check().shows("in-acceptance", "里程碑验收中");
    }

    @Test
    void everyRoleIsShutOutOfTheTasksOfTheOthers() {
        NreFlow nre = NreFlow.at("sign-agreement");
        String task = Client.as("pdm").taskId(nre.key, "sign-agreement");
        for (String user : List.of("cloudstar-admin", "cloudstar-finance", "operations", "psa", "expert", "manager")) {
            Client.as(user).complete(task, NreFlow.agreement("1.00", "100.00")).status(403, 404);
            Client.as(user).claim(task).status(403, 404);
        }
        Client.as("bluewave-admin").complete(task, NreFlow.agreement("1.00", "100.00")).status(404);
        assertThat(Client.as("pdm").task(nre.key, "sign-agreement").path("assignee").isNull()).isTrue();
        nre.shows("awaiting-signature", "待签署协议");
    }
}
