package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.customer.AssociationView;
import org.partnercenter.customer.InvitationView;
import org.partnercenter.customer.Invitations;
import org.partnercenter.customer.JoinForm;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.customer.Joining;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;

/** Takes customers along {@code customer-association}, each of whom no other test has. */
abstract class AssociationProcessTest extends ProcessTest {

    static final String PASSWORD = "Kehu-2026-ok";
    static final String SALES = "cloudstar-sales";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/join/(\\S+)");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** As {@link ProcessTest} configures the outbox. */
    private static final TextEncryptor OUTBOX = Encryptors.delux("process-tests", "5c0744940b5c369b");

    @Autowired
    Joining joining;
    @Autowired
    Invitations invitations;
    @Autowired
    CustomerAccounts accounts;
    @Autowired
    Bonds bonds;
    @Autowired
    RecordCollection<AssociationView> associations;
    @Autowired
    RecordCollection<InvitationView> links;
    @Autowired
    private IdentityService identity;

    /** Somebody whom nobody has reported. */
    record Customer(String name, String mobile, String email, String account) {
    }

    static Customer somebody() {
        int number = NUMBER.incrementAndGet();
        return new Customer("关联客户 " + number + " 有限公司", "187%08d".formatted(number), "asc" + number + "@customer.example", "asc_" + number);
    }

    /** A customer with an account of which the vendor knows these facts. */
    Customer withAccount(Customer customer, Object... facts) {
        Map<String, Object> all = new HashMap<>(Map.of("accountName", customer.account, "customerName", customer.name, "mobile", customer.mobile,
                "email", customer.email));
        all.putAll(fields(facts));
        as("operations", () -> accounts.create(customer.account, all));
        return customer;
    }

    /** Reports the customer and invites it; answers the report's key. */
    String invited(Customer customer, String type) {
        return start(SALES, "customer-report", fields("customerName", customer.name, "mobile", customer.mobile, "email", customer.email,
                "sendInvitation", true, "associationType", type));
    }

    /** The association of a report. */
    String associationOf(String reportKey) {
        return jdbc.sql("select association_key from association where report_key = ? order by association_key desc").param(reportKey)
                .query(String.class).list().get(0);
    }

    AssociationView association(String key) {
        return associations.item(key, actor("cloudstar-admin"));
    }

    String status(String key) {
        return association(key).status().code();
    }

    /** The texts sent to an address, the newest first. */
    List<String> messages(String recipient) {
        return jdbc.sql("select body from mail where recipient = ? order by created_at desc, mail_key").param(recipient).query(String.class).list()
                .stream().map(OUTBOX::decrypt).toList();
    }

    /** The token of every link that was mailed to the customer. */
    List<String> tokens(Customer customer) {
        List<String> tokens = new ArrayList<>();
        messages(customer.email).stream().map(LINK::matcher).filter(Matcher::find).forEach(found -> tokens.add(found.group(1)));
        return tokens;
    }

    /** The token of the customer's living link. */
    String token(Customer customer) {
        return tokens(customer).stream().filter(token -> asCustomer(() -> joining.dead(token)).isEmpty()).findFirst().orElseThrow();
    }

    /** The token of an offline link. */
    String token(String invitationKey, String user) {
        Matcher link = LINK.matcher(links.item(invitationKey, actor(user)).url());
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }

    /** A new offline link of this user; answers its key. */
    String offlineLink(String user, Object... fields) {
        String[] key = new String[1];
        as(user, () -> key[0] = invitations.create(fields(fields), Actor.current()));
        return key[0];
    }

    /** Asks for a code and reads it from the SMS. */
    String code(String token, String mobile) {
        // one code a minute: the tests do not wait
        jdbc.sql("delete from one_time_code where subject = ?").param(mobile).update();
        assertThat(asCustomer(() -> joining.sendCode(token, mobile))).isEmpty();
        return messages(mobile).stream().map(CODE::matcher).filter(Matcher::find).map(Matcher::group).findFirst().orElseThrow();
    }

    JoinResult register(String token, Customer customer) {
        return join(token, "mode", "register", "mobile", customer.mobile, "smsCode", code(token, customer.mobile), "password", PASSWORD,
                "accountName", customer.account);
    }

    JoinResult logIn(String token, Customer customer) {
        return join(token, "mode", "login", "mobile", customer.mobile, "smsCode", code(token, customer.mobile));
    }

    /** Clicks with the notice accepted and these fields. */
    JoinResult join(String token, String... pairs) {
        Map<String, String> fields = new HashMap<>(Map.of("noticeAccepted", "true"));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return asCustomer(() -> joining.join(token, JoinForm.of(fields)));
    }

    /** As the public pages run: nobody is signed in, and the engine knows it. */
    <T> T asCustomer(Supplier<T> work) {
        Actor.SignedIn visitor = () -> Actor.CUSTOMER;
        SecurityContextHolder.getContext().setAuthentication(new AnonymousAuthenticationToken("public", visitor,
                AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        identity.setAuthentication("anonymous", List.of(), List.of());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    static void assertFailed(JoinResult result, String code) {
        assertThat(result).isInstanceOf(JoinResult.NotJoined.class);
        assertThat(((JoinResult.NotJoined) result).failure().code()).isEqualTo(code);
    }

    static void assertJoined(JoinResult result) {
        assertThat(result).isInstanceOf(JoinResult.Joined.class);
    }
}
