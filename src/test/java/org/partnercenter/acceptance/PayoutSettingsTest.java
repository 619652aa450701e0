package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnercenter.acceptance.Client.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

@DisplayName("payout settings: a partner lets its money be requested by itself")
class PayoutSettingsTest extends AcceptanceTest {

    private static final String PATH = "/api/payout-settings";

    private Organisation partner;

    @BeforeEach
    void onboard() {
        partner = Organisation.onboarded("solution-provider");
    }

    @Test
    @Rule("PAY-11")
    void aPartnerChoosesTheAutomaticRunAndItsWays() {
        partner.finance().put(PATH, Client.body("automatic", true, "otherWay", "bank-transfer", "resaleWay", "voucher-quota")).ok();
        JsonNode settings = partner.admin().get(PATH).ok().json().path("items").path(0);
        assertThat(settings.path("automatic").asBoolean()).isTrue();
        assertThat(settings.path("otherWay").toString()).contains("bank-transfer");
        assertThat(settings.path("resaleWay").toString()).contains("voucher-quota");
        partner.admin().put(PATH, Client.body("automatic", false)).ok();
        assertThat(partner.finance().get(PATH).ok().json().path("items").path(0).path("automatic").asBoolean()).isFalse();
        assertThat(as("bluewave-finance").get(PATH + "?limit=100").ok().text()).doesNotContain(partner.id());
    }

    @Test
    @Rule("PAY-05")
    void brokenSettingsNameTheField() {
        Client finance = partner.finance();
        finance.put(PATH, Client.body("otherWay", "bank-transfer")).fieldInvalid("automatic");
        finance.put(PATH, Client.body("automatic", "yes")).fieldInvalid("automatic");
        finance.put(PATH, Client.body("automatic", true, "otherWay", "cash")).fieldInvalid("otherWay");
        for (String way : List.of("bank-transfer", "cloud-account", "cash")) {
            finance.put(PATH, Client.body("automatic", true, "otherWay", "bank-transfer", "resaleWay", way)).fieldInvalid("resaleWay");
        }
        finance.put(PATH, Client.body("automatic", false, "colour", "red")).fieldInvalid("colour");
        finance.send("PUT", PATH, "application/json", "{".getBytes()).status(400);
        for (Client other : List.of(partner.as("sales"), partner.as("delivery"), as("operations"), as("finance"))) {
            other.put(PATH, Client.body("automatic", false)).refused(403, "NOT_ALLOWED");
        }
    }
}
