package org.partnercenter.certification;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.partner.CompanyRenamed;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes business certifications along their process, each of a partner of its own, as far as a test needs them. */
public abstract class CertificationProcessTest extends ProcessTest {

    protected static final FileValue LICENCE = DemoFiles.pdf("营业执照.pdf");
    protected static final FileValue LETTER = DemoFiles.pdf("银行确认函.pdf");
    private static final String CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    protected Certifications certifications;
    @Autowired
    protected Transfers transfers;
    @Autowired
    protected SupplierAccounts suppliers;
    @Autowired
    protected CertificationRecords records;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    /** A new partner with the users {@code <id>-admin}, {@code -finance} and {@code -sales}; answers its id. */
    protected String partner() {
        int number = NUMBER.incrementAndGet();
        String id = "crt" + number;
        onboarding.onboard(new NewPartner(id, company(id), creditCode(number), "CN", Identity.NONE, List.of(), null, null, "pdm"), () -> { });
        for (String role : List.of("admin", "finance", "sales")) {
            String userId = id + "-" + role;
            User user = engine.getIdentityService().newUser(userId);
            user.setEmail(userId + "@example.test");
            user.setPassword(userId);
            engine.getIdentityService().saveUser(user);
            engine.getIdentityService().createMembership(userId, "partner-" + role);
            engine.getIdentityService().createTenantUserMembership(id, userId);
        }
        return id;
    }

    protected static String company(String partner) {
        return "认证测试公司 " + partner;
    }

    private static String creditCode(int number) {
        String code = "91%015d".formatted(number);
        int sum = 0;
        for (int place = 0, weight = 1; place < code.length(); place++, weight = weight * 3 % 31) {
            sum += weight * CREDIT_CODE_CHARACTERS.indexOf(code.charAt(place));
        }
        return code + CREDIT_CODE_CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** The start form of a certification that goes straight to the transfer, with these fields changed; null leaves one out. */
    protected Map<String, Object> information(String partner, Object... changed) {
        Map<String, Object> fields = new HashMap<>(fields("taxpayerType", "general", "registeredAddress", "杭州市", "registeredPhone",
                "0571-1234567", "financeContactName", "钱财务", "financeContactMobile", "139" + partner, "financeContactEmail",
                "contact@" + partner + ".example", "bankCode", "icbc", "bankBranch", "营业部", "bankAccountHolder", company(partner),
                "bankAccount", account(partner), "licence", LICENCE, "privacyAccepted", true));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put((String) changed[i], changed[i + 1]);
            fields.values().removeIf(Objects::isNull);
        }
        return fields;
    }

    /** A bank account that only this partner has; it ends with 4321. */
    protected static String account(String partner) {
        return "6222%06d4321".formatted(Integer.parseInt(partner.substring(3)));
    }

    protected String started(String partner, Object... changed) {
        return start(partner + "-finance", "business-certification", information(partner, changed));
    }

    /** Sends the transfer; answers its amount, which finance alone has seen. */
    protected String send(String key) {
        String amount = amount(key);
        complete("finance", key, "send-transfer", "outcome", "sent", "bankReference", "BK-1");
        return amount;
    }

    /** The amount of the transfer that is to be sent. */
    protected String amount(String key) {
        return transfers.open(key, actor("finance")).amount();
    }

    /** An amount that it is not. */
    protected static String other(String amount) {
        return amount.equals("0.50") ? "0.51" : "0.50";
    }

    protected void enter(String partner, String key, String amount) {
        complete(partner + "-finance", key, "enter-amount", "action", "confirm", "amount", amount);
    }

    /** Enters wrong amounts until the certification is locked; answers the right one. */
    protected String lock(String partner, String key) {
        String amount = send(key);
        for (int i = 0; i < 3; i++) {
            enter(partner, key, other(amount));
        }
        return amount;
    }

    /** A valid certification; answers its key. */
    protected String certified(String partner, Object... changed) {
        String key = started(partner, changed);
        enter(partner, key, send(key));
        return key;
    }

    /** What the vendor's change of the company name announces. */
    protected void rename(String partner, String newName) {
        as("pdm", () -> transaction.executeWithoutResult(t -> events.publishEvent(new CompanyRenamed(partner, company(partner), newName))));
    }

    /** The certification as its partner sees it. */
    protected CertificationView view(String key) {
        return records.item(key, actor(partnerOf(key) + "-finance"));
    }

    protected String partnerOf(String key) {
        return jdbc.sql("select partner_id from business_certification where certification_key = ?").param(key).query(String.class).single();
    }

    protected String status(String key) {
        return view(key).status().code();
    }

    protected static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
