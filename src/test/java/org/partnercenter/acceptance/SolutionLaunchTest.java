package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;

@DisplayName("solution-launch, from the application to the certified solution")
class SolutionLaunchTest extends AcceptanceTest {

    private static final Client SALES = Client.as("cloudstar-sales");
    private static final String ADMIN = "cloudstar-admin";

    @Test
    @Rule({"SOL-01", "SOL-07", "SOL-09", "SOL-10", "SOL-11", "SOL-12", "SOL-16", "SOL-17"})
    void theHappyPathShowsTheCompositeStatusAndTheActionsAtEachStep() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        assertThat(solution.key).matches("SOL-\\d{4}-\\d{6}");
        JsonNode record = solution.record();
        assertThat(record.path("name").asText()).isEqualTo("联创" + solution.marker + "智慧园区一体化解决方案");
        assertThat(record.path("partnerId").asText()).isEqualTo("cloudstar");
        assertThat(record.path("tracks").path("verification").path("zh").asText()).isEqualTo("未开始");

        solution.shows("initiation:reviewing", "立项审核中")
            .offers(ADMIN, "request-verification")
            .offers("cloudstar-delivery", "request-verification")
            .offers("cloudstar-sales").offers("cloudstar-finance").offers("psa");
        assertThat(Client.as("pdm").findTask(solution.key, "list-product")).isEmpty();
        assertThat(solution.delivery().findTask(solution.key, "develop-configurator")).isEmpty();

        solution.approveInitiation().shows("initiation:completed,configurator:developing", "立项完成,配置器开发中")
            .offers(ADMIN, "request-verification", "develop-configurator");
        assertThat(solution.track("listing")).isEqualTo("requested");

        solution.requestVerification()
            .shows("initiation:completed,verification:designing,configurator:developing",
                "立项完成,方案设计中,配置器开发中")
            .offers(ADMIN, "view-design", "develop-configurator").offers("pdm", "view-design");

        solution.list()
            .shows("verification:designing,listing:listing,configurator:developing",
                "方案设计中,联合销售商品上架中,配置器开发中")
            .offers("cloudstar-finance", "view-design");

        solution.design(false)
            .shows("verification:verifying,listing:listing,configurator:developing",
                "方案验证中,联合销售商品上架中,配置器开发中")
            .offers(ADMIN, "view-verification", "develop-configurator");

        solution.configure().offers(ADMIN, "view-verification");
        assertThat(solution.track("configurator")).isEqualTo("developing");
        solution.verify()
            .shows("verification:verified,listing:listing,configurator:developing",
                "方案验证完成,联合销售商品上架中,配置器开发中")
            .offers(ADMIN);

        solution.finishListing()
            .shows("verification:verified,listing:listed,configurator:developing",
                "方案验证完成,联合销售商品上架完成,配置器开发中");
        assertThat(SALES.findTask(solution.key, "apply-launch")).isEmpty();

        solution.confirmConfigurator()
            .shows("verification:verified,listing:listed,configurator:developed",
                "方案验证完成,联合销售商品上架完成,配置器开发完成");
        SALES.task(solution.key, "apply-launch");
        solution.offers(ADMIN, "apply-launch").offers("cloudstar-sales", "apply-launch").offers("cloudstar-delivery");

        solution.perform("cloudstar-sales", "apply-launch", "action", "submit",
            "salesGuide", TestFile.of("guide.pdf"));
        solution.shows("launch:reviewing", "上市中").offers(ADMIN);

        solution.approveLaunch().shows("launch:launched", "已上市");
        SALES.task(solution.key, "apply-qualification");
        solution.offers("cloudstar-sales", "apply-qualification").offers("cloudstar-delivery");
        assertThat(solution.record().path("nreUntil").asText()).isEqualTo(today().plusMonths(12).toString());
    }

    @Test
    @Rule({"SOL-01", "SOL-03", "SOL-05", "SOL-07", "SOL-11"})
    void aDraftIsSavedAgainThenSubmitted() {
        SolutionFlow draft = SolutionFlow.draft("cloudstar");
        draft.shows("initiation:draft", "立项草稿")
            .offers("cloudstar-sales", "edit", "submit", "delete").offers("cloudstar-delivery").offers("cloudstar-finance");
        assertThat(draft.delivery().findTask(draft.key, "request-verification")).isEmpty();

        String first = SALES.taskId(draft.key, "edit-draft");
        SALES.complete(first, Values.of("action", "save", "summary", "rewritten " + draft.marker)).ok();
        String second = Client.eventually("a new edit-draft opens", () -> SALES.taskId(draft.key, "edit-draft"),
            id -> !id.equals(first));
        JsonNode saved = draft.record();
        assertThat(saved.path("summary").asText()).isEqualTo("rewritten " + draft.marker);
        assertThat(saved.path("presentation").path("name").asText()).isEqualTo("talk-" + draft.marker + ".pdf");
        assertThat(saved.path("brand").asText()).isEqualTo("联创" + draft.marker);

        SALES.complete(second, Values.of("action", "submit")).ok();
        draft.shows("initiation:reviewing", "立项审核中");
        assertThat(draft.record().path("summary").asText()).isEqualTo("rewritten " + draft.marker);
        Client.as("reviewer").task(draft.key, "review-initiation");
        assertThat(SALES.findTask(draft.key, "edit-draft")).isEmpty();
    }

    @Test
    @Rule({"SOL-02", "SOL-03"})
    void aDeletedDraftIsGoneItsNameIsFreeItsKeyIsNot() {
        SolutionFlow draft = SolutionFlow.draft("cloudstar");
        String instance = draft.record().path("processInstanceId").asText();
        assertThat(instance).isNotBlank();
        SALES.perform(draft.key, "edit-draft", "action", "delete");

        Client.eventually("the draft answers 404", () -> SALES.get("/api/solutions/%s", draft.key).status,
            status -> status == 404);
        Client.as("pdm").get("/api/solutions/%s", draft.key).status(404);
        assertThat(SALES.tasks(draft.key)).isEmpty();
        Client.as("admin").get("/engine-rest/process-instance/%s", instance).status(404);
        assertThat(SALES.records("solutions", "q=%s", draft.marker)).isEmpty();

        SolutionFlow again = SolutionFlow.start("cloudstar", draft.marker, false);
        assertThat(again.key).isGreaterThan(draft.key);
    }

    @Test
    @Rule("SOL-03")
    void aSubmittedSolutionCannotBeDeleted() {
        SolutionFlow solution = SolutionFlow.at("cloudstar", "revise-initiation");
        String task = SALES.taskId(solution.key, "revise-initiation");
        SALES.complete(task, Values.of("action", "delete")).fieldInvalid("action");
        SALES.task(solution.key, "revise-initiation");
        solution.shows("initiation:rejected", "立项审核不通过");
    }

    @Test
    @Rule("SOL-02")
    void twoSolutionsOfOnePartnerCannotBearTheSameName() {
        SolutionFlow first = SolutionFlow.submitted("cloudstar");
        Values same = SolutionFlow.application(first.marker, false)
            .with("brand", "  联创" + first.marker.toUpperCase(Locale.ROOT) + " ");
        int before = SALES.total("solutions");
        SALES.tryStart(SolutionFlow.PROCESS, same).refused(409, "NAME_TAKEN");
        assertThat(SALES.total("solutions")).isEqualTo(before);

        SolutionFlow others = SolutionFlow.start("bluewave", first.marker, false);
        assertThat(others.key).isNotEqualTo(first.key);
    }

    @Test
    @Rule("SOL-04")
    void submissionNeedsThePresentationAndTheFeatureList() {
        String marker = SolutionFlow.newMarker();
        Values complete = SolutionFlow.application(marker, true);
        SALES.tryStart(SolutionFlow.PROCESS, complete.without("presentation")).fieldInvalid("presentation");
        SALES.tryStart(SolutionFlow.PROCESS, complete.without("featureList")).fieldInvalid("featureList");

        String key = SALES.start(SolutionFlow.PROCESS,
            SolutionFlow.application(marker, false).without("presentation", "featureList"));
        String task = SALES.taskId(key, "edit-draft");
        SALES.complete(task, Values.of("action", "submit", "presentation", TestFile.of("talk.pptx")))
            .fieldInvalid("featureList");
        assertThat(SALES.taskId(key, "edit-draft")).isEqualTo(task);
        assertThat(SALES.record("solutions", key).path("presentation").path("name").asText("")).isEmpty();
        SALES.complete(task, Values.of("action", "submit", "presentation", TestFile.of("talk.pptx"),
            "featureList", TestFile.csv("features.csv", "\uFEFF说明,功能特性,模块\n一次登录,登录,核心\n"))).ok();
        SALES.seesStatus("solutions", key, "initiation:reviewing");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "a row without a feature | xlsx | row",
        "a list without a data row | xlsx | empty",
        "an encrypted workbook | xlsx | encrypted",
        "a workbook that cannot be read | xlsx | broken",
        "a header that misses the feature | csv | header",
        "more than 5,000 rows | csv | rows",
        "an archive | zip | archive",
        "a source file | csv | java"})
    @Rule({"SOL-04", "SOL-05"})
    void aFeatureListThatFailsValidationIsRefusedAlsoOfADraft(String what, String extension, String kind) {
        TestFile list = switch (kind) {
            case "row" -> TestFile.featureList("f.xlsx", "core", "login", "core", "search", "core", " ", "core", "log");
            case "empty" -> TestFile.featureList("f.xlsx");
            case "encrypted" -> TestFile.encryptedWorkbook("f.xlsx");
            case "broken" -> new TestFile("f.xlsx", "application/octet-stream", "not a workbook".getBytes());
            case "header" -> TestFile.csv("f.csv", "module,description\ncore,login\n");
            case "rows" -> TestFile.csv("f.csv", "module,feature,description\n" + "core,login,x\n".repeat(5001));
            case "archive" -> TestFile.zip("f.zip");
            default -> TestFile.csv("Main.java", "module,feature,description\ncore,login,x\n");
        };
        for (boolean submit : new boolean[] {true, false}) {
            Reply refused = SALES.tryStart(SolutionFlow.PROCESS,
                SolutionFlow.application(SolutionFlow.newMarker(), submit).with("featureList", list));
            refused.fieldInvalid("featureList");
            if (kind.equals("row")) {
                assertThat(refused.json().path("message").asText()).as("the row is named").containsPattern("\\b[34]\\b");
            }
        }
    }

    @Test
    @Rule("SOL-05")
    void fiveThousandFeaturesAreTaken() {
        Values values = SolutionFlow.application(SolutionFlow.newMarker(), false)
            .with("featureList", TestFile.csv("f.csv", "feature,module,description\n" + "login,core,x\n".repeat(5000)));
        SALES.start(SolutionFlow.PROCESS, values);
    }

    @Test
    @Rule({"SOL-06", "SOL-07", "SOL-08", "SOL-11", "SOL-12"})
    void designAndVerificationGoOnWhileTheInitiationIsReviewedAndRejected() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").requestVerification()
            .shows("initiation:reviewing,verification:designing", "立项审核中,方案设计中")
            .offers(ADMIN, "view-design");

        solution.rejectInitiation()
            .shows("initiation:rejected,verification:designing", "立项审核不通过,方案设计中")
            .offers(ADMIN, "resubmit-initiation", "view-design")
            .offers("cloudstar-sales", "resubmit-initiation", "view-design")
            .offers("cloudstar-delivery", "view-design");
        assertThat(solution.record().toString()).contains("too thin " + solution.marker);

        solution.design(true)
            .shows("initiation:rejected,verification:verifying", "立项审核不通过,方案验证中")
            .offers(ADMIN, "resubmit-initiation", "view-verification");

        solution.perform("cloudstar-sales", "revise-initiation", "summary", "thicker " + solution.marker)
            .shows("initiation:reviewing,verification:verifying", "立项审核中,方案验证中")
            .offers(ADMIN, "view-verification");
        assertThat(solution.record().path("presentation").path("name").asText()).contains(solution.marker);

        solution.verify().shows("initiation:reviewing,verification:verified", "立项审核中,方案验证完成").offers(ADMIN);
        solution.approveInitiation().shows("initiation:completed,verification:verified,configurator:developing",
            "立项完成,方案验证完成,配置器开发中").offers(ADMIN, "develop-configurator");
    }

    @Test
    @Rule({"SOL-06", "SOL-11"})
    void aRejectedInitiationIsResubmittedAnyNumberOfTimes() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        for (int round = 0; round < 3; round++) {
            solution.rejectInitiation().shows("initiation:rejected", "立项审核不通过")
                .offers(ADMIN, "resubmit-initiation", "request-verification")
                .offers("cloudstar-sales", "resubmit-initiation").offers("cloudstar-delivery", "request-verification");
            solution.perform("cloudstar-sales", "revise-initiation",
                "featureList", TestFile.featureList("round-" + round + ".xlsx", "core", "feature " + round));
            solution.shows("initiation:reviewing", "立项审核中");
            assertThat(solution.record().path("featureList").path("name").asText()).isEqualTo("round-" + round + ".xlsx");
        }
        solution.approveInitiation();
        assertThat(solution.track("initiation")).isEqualTo("completed");
    }

    @Test
    @Rule({"SOL-06", "SOL-19"})
    void rejectedDesignsAndConfiguratorsGoBackWithTheComment() {
        SolutionFlow solution = SolutionFlow.at("cloudstar", "verify-solution");
        solution.perform("psa", "verify-solution", "decision", "reject", "comment", "no failover " + solution.marker)
            .shows("initiation:reviewing,verification:designing", "立项审核中,方案设计中");
        assertThat(solution.record().toString()).contains("no failover " + solution.marker);
        solution.design(false).verify();
        JsonNode report = solution.record().path("testReport");
        assertThat(report.path("name").asText()).isEqualTo("report-" + solution.marker + ".docx");
        solution.delivery().get(report.path("href").asText()).ok();

        solution.approveInitiation().perform("cloudstar-delivery", "develop-configurator",
            "configuratorLink", "https://configurator.example/" + solution.marker);
        solution.perform("psa", "confirm-configurator", "decision", "reject", "comment", "wrong sizes " + solution.marker);
        assertThat(solution.track("configurator")).isEqualTo("developing");
        assertThat(solution.record().toString()).contains("wrong sizes " + solution.marker)
            .contains("https://configurator.example/" + solution.marker);
        solution.configure().confirmConfigurator();
        assertThat(solution.track("configurator")).isEqualTo("developed");
    }

    @Test
    @Rule({"SOL-10", "SOL-13", "SOL-14", "SOL-15"})
    void aLaunchIsSavedRejectedCorrectedAndAppliedForAgain() {
        SolutionFlow solution = SolutionFlow.at("cloudstar", "apply-launch");
        String task = SALES.taskId(solution.key, "apply-launch");
        TestFile guide = TestFile.of("guide.docx");
        SALES.complete(task, Values.of("action", "submit")).fieldInvalid("salesGuide");
        SALES.complete(task, Values.of("action", "submit", "salesGuide", guide)).fieldInvalid("architectureMail");

        SALES.complete(task, Values.of("action", "save", "salesGuide", guide)).ok();
        Client.eventually("the launch is a draft", () -> solution.track("launch"), "draft"::equals);
        assertThat(solution.record().path("tracks").path("launch").path("zh").asText()).isEqualTo("上市草稿");
        Client.eventually("a new apply-launch opens", () -> SALES.taskId(solution.key, "apply-launch"),
            id -> !id.equals(task));

        solution.perform("cloudstar-sales", "apply-launch", "action", "submit",
            "architectureMail", TestFile.of("mail.eml")).shows("launch:reviewing", "上市中");
        assertThat(solution.record().path("salesGuide").path("name").asText()).isEqualTo("guide.docx");

        solution.perform("reviewer", "review-launch", "decision", "reject", "comment", "guide unclear " + solution.marker)
            .shows("launch:rejected", "上市不通过").offers("cloudstar-sales", "apply-launch");
        assertThat(solution.record().toString()).contains("guide unclear " + solution.marker);

        solution.perform("cloudstar-sales", "apply-launch", "action", "save").shows("launch:rejected", "上市不通过");
        solution.perform("cloudstar-sales", "apply-launch", "action", "submit",
            "salesGuide", TestFile.of("clearer.pdf")).shows("launch:reviewing", "上市中");
        solution.approveLaunch().shows("launch:launched", "已上市");
    }

    @Test
    @Rule("SOL-18")
    void reviewsOfInitiationAndLaunchAreDueInTenWorkingDaysOtherVendorTasksInFive() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar").requestVerification();
        assertThat(due("reviewer", solution, "review-initiation")).isEqualTo(endOfWorkingDay(10));
        assertThat(solution.delivery().task(solution.key, "design-solution").path("due").isNull())
            .as("partner tasks have a due date only where a deadline runs").isTrue();
        solution.design(false);
        assertThat(due("psa", solution, "verify-solution")).isEqualTo(endOfWorkingDay(5));
    }

    private static Instant due(String user, SolutionFlow solution, String task) {
        return Client.instant(Client.as(user).task(solution.key, task).path("due"));
    }

    private static Instant endOfWorkingDay(int n) {
        return Client.instant(SALES.get("/api/calendar/deadline?from=%s&workingDays=%s", today(), n).json().path("at"));
    }

    @Test
    @Rule({"SOL-16", "NRE-03"})
    void theOfferClosesByItselfAtTheEndOfItsValidity() {
        SolutionFlow solution = SolutionFlow.launched("cloudstar");
        String instance = solution.record().path("processInstanceId").asText();
        String until = Client.eventually("nreUntil is shown", () -> solution.record().path("nreUntil").asText(""),
            date -> !date.isEmpty());
        List<JsonNode> timers = Client.list(Client.as("admin")
            .get("/engine-rest/job?processInstanceId=%s&timers=true", instance).ok().json());
        assertThat(timers).extracting(timer -> Client.instant(timer.path("dueDate")))
            .as("the offer ends at 24:00 of nreUntil").containsExactly(endOf(LocalDate.parse(until)));

        Client.as("admin").post("/engine-rest/job/" + timers.get(0).path("id").asText() + "/execute", Client.body()).ok();
        Client.eventually("the offer is closed", () -> SALES.findTask(solution.key, "apply-qualification"),
            task -> task.isEmpty());
        Client.as("admin").get("/engine-rest/process-instance/%s", instance).status(404);
        solution.shows("launch:launched", "已上市").offers("cloudstar-sales");
    }

    @Test
    void filesAreRecordedAndReadByTheirOwnSideAndTheVendorOnly() throws Exception {
        SolutionFlow solution = SolutionFlow.draft("cloudstar");
        TestFile sent = (TestFile) SolutionFlow.application(solution.marker, false).get("presentation");
        JsonNode file = solution.record().path("presentation");
        assertThat(file.path("name").asText()).isEqualTo(sent.name());
        assertThat(file.path("type").asText()).isEqualTo("application/pdf");
        assertThat(file.path("size").asInt()).isEqualTo(sent.content().length);
        assertThat(file.path("sha256").asText()).isEqualToIgnoringCase(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent.content())));

        String href = file.path("href").asText();
        assertThat(href).startsWith("/api/");
        for (String reader : List.of("cloudstar-sales", "cloudstar-finance", "psa", "manager")) {
            assertThat(Client.as(reader).get(href).ok().bytes).as("read by %s", reader).isEqualTo(sent.content());
        }
        Client.as("bluewave-admin").get(href).status(404);
        Client.anonymous().get(href).status(401);
    }

    @Test
    void exactlyTenMegabytesAndSixtyFourCodePointsAreTaken() {
        String marker = SolutionFlow.newMarker();
        TestFile full = TestFile.of("talk.pdf");
        String key = SALES.start(SolutionFlow.PROCESS, SolutionFlow.application(marker, false)
            .with("product", " " + "𠮷".repeat(64) + " ")
            .with("presentation", new TestFile(full.name(), full.type(),
                Arrays.copyOf(full.content(), TestFile.LIMIT))));
        assertThat(SALES.record("solutions", key).path("product").asText()).isEqualTo("𠮷".repeat(64));
    }

    @Test
    void onlyTheStartersStartAndNobodyBringsAKeyOrAPartner() {
        Values values = SolutionFlow.application(SolutionFlow.newMarker(), false);
        for (String user : List.of("cloudstar-finance", "cloudstar-delivery", "pdm", "reviewer", "manager")) {
            Client.as(user).tryStart(SolutionFlow.PROCESS, values).refused(403, "NOT_ALLOWED");
        }
        SALES.post("/engine-rest/process-definition/key/solution-launch/submit-form",
            Client.body("variables", values.wire(), "businessKey", "SOL-2026-999999")).status(400);
        SALES.tryStart(SolutionFlow.PROCESS, values.with("partnerId", "bluewave")).fieldInvalid("partnerId");
        SALES.tryStart(SolutionFlow.PROCESS, values.with("partnerId", "cloudstar")).fieldInvalid("partnerId");
        assertThat(SALES.get("/api/solutions/%s", "SOL-2026-999999").status).isEqualTo(404);
        assertThat(Client.as("pdm").records("solutions", "q=%s", values.get("brand"))).isEmpty();
    }

    @Test
    void everyTaskIsNamedInBothLanguages() {
        SolutionFlow solution = SolutionFlow.submitted("cloudstar");
        assertThat(Client.as("reviewer").task(solution.key, "review-initiation").path("name").asText())
            .matches("\\p{IsHan}.* [A-Z][\\w -]+");
    }
}
