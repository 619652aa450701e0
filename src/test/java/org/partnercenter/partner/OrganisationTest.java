package org.partnercenter.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** Onboards organisations and changes them, as the people do who may. */
abstract class OrganisationTest extends ProcessTest {

    /** A code of the standard's own examples. */
    static final String CREDIT_CODE = "91350100M000100Y43";
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Onboarding onboarding;
    @Autowired
    OrganisationChanges changes;
    @Autowired
    OrganisationStatus statuses;
    @Autowired
    PartnerRecords records;
    @Autowired
    Partners partners;

    /** An id that nobody has. */
    static String newId() {
        return "partner-" + NUMBER.incrementAndGet();
    }

    /** A credit code that nobody has, with a right check character. */
    static String newCreditCode() {
        String start = "91330100MA%06dX".formatted(NUMBER.incrementAndGet());
        return CHARACTERS.chars().mapToObj(c -> start + (char) c).filter(CreditCode::isValid).findFirst().orElseThrow();
    }

    /** The fields of an onboarding with nothing but what is required; then those named here, null to leave one out. */
    static Map<String, Object> application(String id, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("partnerId", id, "companyName", "公司 " + id, "creditCode", newCreditCode(),
                "region", "CN", "identity", "none", "ecosystemManager", "pdm", "admin", person(id + "-admin")));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) {
                body.remove(more[i]);
            } else {
                body.put((String) more[i], more[i + 1]);
            }
        }
        return body;
    }

    static Map<String, Object> person(String userId) {
        return Map.of("userId", userId, "displayName", "人 " + userId, "email", userId + "@example.com", "mobile", "13900000000");
    }

    /** Onboards as {@code pdm}; answers the initial passwords. */
    Map<String, String> onboard(Map<String, Object> body) {
        return onboarding.onboard(body, actor("pdm"));
    }

    /** A new organisation; answers its id. */
    String onboarded(Object... more) {
        String id = newId();
        onboard(application(id, more));
        return id;
    }

    void change(String user, String id, Object... fields) {
        as(user, () -> changes.change(id, fields(fields), actor(user)));
    }

    void move(String id, String status) {
        as("operations", () -> statuses.move(id, Map.of("status", status, "reason", "抽查"), actor("operations")));
    }

    PartnerView partner(String id) {
        return records.item(id, actor("pdm"));
    }

    /** What calls at the same moment answer: {@code done}, or the code of the refusal. */
    @SafeVarargs
    static List<String> atOnce(Callable<?>... calls) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(calls.length);
        try {
            CyclicBarrier together = new CyclicBarrier(calls.length);
            List<Future<String>> answers = Stream.of(calls).map(call -> people.submit(() -> {
                together.await();
                try {
                    call.call();
                    return "done";
                } catch (Refusal refusal) {
                    return refusal.code();
                }
            })).toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> answer : answers) {
                outcomes.add(answer.get());
            }
            assertThat(outcomes).hasSize(calls.length);
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
