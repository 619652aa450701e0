package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.AtOnce.atOnce;
import static org.partnercenter.acceptance.AtOnce.loser;
import static org.partnercenter.acceptance.Client.as;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.partnercenter.Rule;
import org.partnercenter.acceptance.Funds.Receipt;

@DisplayName("money at the same moment: one outcome, never both, never twice")
class MoneyRaceTest extends AcceptanceTest {

    private static Organisation shared;

    private static synchronized Organisation certified() {
        if (shared == null) {
            shared = Certification.certified();
        }
        return shared;
    }

    private static long rebates(Organisation partner, String amount) {
        return Funds.entries(partner).stream().filter(entry -> entry.path("amount").asText().equals(amount)).count();
    }

    @RepeatedTest(3)
    @Rule("PAY-10")
    void twoApproveOnePayout() throws Exception {
        Organisation partner = Certification.certified();
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", Entitlement.payable(partner, "314.15"));
        String task = as("finance").taskId(slip.key(), "review-payout");
        loser(atOnce(List.of(() -> as("finance").complete(task, Values.of("decision", "approve"), "complete"),
            () -> as("finance2").complete(task, Values.of("decision", "approve"), "submit-form"))));
        slip.completed();
        assertThat(rebates(partner, "314.15")).isEqualTo(1);
        assertThat(Funds.balance(partner).toString()).contains("314.15").doesNotContain("628.30");
    }

    @RepeatedTest(4)
    @Rule({"PAY-10", "PAY-13"})
    void approvedAndCancelledEndsInOneOfThem() throws Exception {
        Organisation partner = Certification.certified();
        List<String> incentives = Entitlement.payable(partner, "271.82");
        PayoutFlow slip = PayoutFlow.requested(partner, "cloud-account-uninvoiced", incentives);
        String task = as("finance").taskId(slip.key(), "review-payout");
        List<Reply> replies = atOnce(List.of(() -> as("finance").complete(task, Values.of("decision", "approve")),
            () -> as("operations").post("/api/payouts/" + slip.key() + "/cancel", Client.body("reason", "stop"))));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status).as("%s", reply).isLessThan(500));
        String status = Client.eventually("the slip is over", () -> slip.read().path("status").path("code").asText(), s -> s.matches("completed|cancelled"));
        boolean paid = status.equals("completed");
        assertThat(rebates(partner, "271.82")).isEqualTo(paid ? 1 : 0);
        partner.finance().seesStatus("incentives", incentives.get(0), paid ? "paid" : "payable");
        assertThat(as("admin").tasks(slip.key())).isEmpty();
    }

    @RepeatedTest(3)
    @Rule("PAY-10")
    void twoConfirmOneTransfer() throws Exception {
        Organisation partner = certified();
        PayoutFlow slip = PayoutFlow.requested(partner, "bank-transfer", Entitlement.payable(partner, "100.00")).invoiced("100.00").invoiceReviewed().approved()
            .shows("paying", "支付中");
        String task = as("finance").taskId(slip.key(), "confirm-transfer");
        Values paid = Values.of("outcome", "paid", "bankReference", "T", "paidOn", today().toString());
        loser(atOnce(List.of(() -> as("finance").complete(task, paid), () -> as("finance2").complete(task, Values.of("outcome", "returned", "comment", "x")))));
        String status = Client.eventually("decided", () -> slip.read().path("status").path("code").asText(), s -> s.matches("completed|failed"));
        assertThat(slip.instructions()).hasSize(1);
        if (status.equals("failed")) {
            slip.correct("resubmit").shows("paying", "支付中").transfer("paid").completed();
            assertThat(slip.instructions()).hasSize(2);
        }
    }

    @RepeatedTest(4)
    @Rule({"FND-14", "FND-15"})
    void approvedAndWithdrawnEndsInOneOfThem() throws Exception {
        Organisation partner = Organisation.onboarded("solution-provider");
        Receipt receipt = Receipt.from(partner.companyName(), "100.00").imported();
        String claim = partner.finance().start("remittance-claim", receipt.claim("100.00"));
        String task = as("finance2").taskId(claim, "review-claim");
        List<Reply> replies = atOnce(List.of(() -> as("finance2").complete(task, Values.of("decision", "approve")),
            () -> partner.finance().post("/api/remittance-claims/" + claim + "/withdraw", Client.body())));
        loser(replies);
        String status = Client.eventually("decided", () -> partner.finance().statusOf("remittance-claims", claim), s -> s.matches("credited|withdrawn"));
        assertThat(Funds.entries(partner)).hasSize(status.equals("credited") ? 1 : 0);
        assertThat(receipt.foundBy(partner.finance())).hasSize(status.equals("credited") ? 0 : 1);
    }

    @RepeatedTest(3)
    @Rule("FND-17")
    void returnedAndClaimedEndsInOneOfThem() throws Exception {
        Organisation partner = Organisation.onboarded("solution-provider");
        Receipt receipt = Receipt.from(partner.companyName(), "100.00").imported();
        String key = receipt.asFinanceSees().path("key").asText();
        Callable<Reply> claim = () -> partner.finance().tryStart("remittance-claim", receipt.claim("100.00"));
        Callable<Reply> back = () -> as("finance").post("/api/remittance-receipts/" + key + "/return", Client.body("reason", "x"));
        loser(atOnce(List.of(claim, back)));
        assertThat(receipt.asFinanceSees().path("status").path("code").asText()).isIn("claiming", "returned");
    }

    @RepeatedTest(3)
    @Rule({"VCH-12", "VCH-17"})
    void usedAndReclaimedNeverCountsTwice() throws Exception {
        Organisation partner = Organisation.onboarded("solution-provider");
        BoundCustomer customer = BoundCustomer.of(partner, "1");
        String quota = Vouchers.granted(partner, "100.00");
        String voucher = Vouchers.issued(partner, quota, "40.00", customer.id());
        String row = String.join(",", "e-" + voucher, voucher, "use", "o1", "25.00", java.time.Instant.now().toString());
        List<Reply> replies = atOnce(List.of(() -> Import.send("operations", "/api/vouchers/usage-import", Vouchers.USAGE, row),
            () -> partner.finance().post("/api/vouchers/reclaim", Client.body("voucherKeys", List.of(voucher)))));
        Import.finished("operations", replies.get(0));
        assertThat(replies.get(1).status).isLessThan(500);
        String balance = Vouchers.balance(partner, quota);
        String state = Vouchers.status(partner, voucher);
        assertThat(balance).as("quota's balance with the voucher %s", state).isIn("60.00", "75.00", "100.00");
        if (state.equals("usable")) {
            assertThat(balance).isEqualTo("60.00");
        }
    }

    @RepeatedTest(2)
    @Rule({"VCH-20", "VCH-22"})
    void twoSharesThatTheQuotaDoesNotCover() throws Exception {
        Organisation distributor = Organisation.onboarded("distributor");
        Organisation one = Organisation.resellerOf(distributor);
        Organisation two = Organisation.resellerOf(distributor);
        String quota = Vouchers.granted(distributor, "100.00");
        String path = "/api/voucher-quotas/" + quota + "/allocate";
        loser(atOnce(List.of(() -> distributor.finance().post(path, Client.body("resellerIds", List.of(one.id()), "amount", "60.00")),
            () -> distributor.admin().post(path, Client.body("resellerIds", List.of(two.id()), "amount", "70.00")))));
        assertThat(Vouchers.balance(distributor, quota)).isIn("40.00", "30.00");
    }
}
