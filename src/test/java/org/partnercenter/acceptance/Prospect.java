package org.partnercenter.acceptance;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody whom nobody has reported yet. */
record Prospect(String name, String mobile, String email, String account) {

    /** Mobiles of one run do not repeat; those of the demo begin otherwise. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    static Prospect somebody() {
        int number = NEXT.incrementAndGet();
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return new Prospect("测试客户" + unique + "有限公司", "191%08d".formatted(number), "c" + unique + "@customer.example", "c_" + unique);
    }

    /** Has the vendor's operations enter a cloud account of this customer with these facts. */
    Prospect withAccount(Object... facts) {
        Map<String, Object> body = Client.body("customerId", account, "accountName", account, "customerName", name, "mobile", mobile, "email", email);
        body.putAll(Client.body(facts));
        Client.as("operations").post("/api/customer-accounts", body).ok();
        return this;
    }

    /** What a partner fills in to report it. */
    Values report() {
        return Values.of("customerName", name, "mobile", mobile, "email", email, "sendInvitation", false);
    }

    Values reportAndInvite(String type) {
        return report().with("sendInvitation", true).with("associationType", type);
    }
}
