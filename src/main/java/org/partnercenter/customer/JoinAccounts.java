package org.partnercenter.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.codes.OneTimeCodes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How a customer proves who it is: by registering, by a code, or by its password (CUS-15, CUS-16). */
@Component
class JoinAccounts {

    /** What the codes of this page are for. */
    static final String PURPOSE = "join";

    private final CustomerAccounts accounts;
    private final OneTimeCodes codes;
    private final Cache<String, AtomicInteger> wrongPasswords;
    private final int maxAttempts;

    JoinAccounts(CustomerAccounts accounts, OneTimeCodes codes, @Value("${password.max-attempts}") int maxAttempts,
                 @Value("${password.lock-minutes}") int lockMinutes) {
        this.accounts = accounts;
        this.codes = codes;
        this.maxAttempts = maxAttempts;
        this.wrongPasswords = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofMinutes(lockMinutes)).build();
    }

    /**
     * The account of the customer: a new one with what the report knows of it, or the one to which it proves to belong. 400
     * {@code SMS_CODE_WRONG}, {@code FIELD_INVALID}; 409 {@code MOBILE_LIMIT}, {@code ACCOUNT_NAME_TAKEN}.
     */
    CustomerAccount enter(JoinForm form, String customerName, String email) {
        if (form.smsCode() != null) {
            codes.check(PURPOSE, form.mobile(), form.smsCode(), "smsCode", "SMS_CODE_WRONG");
        }
        return form.register() ? accounts.register(form.mobile(), form.accountName(), customerName, email, form.password()) : logIn(form);
    }

    private CustomerAccount logIn(JoinForm form) {
        List<CustomerAccount> carried = accounts.byMobile(form.mobile());
        return form.smsCode() != null ? chosen(carried, form) : chosen(byPassword(carried, form), form);
    }

    /** Of several accounts the one that the customer names. */
    private static CustomerAccount chosen(List<CustomerAccount> proven, JoinForm form) {
        if (proven.isEmpty()) {
            throw Refusal.field("mobile", "carries no account yet: please register");
        }
        List<CustomerAccount> named = proven.stream().filter(a -> form.accountName() == null || a.accountName().equalsIgnoreCase(form.accountName())).toList();
        if (named.size() != 1) {
            throw Refusal.field("accountName", "must name one of your accounts: "
                    + proven.stream().map(CustomerAccount::accountName).collect(Collectors.joining(", ")));
        }
        return named.get(0);
    }

    /** Those of the accounts that this password opens; a wrong one tells nothing, and too many close this way in for a while. */
    private List<CustomerAccount> byPassword(List<CustomerAccount> carried, JoinForm form) {
        AtomicInteger wrong = wrongPasswords.get(form.mobile(), mobile -> new AtomicInteger());
        if (wrong.get() >= maxAttempts) {
            throw Refusal.field("password", "was wrong too often: please use a code sent to the mobile");
        }
        List<CustomerAccount> opened = carried.stream().filter(account -> accounts.passwordMatches(account.customerId(), form.password())).toList();
        if (opened.isEmpty()) {
            wrong.incrementAndGet();
            throw Refusal.field("password", "does not belong to this mobile");
        }
        return opened;
    }
}
