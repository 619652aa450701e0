package org.partnercenter.platform.notice;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Hands one mail to the SMTP server, as plain text and as HTML; a mail that was sent before is left alone, so the step can be
 * repeated.
 */
@Component("deliverMail")
class DeliverMail implements JavaDelegate {

    private final Outbox outbox;
    private final ObjectProvider<JavaMailSender> sender;
    private final ITemplateEngine templates;
    private final String from;

    DeliverMail(Outbox outbox, ObjectProvider<JavaMailSender> sender, ITemplateEngine templates, @Value("${outbox.from}") String from) {
        this.outbox = outbox;
        this.sender = sender;
        this.templates = templates;
        this.from = from;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        outbox.waiting(key).ifPresent(mail -> {
            outbox.sent(key);
            sender.getObject().send(message -> {
                try {
                    MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
                    parts.setFrom(from);
                    parts.setTo(mail.to());
                    parts.setSubject(mail.subject());
                    parts.setText(mail.text(), html(mail));
                } catch (MessagingException e) {
                    throw new MailPreparationException(e);
                }
            });
        });
    }

    /** The same text, a line that is only an address as a button; the template escapes everything. */
    private String html(Outbox.Waiting mail) {
        Context context = new Context(Locale.SIMPLIFIED_CHINESE);
        context.setVariable("subject", mail.subject());
        context.setVariable("lines", mail.text().lines().map(String::strip).toList());
        return templates.process("mail", context);
    }
}
