package org.partnercenter.account;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.instant;
import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.number;
import static org.partnercenter.platform.forms.ApiForm.pattern;
import static org.partnercenter.platform.forms.ApiForm.text;
import static org.partnercenter.platform.forms.ApiForm.yesNo;

import java.util.stream.Stream;
import org.partnercenter.platform.forms.ApiForm;

/** The facts that operations may enter: names, types and limits. */
final class AccountForm {

    private static final int MANY = 1_000_000;

    static final ApiForm CHANGE = ApiForm.of(facts(text("accountName", 64)));
    static final ApiForm CREATE = ApiForm.of(Stream.concat(
            Stream.of(pattern("customerId", 64, "[A-Za-z0-9_.-]+").required()),
            Stream.of(facts(text("accountName", 64).required()))).toArray(ApiForm.Field[]::new));

    private AccountForm() {
    }

    private static ApiForm.Field[] facts(ApiForm.Field accountName) {
        return new ApiForm.Field[] {accountName, text("customerName", 128), text("mobile", 32), text("email", 64),
            choice("site", "china", "international"), instant("registeredAt"), instant("closedAt"), number("realName", -1, 2),
            yesNo("available"), yesNo("internal"), yesNo("consumerCloud"), yesNo("directSales"), yesNo("vendorReported"),
            yesNo("signedWithVendor"), yesNo("specialContract"), yesNo("rewardProgramme"), yesNo("creditAccount"),
            choice("partnerState", "none", "applying", "partner"), choice("salesTeam", "none", "online", "support-centre"),
            choice("membership", "none", "master", "trusteeship", "independent"), text("masterId", 64), number("independentMembers", 0, MANY),
            number("reservedInstances", 0, MANY), number("pickupVouchers", 0, MANY), number("ordersAwaitingPayment", 0, MANY),
            number("openResources", 0, MANY), money("cashConsumed"), money("arrears"), money("invoiceDebt"), money("ownCash"),
            money("storedValue"), money("bonusBalance")};
    }
}
