package org.partnercenter.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.web.Action;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of solutions that are not a path through their model. */
class SolutionRulesTest extends SolutionProcessTest {

    @Autowired
    private SolutionRecords records;
    @Autowired
    private SolutionRepository repository;

    private String start(String user, Map<String, Object> application) {
        return start(user, "solution-launch", application);
    }

    private static Map<String, Object> named(String brand, String product, String commonName) {
        Map<String, Object> application = application(false);
        application.putAll(fields("brand", brand, "product", product, "commonName", commonName));
        return application;
    }

    @Test
    @Rule("SOL-01")
    void aSavedNameCannotBeChanged() {
        String key = start("cloudstar-sales", named("云启", "星湖", "水务"));
        assertThat(solution(key).name()).isEqualTo("云启星湖水务解决方案");

        for (String part : List.of("brand", "product", "commonName")) {
            assertFieldRefused(part, () -> complete("cloudstar-sales", key, "edit-draft", "action", "save", part, "别的"));
        }
        complete("cloudstar-sales", key, "edit-draft", "action", "submit");
        reject("reviewer", key, "review-initiation");
        assertFieldRefused("brand", () -> complete("cloudstar-sales", key, "revise-initiation", "brand", "别的"));
    }

    @Test
    @Rule("SOL-02")
    void aPartnerHasNoTwoSolutionsOfOneName() {
        start("cloudstar-sales", named("Cloudstar", "Lake", "Water"));

        assertRefused(409, "NAME_TAKEN", "cloudstarlakeWATER解决方案", () -> start("cloudstar-admin", named(" cloudstar ", "lake", "WATER")));
        assertRefused(409, "NAME_TAKEN", "", () -> start("cloudstar-sales", named("CloudstarLake", "Wa", "ter")));
        assertThat(start("bluewave-sales", named("Cloudstar", "Lake", "Water"))).as("another partner's").startsWith("SOL-");
    }

    @Test
    @Rule("SOL-02")
    void ofTwoAtTheSameMomentOneIsRefused() throws Exception {
        Map<String, Object> application = named("云启", "同时", "提交");
        ExecutorService people = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(2);
        List<String> made = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        for (String user : List.of("cloudstar-sales", "cloudstar-admin")) {
            all.add(people.submit(() -> {
                together.countDown();
                try {
                    together.await();
                    made.add(start(user, application));
                } catch (Throwable refusal) {
                    refused.add(refusal);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        people.shutdown();

        assertThat(made).hasSize(1);
        assertThat(refused).singleElement().satisfies(refusal -> assertRefused(409, "NAME_TAKEN", "云启同时提交解决方案", () -> {
            throw refusal;
        }));
        assertThat(count("select count(*) from solution where product = '同时'")).isOne();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(made.get(0)).count()).isOne();
    }

    @Test
    @Rule("SOL-03")
    void aDeletedDraftFreesItsNameButNotItsKey() {
        Map<String, Object> application = named("云启", "星海", "航运");
        String first = start("cloudstar-sales", application);
        complete("cloudstar-sales", first, "edit-draft", "action", "delete");

        String second = start("cloudstar-sales", application);

        assertThat(second).isGreaterThan(first);
        assertRefused(404, "NOT_FOUND", first, () -> solution(first, actor("cloudstar-sales")));
    }

    @Test
    @Rule("SOL-03")
    void aSubmittedSolutionCannotBeDeleted() {
        String key = submitted();

        assertThat(openTasks(key)).doesNotContain("edit-draft");
        assertThat(solution(key).actions()).extracting(Action::code).doesNotContain("delete", "edit", "submit");
        reject("reviewer", key, "review-initiation");
        assertFieldRefused("action", () -> complete("cloudstar-sales", key, "revise-initiation", "action", "delete"));
    }

    @Test
    @Rule("SOL-04")
    void submissionNeedsPresentationAndFeatureList() {
        for (String file : List.of("presentation", "featureList")) {
            Map<String, Object> application = application(true);
            application.remove(file);
            assertFieldRefused(file, () -> start("cloudstar-sales", application));
            application.put("submit", false);
            String key = start("cloudstar-sales", application);
            assertFieldRefused(file, () -> complete("cloudstar-sales", key, "edit-draft", "action", "submit"));
            assertThat(track(key, "initiation")).isEqualTo("draft");

            complete("cloudstar-sales", key, "edit-draft", "action", "submit", file, application(true).get(file));
            assertThat(track(key, "initiation")).isEqualTo("reviewing");
        }
    }

    @Test
    @Rule({"SOL-04", "SOL-05"})
    void aListThatFailsIsRefusedAlsoInADraftNamingRowAndCause() {
        Map<String, Object> application = application(false);
        application.put("featureList", DemoFiles.xlsx("清单.xlsx", new String[] {"模块", "功能特性", "说明"}, new String[] {"核心", "", "无名"}));
        long before = count("select count(*) from solution");

        assertRefused(400, "FIELD_INVALID featureList", "row 2: the feature has no name", () -> start("cloudstar-sales", application));
        assertThat(count("select count(*) from solution")).as("a refusal changes nothing").isEqualTo(before);
        String key = draft();
        assertRefused(400, "FIELD_INVALID featureList", "row 2", () -> complete("cloudstar-sales", key, "edit-draft", "action", "save",
                "featureList", application.get("featureList")));
    }

    @Test
    @Rule("SOL-06")
    void aRejectionWithoutACommentIsRefused() {
        String key = submitted();

        assertFieldRefused("comment", () -> complete("reviewer", key, "review-initiation", "decision", "reject"));
        assertFieldRefused("comment", () -> complete("reviewer", key, "review-initiation", "decision", "reject", "comment", "  "));

        assertThat(track(key, "initiation")).isEqualTo("reviewing");
    }

    @Test
    @Rule("SOL-07")
    void verificationMayBeRequestedWhileInReviewAndWhenRejectedButNotFromADraft() {
        assertThat(openTasks(draft())).containsExactly("edit-draft");
        String key = submitted();
        assertThat(solution(key, actor("cloudstar-delivery")).actions()).extracting(Action::code).containsExactly("request-verification");

        reject("reviewer", key, "review-initiation");
        complete("cloudstar-delivery", key, "request-verification", "designLead", "李架构");

        assertThat(solution(key).status().code()).isEqualTo("initiation:rejected,verification:designing");
    }

    @Test
    @Rule("SOL-09")
    void onlyTheEcosystemManagerStartsTheListing() {
        String key = submitted();
        assertThat(openTasks(key)).doesNotContain("develop-configurator", "list-product");

        approved(key);

        assertThat(openTasks(key)).contains("develop-configurator", "list-product");
        assertThat(solution(key).status().zh()).isEqualTo("立项完成,配置器开发中");
        assertRefused(403, "NOT_ALLOWED", "ecosystem-manager",
                () -> complete("cloudstar-admin", key, "list-product", "productName", "星图"));
        complete("pdm", key, "list-product", "productName", "星图", "shopUrl", "https://shop.example/1");
        assertThat(track(key, "listing")).isEqualTo("listing");
    }

    @Test
    @Rule("SOL-11")
    void actionsAreThoseWhoseTaskTheCallerMayComplete() {
        String key = submitted();
        reject("reviewer", key, "review-initiation");

        assertThat(solution(key, actor("cloudstar-sales")).actions()).extracting(Action::code).containsExactly("resubmit-initiation");
        assertThat(solution(key, actor("cloudstar-delivery")).actions()).extracting(Action::code).containsExactly("request-verification");
        assertThat(solution(key, actor("cloudstar-admin")).actions()).extracting(Action::code)
                .containsExactly("resubmit-initiation", "request-verification");
        assertThat(solution(key, actor("cloudstar-finance")).actions()).isEmpty();
        assertThat(solution(key, actor("cloudstar-sales")).actions().get(0).taskId()).isEqualTo(task(key, "revise-initiation").getId());
    }

    @Test
    @Rule("SOL-12")
    void theThreeMiddleTracksRunInAnyOrder() {
        String first = listed(configured(verified(approved(submitted()))));
        String second = verified(listed(configured(approved(submitted()))));
        String third = configured(approved(verified(submitted())));

        assertThat(openTasks(first)).containsExactly("apply-launch");
        assertThat(openTasks(second)).containsExactly("apply-launch");
        assertThat(openTasks(listed(third))).containsExactly("apply-launch");
    }

    @Test
    @Rule("SOL-13")
    void theLaunchOpensWithTheLastOfTheThree() {
        String key = configured(verified(approved(submitted())));
        complete("pdm", key, "list-product", "productName", "星图");
        assertThat(openTasks(key)).containsExactly("finish-listing");

        complete("pdm", key, "finish-listing", "productId", "P-1");

        assertThat(openTasks(key)).containsExactly("apply-launch");
    }

    @Test
    @Rule("SOL-14")
    void theLaunchNeedsTheSalesGuideAndTakesOverWhatIsThere() {
        String key = launchable("cloudstar");

        assertFieldRefused("salesGuide", () -> complete("cloudstar-sales", key, "apply-launch", "action", "submit"));
        assertFieldRefused("featureList", () -> complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE,
                "featureList", FEATURES));
        complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);

        SolutionView application = solution(key, actor("reviewer"));
        assertThat(List.of(application.featureList(), application.testReport(), application.salesGuide())).doesNotContainNull();
        assertThat(application.configuratorLink()).startsWith("https://");
        assertThat(application.architectureMail()).as("not needed, the architecture did not change").isNull();
    }

    @Test
    @Rule("SOL-14")
    void aChangedArchitectureNeedsTheMail() {
        String key = listed(configured(verified(approved(submitted()), "cloudstar", true)));

        assertFieldRefused("architectureMail", () -> complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE));
        complete("cloudstar-sales", key, "apply-launch", "action", "save", "architectureMail", MAIL);
        complete("cloudstar-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);

        assertThat(track(key, "launch")).isEqualTo("reviewing");
    }

    @Test
    void aVerificationIsApprovedWithItsReportOnly() {
        String key = submitted();
        complete("cloudstar-delivery", key, "request-verification", "designLead", "李架构");
        complete("cloudstar-delivery", key, "design-solution", "architectureNote", "双可用区", "architectureChanged", false);

        assertFieldRefused("testReport", () -> approve("psa", key, "verify-solution"));
        reject("psa", key, "verify-solution");

        assertThat(track(key, "verification")).isEqualTo("designing");
    }

    @Test
    void aConfiguratorIsALinkOrAFileNotBothAndNotNeither() {
        String key = approved(submitted());
        Object file = DemoFiles.xlsx("配置器.xlsx", new String[] {"项"});

        assertFieldRefused("configuratorLink", () -> complete("cloudstar-delivery", key, "develop-configurator"));
        assertFieldRefused("configuratorFile", () -> complete("cloudstar-delivery", key, "develop-configurator",
                "configuratorLink", "https://configurator.example/1", "configuratorFile", file));
        assertFieldRefused("configuratorLink", () -> complete("cloudstar-delivery", key, "develop-configurator",
                "configuratorLink", "http://configurator.example/1"));
        complete("cloudstar-delivery", key, "develop-configurator", "configuratorLink", "https://configurator.example/1");
        reject("psa", key, "confirm-configurator");
        complete("cloudstar-delivery", key, "develop-configurator", "configuratorFile", file);

        assertThat(solution(key).configuratorLink()).as("the file takes the link's place").isNull();
        assertThat(solution(key).configuratorFile()).isNotNull();
    }

    @Test
    @Rule("SOL-16")
    void aLaunchedSolutionIsCertifiedAndMayApplyForNre() {
        String key = launched("cloudstar");

        assertThat(solution(key).certifiedAt()).isNotNull();
        assertThat(solution(key).nreUntil()).isEqualTo(today().plusMonths(12));
        assertThat(qualificationAppliedFor(key)).startsWith("NRE-");
    }

    @Test
    @Rule("SOL-17")
    void thePartnerWatchesEveryTrackButTheListingIsTheEcosystemManagers() {
        String key = approved(submitted());
        complete("pdm", key, "list-product", "productName", "星图");

        SolutionView seen = solution(key, actor("cloudstar-finance"));
        assertThat(seen.tracks().values()).extracting(Status::code).containsExactly("completed", "none", "developing", "listing", "none");
        assertThat(seen.processInstanceId()).isEqualTo(instance(key).getId());
        assertRefused(403, "NOT_ALLOWED", "", () -> complete("cloudstar-admin", key, "finish-listing", "productId", "P-1"));
        assertThat(solution(key, actor("cloudstar-admin")).actions()).extracting(Action::code).doesNotContain("finish-listing");
    }

    @Test
    @Rule("SOL-19")
    void reportConfiguratorAndListingAreVisibleAsSoonAsTheyExist() {
        String key = approved(submitted());
        assertThat(solution(key).testReport()).isNull();

        verified(key);
        complete("cloudstar-delivery", key, "develop-configurator", "configuratorLink", "https://configurator.example/1");
        complete("pdm", key, "list-product", "productName", "星图", "shopUrl", "https://shop.example/1");

        assertThat(solution(key).testReport().name()).isEqualTo("测试报告.pdf");
        assertThat(solution(key).configuratorLink()).isEqualTo("https://configurator.example/1");
        assertThat(solution(key).productName()).isEqualTo("星图");
        assertThat(solution(key).shopUrl()).isEqualTo("https://shop.example/1");
        complete("pdm", key, "finish-listing", "productId", "P-9");
        assertThat(solution(key).productId()).isEqualTo("P-9");
    }

    @Test
    void anotherOrganisationDoesNotSeeIt() {
        String key = submitted();

        assertRefused(404, "NOT_FOUND", "", () -> solution(key, actor("bluewave-admin")));
        assertThat(records.list(new ListQuery(List.of(), key, 0, 20, "-createdAt"), actor("bluewave-admin")).total()).isZero();
        assertThat(records.list(new ListQuery(List.of(), key, 0, 20, "-createdAt"), actor("manager")).total()).isOne();
    }

    @Test
    @Rule("SOL-10")
    void theStatusFilterFindsWhatTheStatusShows() {
        String partner = "statuses";
        List<String> shown = new ArrayList<>();
        int number = 0;
        for (Initiation initiation : Initiation.values()) {
            for (Verification verification : Verification.values()) {
                for (Configurator configurator : Configurator.values()) {
                    for (Listing listing : Listing.values()) {
                        for (Launch launch : Launch.values()) {
                            Solution solution = new Solution("SOL-0000-" + ++number, partner, "b", "p" + number, "c", "s", Instant.EPOCH);
                            solution.initiation = initiation;
                            solution.verification = verification;
                            solution.configurator = configurator;
                            solution.listing = listing;
                            solution.launch = launch;
                            repository.insert(solution);
                            shown.add("," + solution.tracks().composite().code() + ",");
                        }
                    }
                }
            }
        }
        Actor viewer = new Actor("statuses-sales", Set.of("partner-sales"), Set.of(partner));

        for (Status status : records.statuses()) {
            // these two are never shown in the composite, but found by their own tracks
            if (!List.of("launch:draft", "listing:requested").contains(status.code())) {
                assertThat(records.list(new ListQuery(List.of(status.code()), null, 0, 1, "-createdAt"), viewer).total()).as(status.code())
                        .isEqualTo(shown.stream().filter(s -> s.contains("," + status.code() + ",")).count());
            }
        }
        assertRefused(400, "FIELD_INVALID status", "must be one of",
                () -> records.list(new ListQuery(List.of("initiation:nonsense"), null, 0, 1, "-createdAt"), viewer));
        jdbc.sql("delete from solution where partner_id = ?").param(partner).update();
    }
}
