package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("when a reseller leaves its distributor, what it was given goes back")
class CooperationEndsMoneyTest extends AcceptanceTest {

    @Test
    @Rule({"RSL-10", "VCH-21"})
    void quotaAndMoneyReturnToTheDistributor() {
        Organisation distributor = Organisation.onboarded("distributor");
        Funds.credited(distributor, "500.00");
        Organisation reseller = invited(distributor);
        distributor.finance().post("/api/allocations", Client.body("kind", "allocate", "resellerId", reseller.id(), "amount", "200.00")).ok();
        String quota = Vouchers.granted(distributor, "100.00");
        distributor.finance().post("/api/voucher-quotas/" + quota + "/allocate", Client.body("resellerIds", List.of(reseller.id()), "amount", "60.00")).ok();
        String share = reseller.finance().records("voucher-quotas", "limit=1").get(0).path("key").asText();
        String cooperation = distributor.admin().records("reseller-cooperations", "status=cooperating").get(0).path("key").asText();
        as("pdm").post("/api/reseller-cooperations/" + cooperation + "/end", Client.body("reason", "moves on")).ok();
        reseller.finance().seesStatus("voucher-quotas", share, "reclaimed");
        assertThat(Vouchers.balance(distributor, quota)).isEqualTo("100.00");
        Client.eventually("the money is back", () -> Funds.entries(distributor).toString(), text -> text.contains("SOURCE_OPERATION_BERETRIEVE"));
        JsonNode entry = Funds.entries(reseller).stream().filter(e -> e.toString().contains("SOURCE_OPERATION_BERETRIEVE")).findFirst().orElseThrow();
        assertThat(entry.path("balanceAfter").asText()).isEqualTo("0.00");
        assertThat(Funds.balance(distributor).toString()).contains("500.00");
        distributor.finance().post("/api/allocations", Client.body("kind", "allocate", "resellerId", reseller.id(), "amount", "1.00")).refused(404, "NOT_FOUND");
    }

    /** In the reseller plan without a distributor, then invited by this one. */
    private static Organisation invited(Organisation distributor) {
        Organisation reseller = Organisation.onboarded("reseller");
        String key = distributor.admin().start("reseller-cooperation", Values.of("kind", "invitation", "counterpartId", reseller.id()));
        reseller.admin().perform(key, "accept-invitation", "answer", "accept");
        distributor.admin().seesStatus("reseller-cooperations", key, "cooperating");
        return reseller;
    }
}
