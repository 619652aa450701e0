package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a customer does with the links that it gets. */
final class JoinFlow {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private JoinFlow() {
    }

    /** The texts that were sent to an address, the newest first. */
    static List<String> messages(String recipient) {
        return Client.as("admin").records("outbox", "q=%s&limit=100", recipient).stream()
            .sorted(Comparator.comparing((JsonNode mail) -> mail.path("createdAt").asText()).reversed())
            .map(mail -> mail.path("text").asText()).toList();
    }

    /** The newest link of that kind which was sent to an address, as a path. */
    static String link(String recipient, String page) {
        Pattern link = Pattern.compile("https?://[^/\\s]+(/" + page + "/\\S+)");
        return messages(recipient).stream().map(link::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst()
            .orElseThrow(() -> new AssertionError("no link to /" + page + " was sent to " + recipient + ": " + messages(recipient)));
    }

    static String joinLink(Prospect customer) {
        return link(customer.email(), "join");
    }

    /** Asks for a code on that page and reads it from the SMS. */
    static String smsCode(String link, String mobile) {
        Client.anonymous().form(link + "/sms-code", "mobile", mobile).ok();
        return sentCode(mobile);
    }

    static String sentCode(String mobile) {
        Matcher code = messages(mobile).stream().map(CODE::matcher).filter(Matcher::find).findFirst().orElseThrow();
        return code.group();
    }

    /** Accepts the notice and registers a new account. */
    static Reply register(String link, Prospect customer) {
        return Client.anonymous().form(link, "noticeAccepted", "true", "mode", "register", "mobile", customer.mobile(),
            "smsCode", smsCode(link, customer.mobile()), "accountName", customer.account(), "password", "Kehu-2026-ok");
    }

    /** Accepts the notice and logs in to the account that it has. */
    static Reply logIn(String link, Prospect customer) {
        return Client.anonymous().form(link, "noticeAccepted", "true", "mode", "login", "mobile", customer.mobile(),
            "smsCode", smsCode(link, customer.mobile()));
    }

    /** The page shows this refusal, with a Chinese and an English text. */
    static Reply refused(Reply page, int status, String code) {
        page.status(status);
        assertThat(page.contentType).startsWith("text/html");
        assertThat(page.text()).as("%s", page).contains("data-code=\"" + code + "\"");
        return page;
    }

    static Reply succeeded(Reply page) {
        page.status(200);
        assertThat(page.text()).as("%s", page).contains("data-code=\"ASSOCIATED\"");
        return page;
    }

    /** The open association that a report was invited to. */
    static JsonNode association(String user, String reportKey) {
        return Client.as(user).records("associations", "limit=100").stream()
            .filter(association -> reportKey.equals(association.path("reportKey").asText())).findFirst()
            .orElseThrow(() -> new AssertionError("no association of " + reportKey));
    }
}
