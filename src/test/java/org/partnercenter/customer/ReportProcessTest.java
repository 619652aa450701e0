package org.partnercenter.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.NewMember;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.partner.Role;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes reports of customers along their process, each of somebody whom no other test knows. */
public abstract class ReportProcessTest extends ProcessTest {

    protected static final LocalDate REPORTED_ON = LocalDate.parse("2026-03-02");
    protected static final String SALES = "cloudstar-sales";
    private static final String CREDIT_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger PARTNER = new AtomicInteger();

    @Autowired
    protected CustomerAccounts accounts;
    @Autowired
    private ReportRecords records;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private Members members;

    /** Somebody whom nobody knows yet. */
    protected static Prospect somebody() {
        int number = NUMBER.incrementAndGet();
        return new Prospect("报备测试客户 " + number, "135%08d".formatted(number), "c" + number + "@report.example");
    }

    /** Gives the prospect a cloud account registered today, with these facts; answers its id. */
    protected String account(Prospect prospect, Object... facts) {
        Map<String, Object> all = new HashMap<>(Map.of("accountName", "acc-" + prospect.mobile(), "customerName", prospect.name(), "mobile",
                prospect.mobile(), "email", prospect.email()));
        for (int i = 0; i < facts.length; i += 2) {
            all.put((String) facts[i], facts[i + 1]);
        }
        String id = "rt-" + NUMBER.incrementAndGet();
        as("operations", () -> accounts.create(id, all));
        return id;
    }

    protected CustomerAccount account(String customerId) {
        return accounts.find(customerId).orElseThrow();
    }

    /** The start form, without an invitation; further fields replace those. */
    protected Map<String, Object> form(Prospect prospect, Object... changed) {
        Map<String, Object> form = new HashMap<>(fields("customerName", prospect.name(), "mobile", prospect.mobile(), "email", prospect.email(),
                "sendInvitation", false));
        form.putAll(fields(changed));
        return form;
    }

    protected String report(String user, Prospect prospect, Object... changed) {
        return start(user, "customer-report", form(prospect, changed));
    }

    protected String report(Prospect prospect) {
        return report(SALES, prospect);
    }

    /** A report that was offered a manual review and has applied for it. */
    protected String reviewing(Prospect prospect) {
        String key = report(prospect);
        apply(key);
        return key;
    }

    protected void apply(String key) {
        complete(SALES, key, "apply-manual-review", "action", "submit", "expectedConsumption", "120000.00", "communication", "已沟通",
                "projectDetails", "上云项目");
    }

    protected ReportView view(String key) {
        return view(key, partnerOf(key) + "-admin");
    }

    protected ReportView view(String key, String user) {
        return records.item(key, actor(user));
    }

    protected String status(String key) {
        return view(key).status().code();
    }

    /** The code of the cause of a refusal or an offer. */
    protected String cause(String key) {
        return view(key).cause().code();
    }

    private String partnerOf(String key) {
        return jdbc.sql("select partner_id from customer_report where report_key = ?").param(key).query(String.class).single();
    }

    /** How many of the partner's places are taken. */
    protected long places(String partnerId) {
        return count("select count(*) from customer_report where partner_id = ? and status in ('reviewing', 'reported')", partnerId);
    }

    /** A new partner with {@code <id>-admin} and {@code <id>-sales} and a contact; answers its id. */
    protected String partner(Identity identity, String distributorId) {
        int number = PARTNER.incrementAndGet();
        String id = "rep" + number;
        onboarding.onboard(new NewPartner(id, "报备测试伙伴 " + number, creditCode(number), "CN", identity, List.of(), null, distributorId, "pdm"), () -> {
            member(id, Role.ADMIN, number);
            member(id, Role.SALES, number);
        });
        jdbc.sql("update partner set contact_mobile = '13900001111' where id = ?").param(id).update();
        return id;
    }

    private void member(String partnerId, Role role, int number) {
        String user = partnerId + "-" + role.code().substring("partner-".length());
        members.create(partnerId, new NewMember(user, user, user + "@" + partnerId + ".example", "1340000%02d%02d".formatted(number, role.ordinal()),
                Set.of(role)), user);
    }

    private static String creditCode(int number) {
        String code = "92%015d".formatted(number);
        int sum = 0;
        for (int place = 0, weight = 1; place < code.length(); place++, weight = weight * 3 % 31) {
            sum += weight * CREDIT_CODE_CHARACTERS.indexOf(code.charAt(place));
        }
        return code + CREDIT_CODE_CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** Makes all calls at the same moment; answers what each answered, or the code of its refusal. */
    protected static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> call : calls) {
                running.add(pool.submit(() -> {
                    start.await();
                    return answer(call);
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> future : running) {
                answers.add(future.get(2, TimeUnit.MINUTES));
            }
            return answers;
        } finally {
            pool.shutdownNow();
            assertThat(pool.isShutdown()).isTrue();
        }
    }

    private static String answer(Callable<String> call) throws Exception {
        try {
            return call.call();
        } catch (Refusal refusal) {
            return refusal.code();
        } catch (RestException refusal) {
            return refusal.getMessage().split("[ :]")[0];
        }
    }
}
