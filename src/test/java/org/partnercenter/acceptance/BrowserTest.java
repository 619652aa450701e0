package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people really do: log in, start, fill in, upload and complete in Tasklist, look in Cockpit. Needs a Chromium. */
class BrowserTest extends AcceptanceTest {

    private static Browser browser;

    @LocalServerPort
    private int serverPort;

    @BeforeEach
    void openBrowser() {
        boolean found = Browser.executable().isPresent();
        if (!found && System.getenv("CI") != null) {
            throw new AssertionError("no Chromium: set CHROMIUM_PATH or install one; in CI no test may be skipped");
        }
        Assumptions.assumeTrue(found, "no Chromium: set CHROMIUM_PATH or install one");
        if (browser == null) {
            browser = Browser.open(serverPort);
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    /** The README's tour: from a delivered project to a confirmed incentive. */
    @Test
    @Rule({"INC-04", "INC-12"})
    void aDeliveredProjectBecomesAConfirmedIncentive() {
        String project = Client.as("cloudstar-delivery").records("delivery-projects", "status=registered&sort=createdAt").get(0)
                .at("/key").asText();

        Page delivery = browser.openTask("cloudstar-delivery", task("cloudstar-delivery", project, "request-acceptance"));
        delivery.locator("#completedOn").fill(LocalDate.now(SHANGHAI).minusDays(1).toString());
        for (String field : new String[] {"acceptanceReport", "finalSow", "customerEvidence"}) {
            delivery.locator("#" + field).setInputFiles(Browser.payload(TestFile.of(field + ".pdf")));
        }
        assertThat(browser.submit(delivery).status()).isEqualTo(204);

        Page reviewer = browser.openTask("reviewer", task("reviewer", project, "review-acceptance"));
        assertThat(reviewer.locator(".pc-record").textContent()).contains(project, "acceptanceReport.pdf");
        reviewer.locator("#decision").selectOption("approve");
        reviewer.locator("#qualityScore").fill("88");
        assertThat(browser.submit(reviewer).status()).isEqualTo(204);

        Page operations = browser.openTask("operations", task("operations", project, "enter-incentive"));
        operations.locator("#amount").fill("52000.50");
        operations.locator("#calculation").fill("40 人天 × 1,300.00 元");
        assertThat(browser.submit(operations).status()).isEqualTo(204);

        var incentive = Client.as("cloudstar-finance").records("incentives", "q=" + project).get(0);
        String key = incentive.at("/key").asText();
        Page finance = browser.openTask("cloudstar-finance", task("cloudstar-finance", key, "check-incentive"));
        assertThat(finance.locator(".pc-record").first().textContent()).contains("剩余 40 个工作日").contains("52,000.50");
        finance.locator("#decision").selectOption("confirm");
        assertThat(browser.submit(finance).status()).isEqualTo(204);

        Page record = browser.go("cloudstar-finance", "/records/incentives/" + key);
        assertThat(record.locator("main").textContent()).contains("激励待申付");
    }

    @Test
    @Rule({"SOL-05", "SOL-17"})
    void aSolutionIsFoundedWithAFileThatWasRefusedFirst() {
        String name = "浏览器" + System.nanoTime();
        Page sales = browser.openStart("cloudstar-sales", "Solution");
        sales.locator("#start-brand").fill("云启");
        sales.locator("#start-product").fill("星测");
        sales.locator("#start-commonName").fill(name);
        sales.locator("#start-summary").fill("从浏览器提交 <b>{{1+1}}</b>");
        sales.locator("#start-presentation").setInputFiles(Browser.payload(TestFile.of("p.pptx")));
        sales.locator("#start-featureList").setInputFiles(Browser.payload(TestFile.csv("f.csv", "module,feature,description\na,,c\n")));
        sales.locator("#start-submit").selectOption("true");
        Response refused = browser.submit(sales);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("FIELD_INVALID featureList").contains("row 2");

        sales.locator("#start-featureList").setInputFiles(Browser.payload(TestFile.of("f.csv")));
        assertThat(browser.submit(sales).status()).isEqualTo(200);

        String key = Client.as("cloudstar-sales").records("solutions", "limit=1&sort=-key").get(0).at("/key").asText();
        Page page = browser.go("cloudstar-sales", "/records/solutions/" + key);
        page.locator("svg .djs-shape").first().waitFor();
        assertThat(page.locator("main").textContent()).contains(name).contains("立项审核中").contains("<b>{{1+1}}</b>");
    }

    @Test
    void theManagerWatchesARunningInstanceInCockpitAndChangesNothing() {
        var incentive = Client.as("manager").records("incentives", "status=awaiting-confirmation&limit=1").get(0);
        Page cockpit = browser.go("manager", "/camunda/app/cockpit/default/#/process-instance/"
                + incentive.at("/processInstanceId").asText() + "/runtime");
        cockpit.locator("svg [data-element-id=check-incentive]").first().waitFor();
        assertThat(cockpit.locator("body").textContent()).contains(incentive.at("/key").asText());
    }

    @Test
    void anotherPartnersRecordIsNotThere() {
        String foreign = Client.as("cloudstar-sales").records("solutions", "limit=1").get(0).at("/key").asText();
        Page page = browser.as("bluewave-sales");
        Response response = page.navigate(page.url().replaceAll("^(https?://[^/]+).*", "$1") + "/records/solutions/" + foreign);
        assertThat(response.status()).isEqualTo(404);
        assertThat(page.locator("body").textContent()).doesNotContain("云启");
    }

    private static String task(String user, String key, String taskKey) {
        return Client.as(user).task(key, taskKey).at("/id").asText();
    }
}
