package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner's finance people ask for their money in a browser, the vendor's let it go. Needs a Chromium. */
class PayoutBrowserTest extends AcceptanceTest {

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

    @Test
    @Rule({"PAY-02", "PAY-10"})
    void anIncentiveBecomesMoneyOnTheAccount() {
        Incentive incentive = DeliveryFlow.published("4321.00").incentive().confirm().shows("payable", "激励待申付");

        Page partner = browser.openStart("cloudstar-finance", "Payout");
        partner.locator(".modal-content .pc-form").getByText(incentive.key()).first().click();
        partner.locator("#start-way").selectOption("cloud-account-uninvoiced");
        assertThat(browser.submit(partner).status()).isEqualTo(200);

        String slip = incentive.read().path("slipKey").asText();
        assertThat(slip).startsWith("PAY-");
        Page finance = browser.openTask("finance", Client.as("finance").task(slip, "review-payout").at("/id").asText());
        assertThat(finance.locator(".pc-record").first().textContent()).contains(slip, "4,321.00");
        finance.locator("#decision").selectOption("approve");
        assertThat(browser.submit(finance).status()).isEqualTo(204);

        Client.as("cloudstar-finance").seesStatus("payouts", slip, "completed");
        Page record = browser.go("cloudstar-finance", "/records/payouts/" + slip);
        assertThat(record.locator("main").textContent()).contains("已完成", "4,321.00");
        Page list = browser.go("cloudstar-finance", "/records/payouts");
        assertThat(list.locator("main").textContent()).contains(slip);
        assertThat(List.of(browser.go("cloudstar-finance", "/records/ledger-entries").locator("main").textContent()).toString()).contains("4,321.00");
    }
}
