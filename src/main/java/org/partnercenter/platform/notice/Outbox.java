package org.partnercenter.platform.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.Selection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Mails on their way out. A mail is recorded in the transaction that causes it and leaves by the process {@code send-mail}:
 * asynchronous, retried, and an incident when it fails for good. Without an SMTP server it is only recorded. Outside the
 * profile {@code demo} the text is encrypted, and erased once sent.
 */
@Component
public class Outbox {

    private static final Map<String, Status> STATUSES = Map.of(
            "recorded", new Status("recorded", "已记录", "Recorded, no mail server"),
            "queued", new Status("queued", "待发送", "Waiting to be sent"),
            "sent", new Status("sent", "已发送", "Sent"));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RuntimeService runtime;
    private final AsSystem asSystem;
    private final boolean smtp;
    private final TextEncryptor text;
    private final boolean keepText;

    Outbox(JdbcClient jdbc, Clock clock, @Lazy RuntimeService runtime, @Lazy AsSystem asSystem, Environment environment,
           @Value("${spring.mail.host:}") String smtpHost, @Value("${outbox.password:}") String password,
           @Value("${outbox.salt:}") String salt) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.runtime = runtime;
        this.asSystem = asSystem;
        this.smtp = StringUtils.hasText(smtpHost);
        this.keepText = environment.acceptsProfiles(Profiles.of("demo"));
        if (!keepText && (password.isBlank() || salt.isBlank())) {
            throw new IllegalStateException("outbox.password and outbox.salt (hex) must be set outside the profile demo: mails are stored encrypted");
        }
        this.text = keepText ? Encryptors.noOpText() : Encryptors.delux(password, salt);
    }

    /** A mail as the administrator of a demo sees it. */
    public record Mail(String key, String partnerId, Status status, String channel, String to, String subject, String text,
                       Instant createdAt, Instant updatedAt) {
    }

    /** A mail that waits to be sent. */
    record Waiting(String to, String subject, String text) {
    }

    /**
     * Records an SMS. There is no gateway, so it goes no further.
     *
     * @param partnerId the organisation it concerns, or null
     */
    public void sms(String partnerId, String mobile, String body) {
        insert(newKey(), partnerId, "recorded", "sms", mobile, "SMS", body);
    }

    /**
     * Records a mail and, where there is an SMTP server, starts the process that sends it.
     *
     * @param partnerId the organisation it concerns, or null
     * @param body      paragraphs; a line that is only an address becomes a button
     */
    public void mail(String partnerId, String to, String subject, String body) {
        String key = newKey();
        insert(key, partnerId, smtp ? "queued" : "recorded", "mail", to, subject, body);
        if (smtp) {
            try (var tenant = StartTenant.of(partnerId == null ? Actor.VENDOR_TENANT : partnerId)) {
                asSystem.call(() -> runtime.startProcessInstanceByKey("send-mail", key));
            }
        }
    }

    // no number from a sequence: every step that notifies would wait for the others' row
    private static String newKey() {
        return "MAIL-" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    private void insert(String key, String partnerId, String status, String channel, String to, String subject, String body) {
        jdbc.sql("""
                        insert into mail (mail_key, partner_id, status, channel, recipient, subject, body, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key, partnerId, status, channel, to, text.encrypt(subject), text.encrypt(body),
                        Timestamp.from(clock.instant()), Timestamp.from(clock.instant()))
                .update();
    }

    /** The mail behind the key, unless it was sent already. */
    Optional<Waiting> waiting(String key) {
        return jdbc.sql("select recipient, subject, body from mail where mail_key = ? and status = 'queued' for update").param(key)
                .query((row, n) -> new Waiting(row.getString("recipient"), text.decrypt(row.getString("subject")),
                        text.decrypt(row.getString("body"))))
                .optional();
    }

    /** Notes that the mail has left, and erases its text outside the demo. */
    void sent(String key) {
        jdbc.sql("update mail set status = 'sent', updated_at = ?" + (keepText ? "" : ", subject = null, body = null") + " where mail_key = ?")
                .params(Timestamp.from(clock.instant()), key).update();
    }

    /** All mails, for {@code GET /api/outbox} of the profile {@code demo}. */
    public Page<Mail> list(ListQuery query) {
        return Selection.from("mail m").search("m.recipient", "m.subject", "m.mail_key")
                .status(STATUSES.keySet(), "m.status")
                .sortable("createdAt", "m.created_at").sortable("key", "m.mail_key")
                .page(jdbc, "m.*", query, (row, i) -> new Mail(row.getString("mail_key"), row.getString("partner_id"),
                        STATUSES.get(row.getString("status")), row.getString("channel"), row.getString("recipient"),
                        row.getString("subject"), row.getString("body"), row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()));
    }
}
