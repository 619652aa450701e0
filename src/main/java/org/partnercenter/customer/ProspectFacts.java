package org.partnercenter.customer;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.FactsUnavailable;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What there is to find about a prospect, in the words that the decision {@code report-eligibility} knows. */
@Component
class ProspectFacts {

    private final AccountFacts accounts;
    private final Bonds bonds;
    private final ReportRepository reports;
    private final Clock clock;
    private final Duration newAccount;

    ProspectFacts(AccountFacts accounts, Bonds bonds, ReportRepository reports, Clock clock, @Value("${customer.new-account-days}") int newAccountDays) {
        this.accounts = accounts;
        this.bonds = bonds;
        this.reports = reports;
        this.clock = clock;
        this.newAccount = Duration.ofDays(newAccountDays);
    }

    /** What was found about any account that is the prospect's; 503 {@code SYSTEM_BUSY} when the facts are not available. */
    List<String> of(String partnerId, Prospect prospect) {
        try {
            List<CustomerAccount> found = accounts.matching(prospect.mobile(), prospect.email(), prospect.name());
            Set<String> bound = bonds.ofCustomers(found.stream().map(CustomerAccount::customerId).toList()).keySet();
            boolean reported = reports.holders(prospect).stream().anyMatch(holder -> !holder.partnerId().equals(partnerId));
            return Stream.concat(reported ? Stream.of("reported-by-other") : Stream.empty(),
                    found.stream().flatMap(account -> of(account, bound.contains(account.customerId())))).distinct().toList();
        } catch (FactsUnavailable e) {
            throw Refusal.of(503, "SYSTEM_BUSY", null, "系统繁忙，请稍后重试 the facts about this customer are not available; please try again later");
        }
    }

    private Stream<String> of(CustomerAccount account, boolean bound) {
        boolean direct = account.directSales();
        boolean consumed = account.cashConsumed().signum() > 0;
        Map<String, Boolean> facts = new LinkedHashMap<>();
        facts.put("international", account.site().equals("international"));
        facts.put("associated", bound);
        facts.put("consumer-cloud", account.consumerCloud());
        facts.put("signed-with-vendor", account.signedWithVendor());
        facts.put("cash-without-direct-sales", consumed && !direct);
        facts.put("trusteeship", account.membership().equals("trusteeship"));
        facts.put("reward-programme", account.rewardProgramme());
        facts.put("old-with-direct-sales", direct && account.registeredAt().plus(newAccount).isBefore(clock.instant()));
        facts.put("cash-with-direct-sales", consumed && direct);
        facts.put("vendor-reported", account.vendorReported());
        facts.put("online-sales-team", account.salesTeam().equals("online"));
        facts.put("sales-support-centre", account.salesTeam().equals("support-centre"));
        return facts.entrySet().stream().filter(Entry::getValue).map(Entry::getKey);
    }
}
