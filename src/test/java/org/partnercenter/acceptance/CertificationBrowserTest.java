package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A business certification as people do it: in Tasklist and on the page 商业信息. Needs a Chromium. */
class CertificationBrowserTest extends AcceptanceTest {

    private static Browser browser;

    @LocalServerPort
    private int serverPort;

    @BeforeEach
    void openBrowser() {
        Assumptions.assumeTrue(Browser.executable().isPresent() || System.getenv("CI") != null, "no Chromium");
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
    @Rule({"CRT-03", "CRT-10"})
    void financeReadsTheAmountInItsTaskAndThePartnerCorrectsAndWithdraws() {
        Page start = browser.openStart("bluewave-finance", "Business certification");
        start.locator("#start-taxpayerType").selectOption("general");
        start.locator("#start-registeredAddress").fill("深圳市南山区科技园 1 号");
        start.locator("#start-registeredPhone").fill("0755-88880000");
        start.locator("#start-financeContactName").fill("李会计");
        start.locator("#start-financeContactMobile").fill("13900000099");
        start.locator("#start-financeContactEmail").fill("finance@bluewave.example");
        start.locator("#start-bankCode").selectOption("cmb");
        start.locator("#start-bankBranch").fill("深圳科技园支行");
        start.locator("#start-bankAccountHolder").fill("深圳蓝潮信息有限公司");
        start.locator("#start-bankAccount").fill("755900012310999");
        start.locator("#start-licence").setInputFiles(Browser.payload(TestFile.of("营业执照.pdf")));
        start.locator("#start-privacyAccepted").check();
        assertThat(browser.submit(start).status()).isEqualTo(200);
        String key = Client.as("bluewave-finance").records("business-certifications", "limit=1&sort=-key").get(0).at("/key").asText();

        Page finance = browser.openTask("finance", Client.as("finance").taskId(key, "send-transfer"));
        finance.waitForCondition(() -> finance.locator("[data-value=amount]").textContent().matches("0\\.\\d\\d"));
        String amount = finance.locator("[data-value=amount]").textContent();
        assertThat(finance.locator("[data-transfer]").textContent()).contains("755900012310999", "招商银行", "深圳蓝潮信息有限公司");
        finance.locator("#outcome").selectOption("sent");
        finance.locator("#bankReference").fill("BK-2026-1");
        assertThat(browser.submit(finance).status()).isEqualTo(204);

        Page page = browser.go("bluewave-finance", "/certification");
        assertThat(page.locator("main").textContent()).contains("待输入金额", "****0999").doesNotContain(amount).doesNotContain("755900012310999");
        Page entry = browser.openTask("bluewave-finance", Client.as("bluewave-finance").taskId(key, "enter-amount"));
        assertThat(entry.locator("body").textContent()).doesNotContain("¥ " + amount);
        entry.locator("#action").selectOption("not-received");
        assertThat(browser.submit(entry).status()).isEqualTo(204);
        Client.as("finance").perform(key, "trace-transfer", "outcome", "bank-data-wrong", "comment", "支行不符");

        Page correction = browser.openTask("bluewave-finance", Client.as("bluewave-finance").taskId(key, "correct-information"));
        correction.locator("#action").selectOption("submit");
        correction.waitForCondition(() -> correction.locator("#bankBranch").inputValue().equals("深圳科技园支行"));
        correction.locator("#bankBranch").fill("深圳南山支行");
        correction.locator("#privacyAccepted").check();
        assertThat(browser.submit(correction).status()).as("account and licence stay").isEqualTo(204);
        assertThat(Client.as("bluewave-finance").statusOf("business-certifications", key)).isEqualTo("transferring");

        Client.as("finance").perform(key, "send-transfer", "outcome", "failed", "comment", "账户已销户");
        assertThat(browser.go("bluewave-admin", "/certification").locator("main").textContent()).contains("认证失败", "账户已销户");
        Page withdrawal = browser.openTask("bluewave-finance", Client.as("bluewave-finance").taskId(key, "correct-information"));
        withdrawal.locator("#action").selectOption("withdraw");
        assertThat(browser.submit(withdrawal).status()).isEqualTo(204);
        assertThat(Client.as("bluewave-finance").statusOf("business-certifications", key)).isEqualTo("withdrawn");
    }
}
