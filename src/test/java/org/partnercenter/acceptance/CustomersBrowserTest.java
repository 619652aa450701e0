package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.demo.DemoWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In a real browser, with a real mail server: a customer joins, a member logs in for the first time, a distributor reveals a number. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "server.address=127.0.0.1",
    "spring.datasource.url=jdbc:h2:mem:customers-browser;DB_CLOSE_DELAY=-1",
    "camunda.bpm.process-engine-name=customersBrowser",
    "spring.mail.host=127.0.0.1",
    "outbox.password=customers-browser",
    "outbox.salt=5c0744940b5c369b"
})
@ActiveProfiles("demo-people")
@DirtiesContext
class CustomersBrowserTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/join/\\S+)");

    private static Browser browser;

    @LocalServerPort
    private int port;
    @Autowired
    private DemoWork work;
    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void openBrowser() {
        boolean found = Browser.executable().isPresent();
        if (!found && System.getenv("CI") != null) {
            throw new AssertionError("no Chromium: set CHROMIUM_PATH or install one; in CI no test may be skipped");
        }
        Assumptions.assumeTrue(found, "no Chromium: set CHROMIUM_PATH or install one");
        if (browser == null) {
            browser = Browser.open(port);
        }
    }

    @AfterAll
    static void close() {
        MAIL.stop();
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @Test
    @Rule({"CUS-08", "CUS-13", "CUS-14", "CUS-17"})
    void aCustomerOpensTheMailedLinkOnAPhoneAndThePartnerSeesIt() {
        Prospect customer = Prospect.somebody();
        String report = work.start("cloudstar-sales", "customer-report", Map.of("customerName", customer.name(), "mobile", customer.mobile(),
            "email", customer.email(), "sendInvitation", true, "associationType", "1"));
        Page page = browser.phone(mailedLink(customer));
        assertThat(page.content()).contains("云启").doesNotContain(customer.mobile());

        page.locator("input[name=noticeAccepted]").check();
        page.locator("#mobile").fill(customer.mobile());
        page.locator("button[formaction$=sms-code]").click();
        page.locator("[data-code=SMS_SENT]").waitFor();
        assertThat(page.locator("#mobile").inputValue()).as("what was typed is kept").isEqualTo(customer.mobile());
        page.locator("#smsCode").fill(sentCode(customer.mobile()));
        page.locator("#password").fill("Kehu-2026-ok");
        page.locator("#accountName").fill(customer.account());
        page.locator("input[name=noticeAccepted]").check();
        page.locator("button.wide").click();
        page.locator("[data-code=ASSOCIATED]").waitFor();
        assertThat(page.context().cookies()).as("no cookie").isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("fits the phone").isTrue();

        Page sales = browser.go("cloudstar-sales", "/records/customer-reports/" + report);
        assertThat(sales.locator("main").textContent()).contains("已关联", "191****").doesNotContain(customer.mobile());
    }

    @Test
    @Rule({"PTR-07", "PTR-12", "PTR-16"})
    void aNewMemberMustChangeThePasswordAtTheFirstLogin() {
        Page admin = browser.go("cloudstar-admin", "/members/new");
        admin.locator("input[name=userId]").fill("yunqi-newcomer");
        admin.locator("input[name=displayName]").fill("李新人");
        admin.locator("input[name=email]").fill("newcomer@cloudstar.example");
        admin.locator("input[name=mobile]").fill("13911112222");
        admin.locator("input[name=roles][value=partner-delivery]").check();
        admin.locator("main form button[type=submit]").first().click();
        String initial = admin.locator("#initialPassword").textContent().strip();

        Page member = browser.signIn("yunqi-newcomer", initial);
        assertThat(member.url()).endsWith("/password");
        member.navigate(browser.address() + "/records/solutions");
        assertThat(member.url()).as("nothing else before").endsWith("/password");
        member.locator("input[name=oldPassword]").fill(initial);
        member.locator("input[name=newPassword]").fill("Xinren-2026");
        member.locator("input[name=repeated]").fill("Xinren-2026");
        member.locator("main form button[type=submit]").first().click();
        member.waitForLoadState();
        member.navigate(browser.address() + "/records/solutions");
        assertThat(member.url()).endsWith("/records/solutions");
    }

    @Test
    @Rule({"RSL-01", "RSL-03"})
    void aDistributorRevealsAMaskedNumberAndTheAuditShowsIt() {
        Page sales = browser.go("starbridge-sales", "/records/resellers");
        assertThat(sales.locator("main").textContent()).contains("rivertech", "****");
        long before = revealed();
        sales.locator("form.eye:has(input[value=mobile]) button").click();
        sales.waitForLoadState();
        assertThat(sales.locator("td[data-label*='手机'], td[data-label*='电话'], td[data-label*='联系']").allTextContents())
            .anyMatch(mobile -> mobile.matches("\\s*1\\d{10}\\s*"));
        assertThat(revealed()).isGreaterThan(before);
    }

    private long revealed() {
        return jdbc.sql("select count(*) from reveal where user_id = 'starbridge-sales' and collection_name = 'resellers' and column_name = 'mobile'")
            .query(Long.class).single();
    }

    /** The link in the mail that the mail server got. */
    private String mailedLink(Prospect customer) {
        return Client.eventually("the invitation arrives", Duration.ofSeconds(30),
            () -> Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> isTo(mail, customer)).findFirst().flatMap(CustomersBrowserTest::link),
            Optional::isPresent).orElseThrow();
    }

    private static boolean isTo(MimeMessage mail, Prospect customer) {
        try {
            return mail.getAllRecipients()[0].toString().equals(customer.email());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> link(MimeMessage mail) {
        try {
            Part part = mail;
            while (part.getContent() instanceof Multipart parts) {
                part = parts.getBodyPart(0);
            }
            Matcher link = LINK.matcher(part.getContent().toString());
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sentCode(String mobile) {
        String stored = jdbc.sql("select body from mail where recipient = ? order by created_at desc limit 1").param(mobile).query(String.class).single();
        Matcher code = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)").matcher(Encryptors.delux("customers-browser", "5c0744940b5c369b").decrypt(stored));
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
