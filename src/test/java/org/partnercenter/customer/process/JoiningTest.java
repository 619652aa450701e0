package org.partnercenter.customer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.customer.JoinForm;
import org.partnercenter.customer.JoinResult;
import org.partnercenter.customer.NoticeSignatures;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer does with a link: alone, wrongly, and at the same moment as another. */
class JoiningTest extends AssociationProcessTest {

    @Autowired
    private NoticeSignatures signatures;

    @Test
    @Rule("CUS-13")
    void openingALinkChangesNothing() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        Instant before = association(key).updatedAt();
        String token = token(customer);

        for (int i = 0; i < 3; i++) {
            assertThat(asCustomer(() -> joining.open(token))).isInstanceOf(JoinResult.Open.class);
        }

        assertThat(association(key).updatedAt()).isEqualTo(before);
        assertThat(status(key)).isEqualTo("invited");
    }

    @Test
    @Rule("CUS-12")
    void anAlteredTokenOpensNothing() {
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);

        for (String altered : List.of("nothing", token + "A", token.substring(0, token.length() - 2), token.substring(3))) {
            assertFailed(asCustomer(() -> joining.open(altered)), "LINK_NOT_FOUND");
        }
    }

    @Test
    @Rule("CUS-12")
    void theTokenStandsNowhereButInTheMail() {
        Customer customer = somebody();
        String key = associationOf(invited(customer, "1"));
        String token = token(customer);
        String nonce = jdbc.sql("select nonce from invitation where association_key = ?").param(key).query(String.class).single();
        register(token, customer);

        for (String column : List.of("journal.remark", "notice.body", "act_hi_varinst.text_", "act_hi_comment.message_", "act_hi_op_log.new_value_",
                "mail.body", "mail.subject")) {
            String[] name = column.split("\\.");
            for (String secret : List.of(token, nonce)) {
                assertThat(count("select count(*) from " + name[0] + " where cast(" + name[1] + " as varchar) like ?", "%" + secret + "%")).as(column).isZero();
            }
        }
        assertThat(count("select count(*) from act_hi_varinst v where v.name_ = 'facts'")).isZero();
    }

    @Test
    @Rule("CUS-14")
    void theAcceptedVersionAndItsMomentAreKept() {
        LocalDate day = LocalDate.parse("2026-02-03");
        moveTo(day);
        Customer customer = withAccount(somebody());
        String link = token(offlineLink(SALES, "kind", "custom", "tag", "展会", "associationType", "2"), SALES);
        logIn(link, customer);

        assertThat(signatures.of(customer.account())).singleElement().satisfies(signed -> {
            assertThat(signed.type()).isEqualTo("2");
            assertThat(signed.version()).isEqualTo("2026-01-01");
            assertThat(signed.signedAt()).isEqualTo(day.atTime(10, 0).atZone(org.partnercenter.platform.EngineClock.ZONE).toInstant());
            assertThat(signed.partnerId()).isEqualTo("cloudstar");
        });
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "noticeAccepted, -", "noticeAccepted, false", "mode, -", "mode, guess", "mobile, -", "mobile, 12345678901", "mobile, 1381234567",
        "smsCode, -", "smsCode, 12345", "smsCode, abcdef", "password, -", "password, short", "accountName, abcd", "accountName, 1abcdef",
        "accountName, op_customer", "accountName, shadow_customer", "accountName, has blank", "nickname, x"})
    @Rule({"CUS-14", "CUS-15", "CUS-16"})
    void whatIsMissingOrWrongIsNamedAndMakesNoAccount(String field, String value) {
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);
        Map<String, String> fields = new java.util.HashMap<>(Map.of("noticeAccepted", "true", "mode", "register", "mobile", customer.mobile(),
                "smsCode", code(token, customer.mobile()), "password", PASSWORD, "accountName", customer.account()));
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }

        assertFieldRefused(field, () -> asCustomer(() -> joining.join(token, JoinForm.of(fields))));

        assertThat(accounts.byMobile(customer.mobile())).isEmpty();
    }

    @Test
    @Rule("CUS-16")
    void aWrongCodeIsRefusedAndTheRightOneIsUsedOnce() {
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);
        String code = code(token, customer.mobile());
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertRefused(400, "SMS_CODE_WRONG", "", () -> join(token, "mode", "register", "mobile", customer.mobile(), "smsCode", wrong, "password", PASSWORD));
        assertRefused(429, "SMS_LIMIT", "", () -> asCustomer(() -> joining.sendCode(token, customer.mobile())));

        assertJoined(join(token, "mode", "register", "mobile", customer.mobile(), "smsCode", code, "password", PASSWORD));
        String other = token(offlineLink(SALES, "kind", "common"), SALES);
        assertRefused(400, "SMS_CODE_WRONG", "", () -> join(other, "mode", "login", "mobile", customer.mobile(), "smsCode", code));
    }

    @Test
    @Rule("CUS-16")
    void aCodeBearsFiveTriesAndLivesTenMinutes() {
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);
        String code = code(token, customer.mobile());
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertRefused(400, "SMS_CODE_WRONG", "", () -> join(token, "mode", "register", "mobile", customer.mobile(), "smsCode", wrong, "password", PASSWORD));
        }
        assertRefused(400, "SMS_CODE_WRONG", "", () -> join(token, "mode", "register", "mobile", customer.mobile(), "smsCode", code, "password", PASSWORD));
        String second = code(token, customer.mobile());
        moveTo(Instant.now().plusSeconds(601));
        assertRefused(400, "SMS_CODE_WRONG", "", () -> join(token, "mode", "register", "mobile", customer.mobile(), "smsCode", second, "password", PASSWORD));
    }

    @Test
    @Rule("CUS-15")
    void aMobileCarriesThreeAccountsAndANameBelongsToOneCustomer() {
        Customer customer = somebody();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            as("operations", () -> accounts.create(customer.account() + "_" + number, Map.of("accountName", customer.account() + "_" + number,
                    "mobile", customer.mobile())));
        }
        String link = token(offlineLink(SALES, "kind", "common"), SALES);

        assertRefused(409, "MOBILE_LIMIT", "", () -> register(link, customer));
        Customer taken = somebody();
        assertRefused(409, "ACCOUNT_NAME_TAKEN", "", () -> register(link, new Customer(taken.name(), taken.mobile(), taken.email(), customer.account() + "_1")));
        assertFieldRefused("accountName", () -> logIn(link, customer));
        assertJoined(join(link, "mode", "login", "mobile", customer.mobile(), "smsCode", code(link, customer.mobile()), "accountName", customer.account() + "_2"));
        assertThat(bonds.current(customer.account() + "_2")).isPresent();
    }

    @Test
    @Rule("CUS-15")
    void aPasswordLogsInAndAWrongOneTellsNothing() {
        Customer customer = somebody();
        String first = token(offlineLink("bluewave-sales", "kind", "common"), "bluewave-sales");
        assertJoined(register(first, customer));
        String link = token(offlineLink(SALES, "kind", "common"), SALES);

        assertFailed(join(link, "mode", "login", "mobile", customer.mobile(), "password", PASSWORD), "ALREADY_ASSOCIATED");
        for (int i = 0; i < 5; i++) {
            assertFieldRefused("password", () -> join(link, "mode", "login", "mobile", customer.mobile(), "password", "wrong-" + PASSWORD));
        }
        assertRefused(400, "FIELD_INVALID password", "too often", () -> join(link, "mode", "login", "mobile", customer.mobile(), "password", PASSWORD));
    }

    @Test
    @Rule("CUS-17")
    void theSameCustomerClickingTwoPartnersLinksAtOnceEndsWithOnePartner() throws Exception {
        List<String> tokens = List.of(token(offlineLink(SALES, "kind", "common"), SALES),
                token(offlineLink("bluewave-sales", "kind", "common"), "bluewave-sales"));
        for (int round = 0; round < 5; round++) {
            Customer customer = somebody();
            assertJoined(register(token(offlineLink("rivertech-sales", "kind", "common"), "rivertech-sales"), customer));
            String account = accounts.byMobile(customer.mobile()).get(0).customerId();
            bonds.end(account);

            List<JoinResult> results = atOnce(tokens.stream().<Callable<JoinResult>>map(token ->
                    () -> join(token, "mode", "login", "mobile", customer.mobile(), "password", PASSWORD)).toList());

            assertThat(results).filteredOn(JoinResult.Joined.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(JoinResult.NotJoined.class::isInstance).singleElement()
                    .satisfies(lost -> assertFailed(lost, "ALREADY_ASSOCIATED"));
            assertThat(count("select count(*) from bond where customer_id = ? and until_at is null", account)).isOne();
        }
    }

    @Test
    @Rule({"CUS-08", "CUS-17"})
    void twoSessionsWithOneMailedLinkAssociateOnce() throws Exception {
        Customer customer = somebody();
        invited(customer, "1");
        String token = token(customer);
        for (String account : List.of("_a", "_b")) {
            as("operations", () -> accounts.create(customer.account() + account, Map.of("accountName", customer.account() + account, "mobile", customer.mobile())));
        }
        String code = code(token, customer.mobile());

        List<JoinResult> results = new ArrayList<>();
        for (Object result : atOnce(List.<Callable<Object>>of(() -> attempt(token, customer, code, "_a"), () -> attempt(token, customer, code, "_b")))) {
            if (result instanceof JoinResult join) {
                results.add(join);
            }
        }

        assertThat(results).filteredOn(JoinResult.Joined.class::isInstance).hasSize(1);
        assertThat(count("select count(*) from bond where customer_id like ? and until_at is null", customer.account() + "%")).isOne();
    }

    private Object attempt(String token, Customer customer, String code, String account) {
        try {
            return join(token, "mode", "login", "mobile", customer.mobile(), "smsCode", code, "accountName", customer.account() + account);
        } catch (RuntimeException refusal) {
            return refusal;
        }
    }

    /** Runs the calls at the same moment, each on a thread of its own. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier together = new CyclicBarrier(calls.size());
            List<Future<T>> running = calls.stream().map(call -> pool.submit(() -> {
                together.await();
                return call.call();
            })).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
