package org.partnercenter.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A partner's money: the bank's receipts, the ledger, the balances. */
final class Funds {

    static final String RECEIPTS = "bankReference,receivedOn,remitterName,remitterBank,remitterAccount,amount,purpose";
    static final String ENTRIES = "partnerId,account,tradeType,tradeDetailType,direction,amount,tradeAt,tradeId,customerId";

    private static final AtomicLong ACCOUNTS = new AtomicLong(System.nanoTime() % 100_000_000_000L);

    private Funds() {
    }

    /** Money that has come to the common account. */
    record Receipt(String bankReference, LocalDate receivedOn, String remitterName, String remitterAccount, String amount) {

        static Receipt from(String remitterName, String amount) {
            return new Receipt("BR" + UUID.randomUUID(), LocalDate.now(AcceptanceTest.SHANGHAI).minusDays(3), remitterName,
                "6222%014d".formatted(ACCOUNTS.incrementAndGet()), amount);
        }

        String row() {
            return String.join(",", bankReference, receivedOn.toString(), remitterName, "中国银行", remitterAccount, amount, "货款");
        }

        Receipt imported() {
            Import.of("finance", "/api/remittance-receipts/import", RECEIPTS, row()).done(1, 0);
            return this;
        }

        Receipt on(LocalDate day) {
            return new Receipt(bankReference, day, remitterName, remitterAccount, amount);
        }

        List<JsonNode> foundBy(Client user) {
            return user.records("remittance-receipts", "remitterName=%s&remitterAccount=%s&amount=%s", remitterName, remitterAccount, amount);
        }

        JsonNode asFinanceSees() {
            return Client.as("finance").records("remittance-receipts", "q=%s", bankReference).stream()
                .filter(row -> row.path("bankReference").asText().equals(bankReference)).findFirst()
                .orElseThrow(() -> new AssertionError("finance does not find " + this));
        }

        Values claim(String claimAmount) {
            return Values.of("remitterName", remitterName, "remitterAccount", remitterAccount, "amount", amount, "claimAmount", claimAmount,
                "transferProof", TestFile.pdf("proof.pdf", "proof"));
        }
    }

    /** A claim of the partner's own money, approved and credited: the recharge account holds it. */
    static String credited(Organisation partner, String amount) {
        Receipt receipt = Receipt.from(partner.companyName(), amount).imported();
        String claim = partner.finance().start("remittance-claim", receipt.claim(amount));
        Client.as("finance2").perform(claim, "review-claim", "decision", "approve");
        partner.finance().seesStatus("remittance-claims", claim, "credited");
        return claim;
    }

    static List<JsonNode> entries(Organisation partner) {
        return partner.finance().records("ledger-entries", "limit=100");
    }

    static JsonNode balance(Organisation partner) {
        return partner.finance().get("/api/account-balances").ok().json().path("items").path(0);
    }
}
