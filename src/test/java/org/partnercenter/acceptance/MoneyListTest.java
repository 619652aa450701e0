package org.partnercenter.acceptance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("lists refuse what they cannot be sorted by")
class MoneyListTest extends AcceptanceTest {

    @ParameterizedTest
    @ValueSource(strings = {"payouts", "payment-instructions", "payout-settings", "remittance-receipts", "remittance-claims", "ledger-entries", "account-balances",
        "allocations", "payment-agreements", "exports", "imports", "performance-lines", "voucher-quotas", "vouchers", "invoice-titles", "fee-records",
        "incentive-statements", "marketplace-bills"})
    void anUnknownSortIsRefusedAlsoWhileTheListIsEmpty(String collection) {
        Client.as("manager").get("/api/" + collection + "?sort=colour").fieldInvalid("sort");
        Client.as("manager").get("/api/" + collection + "?q=zzzz-found-nowhere&sort=colour").fieldInvalid("sort");
        Client.as("manager").get("/api/" + collection + "?sort=-key").ok();
    }
}
