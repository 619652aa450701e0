package org.partnercenter.platform.notice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands one mail to the SMTP server; a mail that was sent before is left alone, so the step can be repeated. */
@Component("deliverMail")
class DeliverMail implements JavaDelegate {

    private final Outbox outbox;
    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    DeliverMail(Outbox outbox, ObjectProvider<JavaMailSender> sender, @Value("${outbox.from}") String from) {
        this.outbox = outbox;
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        outbox.waiting(key).ifPresent(mail -> {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom(from);
            message.setTo(mail.to());
            message.setSubject(mail.subject());
            message.setText(mail.text());
            outbox.sent(key);
            sender.getObject().send(message);
        });
    }
}
