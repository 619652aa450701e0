package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.customer.ChangeAnswerForm;
import org.partnercenter.customer.ChangeBlocker;
import org.partnercenter.customer.ChangeOffers;
import org.partnercenter.customer.ChangeView;
import org.partnercenter.customer.MyPartner;
import org.partnercenter.customer.MyPartnerEndForm;
import org.partnercenter.customer.MyPartnerLinks;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Bound customers, and what partner and customer do to change that, as far as a test needs it. */
abstract class AssociationChangeProcessTest extends ProcessTest {

    static final String ADMIN = "cloudstar-admin";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    CustomerAccounts accounts;
    @Autowired
    Bonds bonds;
    @Autowired
    ChangeOffers offers;
    @Autowired
    MyPartner myPartner;
    @Autowired
    MyPartnerLinks myPartnerLinks;
    @Autowired
    RecordCollection<ChangeView> changes;

    /** A customer of a partner. */
    record Bound(String customerId, String partner, String association, String mobile, String email) {

        Map<String, Object> ending() {
            return fields("associationKey", association, "kind", "disassociate", "reason", "合作结束", "acknowledged", true);
        }

        Map<String, Object> switching(String type) {
            return fields("associationKey", association, "kind", "switch", "newType", type, "reason", "改为" + type, "acknowledged", true);
        }
    }

    /** A customer of cloudstar that no other test has. */
    Bound bound(String type) {
        return bound("cloudstar", type);
    }

    Bound bound(String partner, String type) {
        int number = NUMBER.incrementAndGet();
        Bound bound = new Bound("chg-" + number, partner, "ASC-T-%06d".formatted(number), "138%08d".formatted(70_000_000 + number),
                "chg" + number + "@customer.example");
        accounts.create(bound.customerId, Map.of("accountName", "chg_" + number, "customerName", "变更客户" + number + "有限公司",
                "mobile", bound.mobile, "email", bound.email));
        Timestamp now = new Timestamp(ClockUtil.getCurrentTime().getTime());
        jdbc.sql("""
                        insert into association (association_key, partner_id, status, association_type, kind, customer_name, mobile, email,
                            customer_id, account_name, manager_id, associated_at, created_at, updated_at)
                        values (?, ?, 'associated', ?, 'common', ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(bound.association, partner, type, "变更客户" + number + "有限公司", bound.mobile, bound.email, bound.customerId,
                        "chg_" + number, partner + "-sales", now, now, now).update();
        bonds.bind(bound.customerId, partner, new Bonds.Terms(type, bound.association, partner + "-sales", null, null));
        return bound;
    }

    void fact(Bound bound, String fact, Object value) {
        accounts.change(bound.customerId, Map.of(fact, value));
    }

    CustomerAccount account(Bound bound) {
        return accounts.find(bound.customerId).orElseThrow();
    }

    Bond bond(Bound bound) {
        return bonds.current(bound.customerId).orElse(null);
    }

    /** The partner files a request; answers its key. */
    String filed(Bound bound, Map<String, Object> request) {
        return start(bound.partner + "-admin", "association-change", request);
    }

    /** Does something as a customer on a public page. */
    <T> T asCustomer(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new AnonymousAuthenticationToken("test", (Actor.SignedIn) () -> Actor.CUSTOMER,
                AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** The token of the last link of that kind which was sent to an address. */
    String token(String recipient, String page) {
        Matcher link = Pattern.compile("https?://[^/\\s]+/" + page + "/(\\S+)").matcher(lastMessage(recipient));
        assertThat(link.find()).as("a link to /%s was sent to %s: %s", page, recipient, lastMessage(recipient)).isTrue();
        return link.group(1);
    }

    /** The customer answers the request that its last mail brought. */
    void answer(Bound bound, String answer) {
        answer(bound, token(bound.email, "change"), answer);
    }

    void answer(Bound bound, String token, String answer) {
        asCustomer(() -> {
            offers.sendCode(token);
            return offers.answer(token, ChangeAnswerForm.of(Map.of("answer", answer, "comment", "好的", "acknowledged", "true",
                    "smsCode", lastCode(bound.mobile))));
        });
    }

    /** The token of a link to the customer's own page. */
    String myPartnerToken(Bound bound) {
        myPartnerLinks.request(bound.mobile).join();
        return token(bound.email, "my-partner");
    }

    /** The customer asks to end its association; answers the request's key. */
    String requested(Bound bound) {
        String token = myPartnerToken(bound);
        return asCustomer(() -> {
            myPartner.sendCode(token);
            return myPartner.end(token, MyPartnerEndForm.of(Map.of("reason", "换伙伴", "acknowledged", "true", "smsCode", lastCode(bound.mobile))));
        });
    }

    /** The partner consents to a customer's request. */
    void consent(Bound bound, String key) {
        complete(bound.partner + "-admin", key, "answer-request", "decision", "approve", "acknowledged", true);
    }

    void apply(String key) {
        runJob(key, "apply-change");
    }

    ChangeView change(String key) {
        return changes.item(key, actor(ADMIN));
    }

    String status(String key) {
        return jdbc.sql("select status from association_change where change_key = ?").param(key).query(String.class).single();
    }

    String associationStatus(Bound bound) {
        return jdbc.sql("select status from association where association_key = ?").param(bound.association).query(String.class).single();
    }

    String type(Bound bound) {
        return jdbc.sql("select association_type from association where association_key = ?").param(bound.association).query(String.class).single();
    }

    long filings(Bound bound) {
        return count("select count(*) from association_change where customer_id = ?", bound.customerId);
    }

    List<String> blockerCodes(List<ChangeBlocker> blockers) {
        return blockers.stream().map(ChangeBlocker::code).toList();
    }
}
