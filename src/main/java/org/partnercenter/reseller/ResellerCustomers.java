package org.partnercenter.reseller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.web.Page;
import org.springframework.stereotype.Component;

/** What a distributor sees of its reseller's customers: account, type and date, the rest with the reseller's consent (RSL-01). */
@Component
public class ResellerCustomers {

    private final Resellers resellers;
    private final Bonds bonds;
    private final CustomerAccounts accounts;

    ResellerCustomers(Resellers resellers, Bonds bonds, CustomerAccounts accounts) {
        this.resellers = resellers;
        this.bonds = bonds;
        this.accounts = accounts;
    }

    /**
     * A customer of the reseller; what comes after {@code associatedAt} is null without consent, and masked with it.
     *
     * @param key the customer's id
     */
    public record Customer(String key, String accountName, String associationType, Instant associatedAt, String customerName, String mobile,
                    String email, String managerId, String tag) {
    }

    /** The customers bound to the reseller now; 404 when it is not the caller's, 409 {@code NOT_COOPERATING} once it has left. */
    public Page<Customer> of(String resellerId, int offset, int limit, Actor caller) {
        Reseller reseller = resellers.find(resellerId, caller);
        if (reseller.status() != CooperationStatus.COOPERATING) {
            throw Refusal.conflict("NOT_COOPERATING", "the reseller's customers are not shown after the cooperation has ended");
        }
        List<Bond> all = bonds.ofPartner(resellerId);
        List<Bond> page = all.stream().skip(offset).limit(limit).toList();
        Map<String, CustomerAccount> known = accounts.byId(page.stream().map(Bond::customerId).toList());
        boolean shared = caller.isVendor() || reseller.partner().shareWithDistributor();
        return new Page<>(page.stream().map(bond -> customer(bond, Optional.ofNullable(known.get(bond.customerId())), shared)).toList(), all.size());
    }

    private static Customer customer(Bond bond, Optional<CustomerAccount> account, boolean shared) {
        Optional<CustomerAccount> rest = account.filter(a -> shared);
        return new Customer(bond.customerId(), account.map(CustomerAccount::accountName).orElse(null), bond.type(), bond.since(),
                rest.map(CustomerAccount::customerName).map(Masking::name).orElse(null),
                rest.map(CustomerAccount::mobile).map(Masking::mobile).orElse(null),
                rest.map(CustomerAccount::email).map(Masking::email).orElse(null), shared ? bond.managerId() : null, shared ? bond.tag() : null);
    }
}
