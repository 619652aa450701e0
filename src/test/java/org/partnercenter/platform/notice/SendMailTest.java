package org.partnercenter.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path through {@code send-mail}, with a mail server that comes and goes. */
@TestPropertySource(properties = {
    "spring.datasource.url=jdbc:h2:mem:send-mail;DB_CLOSE_DELAY=-1",
    "camunda.bpm.process-engine-name=sendMail",
    "spring.mail.host=127.0.0.1"
})
@DirtiesContext
class SendMailTest extends ProcessTest {

    private static final ServerSetup SMTP = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final Notice NOTICE = new Notice(Audience.vendor("manager"), "SOL-2026-000001", "审核已逾期", "Review overdue", "星图能耗管理");

    @Autowired
    private Notices notices;
    @Autowired
    private TransactionTemplate transaction;
    private GreenMail server;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SMTP::getPort);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void startServer() {
        server = new GreenMail(SMTP);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @AfterAll
    void theWholeModelWasPassed() {
        coverage.requireComplete("send-mail");
    }

    /** Answers the key of the mail that the notice causes. */
    private String send(Notice notice) {
        Set<String> before = mails();
        transaction.executeWithoutResult(status -> notices.send(notice));
        Set<String> sent = mails();
        sent.removeAll(before);
        assertThat(sent).hasSize(1);
        return sent.iterator().next();
    }

    private Set<String> mails() {
        return new HashSet<>(jdbc.sql("select mail_key from mail").query(String.class).list());
    }

    private String status(String mail) {
        return jdbc.sql("select status from mail where mail_key = ?").param(mail).query(String.class).single();
    }

    @Test
    void aNoticeLeavesAsAMailAfterItsTransaction() throws Exception {
        String mail = send(NOTICE);
        ProcessInstance sending = instance(mail);
        assertThat(sending).hasProcessDefinitionKey("send-mail").isWaitingAtExactly("deliver-mail");
        assertThat(status(mail)).isEqualTo("queued");
        assertThat(server.getReceivedMessages()).isEmpty();

        runJob(mail, "deliver-mail");

        assertThat(sending).isEnded().hasPassed("mail-delivered");
        assertThat(status(mail)).isEqualTo("sent");
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("审核已逾期 | Review overdue");
        assertThat(received.getAllRecipients()[0]).hasToString("manager@vendor.example");
        assertThat(received.getFrom()[0]).hasToString("partner-center@localhost");
        MimeMultipart alternatives = parts(received);
        assertThat(alternatives.getBodyPart(0).getContent().toString().strip()).isEqualTo("星图能耗管理");
        assertThat(alternatives.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(alternatives.getBodyPart(1).getContent().toString()).contains("审核已逾期 | Review overdue", "星图能耗管理");
    }

    /** Text and HTML, inside the frames that a mail program takes off. */
    private static MimeMultipart parts(Part mail) throws Exception {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        return parts.getBodyPart(0).isMimeType("text/plain") ? parts : parts(parts.getBodyPart(0));
    }

    @Test
    void anAddressOnALineOfItsOwnIsAButtonAndTextIsNeverMarkup() throws Exception {
        String mail = send(new Notice(Audience.vendor("manager"), "SOL-2026-000001", "邀请", "Invitation",
                "请打开\nhttp://localhost:8080/records/solutions?a=1&b=2\n<script>alert(1)</script>"));

        runJob(mail, "deliver-mail");

        String html = parts(server.getReceivedMessages()[0]).getBodyPart(1).getContent().toString();
        assertThat(html).contains("<a href=\"http://localhost:8080/records/solutions?a=1&amp;b=2\"", "&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void theTextIsEncryptedUntilItIsSentAndErasedThen() {
        String mail = send(NOTICE);
        assertThat(jdbc.sql("select subject || body from mail where mail_key = ?").param(mail).query(String.class).single())
                .doesNotContain("审核", "星图");

        runJob(mail, "deliver-mail");

        assertThat(count("select count(*) from mail where mail_key = ? and subject is null and body is null", mail)).isOne();
    }

    @Test
    void theMailToAPartnerRunsInItsTenantAndTheVendorsInItsOwn() {
        assertThat(instance(send(NOTICE)).getTenantId()).isEqualTo(Actor.VENDOR_TENANT);
        assertThat(instance(send(new Notice(Audience.partner("cloudstar", List.of("partner-finance")), "INC-2026-000001", "激励", "Incentive", "")))
                .getTenantId()).isEqualTo("cloudstar");
    }

    @Test
    void aServerThatIsDownIsTriedAgainLaterThenShowsAnIncidentAndLosesNothing() {
        String mail = send(NOTICE);
        ProcessInstance sending = instance(mail);
        server.stop();
        Instant now = Instant.parse("2026-03-02T02:00:00Z");
        for (Duration wait : List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(12))) {
            moveTo(now);
            assertThat(catchThrowable(() -> runJob(mail, "deliver-mail"))).isNotNull();
            Job job = job(mail, "deliver-mail");
            assertThat(job.getDuedate()).as("tried again after " + wait).isEqualTo(now.plus(wait));
            assertThat(job.getRetries()).isPositive();
            assertThat(incidents(sending)).isEmpty();
            now = now.plus(wait);
        }
        moveTo(now);

        assertThat(catchThrowable(() -> runJob(mail, "deliver-mail"))).isNotNull();

        assertThat(incidents(sending)).singleElement().extracting(Incident::getActivityId).isEqualTo("deliver-mail");
        assertThat(status(mail)).isEqualTo("queued");
        server.start();
        management.setJobRetries(job(mail, "deliver-mail").getId(), 1);
        runJob(mail, "deliver-mail");
        assertThat(sending).isEnded();
        assertThat(incidents(sending)).isEmpty();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailThatWasSentBeforeIsNotSentAgain() {
        String mail = send(NOTICE);
        jdbc.sql("update mail set status = 'sent' where mail_key = ?").param(mail).update();

        runJob(mail, "deliver-mail");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theProcessThatCausesTheMailGoesOnWhileTheServerIsDown() {
        server.stop();
        long before = management.createJobQuery().processDefinitionKey("send-mail").count();

        String key = start("cloudstar-sales", "solution-launch", fields("brand", "云启", "product", "星图", "commonName", "能耗", "summary", "能耗",
                "presentation", DemoFiles.pptx("立项.pptx"), "featureList",
                DemoFiles.xlsx("清单.xlsx", new String[] {"module", "feature", "description"},
                        new String[] {"core", "board", ""}), "submit", true));
        assertThat(management.createJobQuery().processDefinitionKey("send-mail").count()).as("mails to the reviewers wait").isGreaterThan(before);
        management.createJobQuery().processDefinitionKey("send-mail").list()
                .forEach(job -> assertThat(catchThrowable(() -> management.executeJob(job.getId()))).isNotNull());

        reject("reviewer", key, "review-initiation");
        assertThat(instance(key)).isWaitingAt("revise-initiation");
    }

    private List<Incident> incidents(ProcessInstance instance) {
        return runtime.createIncidentQuery().processInstanceId(instance.getId()).list();
    }
}
