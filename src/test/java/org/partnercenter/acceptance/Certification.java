package org.partnercenter.acceptance;

import java.util.UUID;

/** An organisation proves its bank account, without which nothing is paid. */
final class Certification {

    private Certification() {
    }

    /** One that waits for its transfer. */
    static String started(Organisation partner) {
        return started(partner, account());
    }

    private static String account() {
        return "62" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000_000L);
    }

    private static String started(Organisation partner, String account) {
        return partner.admin().start("business-certification", Values.of("taxpayerType", "general", "registeredAddress", "杭州市西湖区1号",
            "registeredPhone", "0571-88880000", "financeContactName", "钱会计", "financeContactMobile", "13900001111",
            "financeContactEmail", "finance@" + partner.id() + ".example", "bankCode", "icbc", "bankBranch", "杭州西湖支行",
            "bankAccountHolder", partner.companyName(), "bankAccount", account, "licence", TestFile.pdf("licence.pdf", "licence"),
            "privacyAccepted", true));
    }

    /** The certified bank account. */
    static String of(Organisation partner) {
        String account = account();
        String key = started(partner, account);
        Client finance = Client.as("finance");
        finance.task(key, "send-transfer");
        String amount = finance.get("/api/business-certifications/" + key + "/transfer").ok().json().path("amount").asText();
        finance.perform(key, "send-transfer", "outcome", "sent", "bankReference", "B" + key);
        partner.admin().perform(key, "enter-amount", "action", "confirm", "amount", amount);
        partner.admin().seesStatus("business-certifications", key, "certified");
        return account;
    }

    /** A new solution provider whose account is proved. */
    static Organisation certified() {
        Organisation partner = Organisation.onboarded("solution-provider");
        of(partner);
        return partner;
    }
}
