package org.partnercenter.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table of customer accounts: what answers the facts, and the only place that changes them. Every change is on the audit. */
@Service
@Transactional
public class CustomerAccounts implements AccountFacts {

    static final Status OPEN = new Status("open", "正常", "Open");
    static final Status CLOSED = new Status("closed", "已注销", "Closed");

    private static final int MOST_PER_MOBILE = 3;

    private final AccountRepository accounts;
    private final Bonds bonds;
    private final List<AccountHold> holds;
    private final Journal journal;
    private final Clock clock;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    CustomerAccounts(AccountRepository accounts, Bonds bonds, List<AccountHold> holds, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.bonds = bonds;
        this.holds = holds;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CustomerAccount> find(String customerId) {
        return customerId == null ? Optional.empty()
                : accounts.find(customerId).filter(account -> !account.isClosed()).map(CustomerAccounts::requireAvailable);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CustomerAccount> byAccountName(String accountName) {
        return available(accounts.where("account_key = :name", Map.of("name", accountName.toLowerCase(Locale.ROOT)))).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CustomerAccount> byMobile(String mobile) {
        return available(accounts.where("mobile_key = :mobile", Map.of("mobile", Contacts.mobile(mobile))));
    }

    @Override
    @Transactional(readOnly = true)
    public List<CustomerAccount> matching(String mobile, String email, String customerName) {
        Map<String, Object> keys = new HashMap<>();
        Optional.ofNullable(Contacts.mobile(mobile)).ifPresent(key -> keys.put("mobile", key));
        Optional.ofNullable(Contacts.email(email)).ifPresent(key -> keys.put("email", key));
        Optional.ofNullable(Contacts.name(customerName)).ifPresent(key -> keys.put("name", key));
        return keys.isEmpty() ? List.of() : available(accounts.where(
                keys.keySet().stream().map(key -> key + "_key = :" + key).collect(Collectors.joining(" or ")), keys));
    }

    /** Accounts by id, in one query, closed ones and those that cannot be spoken of too: for lists that show whose they are, not for decisions. */
    @Transactional(readOnly = true)
    public Map<String, CustomerAccount> byId(Collection<String> customerIds) {
        return accounts.byId(customerIds);
    }

    /** A login name that nobody has: {@code hw_} and random characters. */
    @Transactional(readOnly = true)
    public String freeAccountName() {
        return "hw_" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    /**
     * Enters an account; {@code facts} by their names in {@link CustomerAccount}, {@code accountName} among them. 409
     * {@code CUSTOMER_EXISTS}, {@code ACCOUNT_NAME_TAKEN}, {@code MOBILE_LIMIT} (CUS-15).
     */
    public CustomerAccount create(String customerId, Map<String, Object> facts) {
        if (accounts.find(customerId).isPresent()) {
            throw Refusal.conflict("CUSTOMER_EXISTS", "customer " + customerId + " is there already");
        }
        requireFreeName((String) facts.get("accountName"));
        requireRoom((String) facts.get("mobile"));
        accounts.insert(customerId, facts, clock.instant());
        write(customerId, null, OPEN, "created");
        return accounts.find(customerId).orElseThrow();
    }

    /** Changes these facts; 404 for an unknown account, 409 {@code ACCOUNT_BOUND} to close one that is bound or has a change open (CUS-32). */
    public CustomerAccount change(String customerId, Map<String, Object> facts) {
        CustomerAccount before = accounts.locked(customerId).orElseThrow(() -> Refusal.notFound("customer " + customerId));
        if (facts.get("accountName") instanceof String name && !name.equalsIgnoreCase(before.accountName())) {
            requireFreeName(name);
        }
        if (facts.get("mobile") instanceof String mobile && !Contacts.mobile(mobile).equals(Contacts.mobile(before.mobile()))) {
            requireRoom(mobile);
        }
        if (facts.get("closedAt") != null && !before.isClosed()) {
            requireClosable(customerId);
        }
        accounts.update(customerId, facts, clock.instant());
        CustomerAccount after = accounts.find(customerId).orElseThrow();
        write(customerId, status(before), status(after), "changed: " + String.join(", ", facts.keySet()));
        return after;
    }

    /** Registers a customer who came by a link; answers its account. 409 {@code MOBILE_LIMIT}, {@code ACCOUNT_NAME_TAKEN} (CUS-15). */
    public CustomerAccount register(String mobile, String accountName, String customerName, String email, String password) {
        String customerId = "c-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("accountName", accountName == null ? freeAccountName() : accountName);
        facts.put("mobile", Contacts.mobile(mobile));
        facts.put("customerName", customerName);
        facts.put("email", email);
        // hashing is slow on purpose: nobody should wait for it with the mobile locked
        String hash = passwords.encode(password);
        CustomerAccount account = create(customerId, facts);
        accounts.setPasswordHash(customerId, hash);
        return account;
    }

    /** Whether this is the account's password; an account that has none is entered by code alone. */
    @Transactional(readOnly = true)
    public boolean passwordMatches(String customerId, String password) {
        return accounts.passwordHash(customerId).map(hash -> passwords.matches(password, hash)).orElse(false);
    }

    /** Pay-per-use resources get at least so many days of grace (CUS-27). */
    public void grace(String customerId, int days) {
        CustomerAccount account = accounts.locked(customerId).orElseThrow(() -> Refusal.notFound("customer " + customerId));
        if (account.graceDays() < days) {
            accounts.update(customerId, Map.of("graceDays", days), clock.instant());
            write(customerId, OPEN, OPEN, "grace period: " + days + " days");
        }
    }

    /** Ends the vendor's own report of the customer (CUS-05). */
    public void endVendorReport(String customerId) {
        accounts.update(customerId, Map.of("vendorReported", false), clock.instant());
        write(customerId, OPEN, OPEN, "the vendor's report has ended");
    }

    static Status status(CustomerAccount account) {
        return account.isClosed() ? CLOSED : OPEN;
    }

    private void requireFreeName(String accountName) {
        if (!accounts.where("account_key = :name", Map.of("name", accountName.toLowerCase(Locale.ROOT))).isEmpty()) {
            throw Refusal.of(409, "ACCOUNT_NAME_TAKEN", "accountName", "is taken by another account");
        }
    }

    private void requireRoom(String mobile) {
        if (mobile == null) {
            return;
        }
        String key = Contacts.mobile(mobile);
        accounts.lockMobile(key);
        if (accounts.open(key) >= MOST_PER_MOBILE) {
            throw Refusal.of(409, "MOBILE_LIMIT", "mobile", "carries " + MOST_PER_MOBILE + " accounts already");
        }
    }

    private void requireClosable(String customerId) {
        if (bonds.current(customerId).isPresent() || holds.stream().anyMatch(hold -> hold.holds(customerId))) {
            throw Refusal.conflict("ACCOUNT_BOUND", "an account that is bound to a partner, or has a change open, cannot be closed");
        }
    }

    private void write(String customerId, Status from, Status to, String comment) {
        journal.write(new Journal.Change(customerId, Actor.current().partnerId(), customerId, from, to, comment, true, List.of()));
    }

    private static List<CustomerAccount> available(List<CustomerAccount> found) {
        found.forEach(CustomerAccounts::requireAvailable);
        return found;
    }

    private static CustomerAccount requireAvailable(CustomerAccount account) {
        if (!account.available()) {
            throw new FactsUnavailable(account.customerId());
        }
        return account;
    }
}
