package org.partnercenter.voucher;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which customers may get vouchers of a quota: faults of the whole request here, each customer's own as {@link Candidate#failure}. */
@Component
class CustomerEligibility {

    private static final String RESALE = "2";

    private final Bonds bonds;
    private final CustomerAccounts accounts;
    private final WhitelistRepository whitelists;
    private final VoucherRepository vouchers;
    private final int mostVouchers;
    private final BigDecimal mostFaceValue;

    CustomerEligibility(Bonds bonds, CustomerAccounts accounts, WhitelistRepository whitelists, VoucherRepository vouchers,
                        @Value("${voucher.max-per-customer}") int mostVouchers, @Value("${voucher.max-face-per-customer}") BigDecimal mostFaceValue) {
        this.bonds = bonds;
        this.accounts = accounts;
        this.whitelists = whitelists;
        this.vouchers = vouchers;
        this.mostVouchers = mostVouchers;
        this.mostFaceValue = mostFaceValue;
    }

    /**
     * Refuses customers that the quota does not serve at all: 409 {@code NOT_ON_WHITELIST}, {@code NOT_FIRST_ASSOCIATED} (VCH-09, CUS-30).
     * Who is not the partner's customer is passed over here: its bonds with others are none of the partner's business, and it gets none.
     */
    void requireServed(Quota quota, Collection<String> customerIds) {
        if (quota.whitelistSize > 0) {
            Set<String> listed = whitelists.among(quota.key, quota.whitelistVersion, customerIds);
            refuseAny(customerIds.stream().filter(id -> !listed.contains(id)).toList(), "NOT_ON_WHITELIST", "the quota's whitelist does not name ");
        }
        if (quota.terms.firstAssociatedOnly()) {
            Map<String, Bond> running = bonds.ofCustomers(customerIds);
            refuseAny(customerIds.stream().filter(id -> running.containsKey(id) && running.get(id).partnerId().equals(quota.partnerId))
                    .filter(this::hasEarlierBond).toList(), "NOT_FIRST_ASSOCIATED",
                    "the quota serves only customers without an earlier association, not ");
        }
    }

    private static void refuseAny(List<String> customerIds, String code, String reason) {
        if (!customerIds.isEmpty()) {
            throw Refusal.conflict(code, reason + String.join(", ", customerIds)).with("customerIds", customerIds);
        }
    }

    /** A switch of the type goes on with the same association; another one is an earlier bond. */
    private boolean hasEarlierBond(String customerId) {
        return bonds.history(customerId).stream().map(Bond::associationKey).distinct().count() > 1;
    }

    /** These customers with what decides about each, their bonds locked so that none ends meanwhile, always in the same order. */
    Map<String, Candidate> candidates(Quota quota, Collection<String> customerIds) {
        Map<String, Bond> locked = new HashMap<>();
        new TreeSet<>(customerIds).forEach(id -> bonds.locked(id).filter(bond -> bond.partnerId().equals(quota.partnerId))
                .ifPresent(bond -> locked.put(id, bond)));
        Map<String, CustomerAccount> known = accounts.byId(customerIds);
        Map<String, VoucherRepository.Given> given = vouchers.given(quota.key, customerIds);
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        customerIds.forEach(id -> candidates.put(id, new Candidate(Optional.ofNullable(locked.get(id)), Optional.ofNullable(known.get(id)),
                given.getOrDefault(id, VoucherRepository.Given.NOTHING))));
        return candidates;
    }

    /** One customer who is to get a voucher. */
    final class Candidate {

        private final Optional<Bond> bond;
        private final Optional<CustomerAccount> account;
        private final VoucherRepository.Given given;

        private Candidate(Optional<Bond> bond, Optional<CustomerAccount> account, VoucherRepository.Given given) {
            this.bond = bond;
            this.account = account;
            this.given = given;
        }

        /** Why this customer gets none of that face value, if so. */
        Optional<Refusal> failure(BigDecimal faceValue, IssueDoor door) {
            if (bond.isEmpty()) {
                return because("NOT_ASSOCIATED", "is not an associated customer");
            }
            if (door == IssueDoor.PARTNER_API && !bond.get().type().equals(RESALE)) {
                return because("NOT_RESALE", "is associated as 顾问销售");
            }
            if (account.filter(a -> a.membership().equals("trusteeship")).isPresent()) {
                return because("UNDER_TRUSTEESHIP", "is a member account under financial trusteeship");
            }
            if (given.vouchers() >= mostVouchers) {
                return because("CUSTOMER_VOUCHER_LIMIT", "has got " + mostVouchers + " vouchers of this quota");
            }
            if (given.faceValue().add(faceValue).compareTo(mostFaceValue) > 0) {
                return because("CUSTOMER_FACE_VALUE_LIMIT", "may get " + Money.text(mostFaceValue) + " of this quota, and has got " + Money.text(given.faceValue()));
            }
            return Optional.empty();
        }

        Voucher.Holder holder() {
            Bond running = bond.orElseThrow();
            return new Voucher.Holder(running.customerId(), running.associationKey(), running.type());
        }

        private static Optional<Refusal> because(String code, String reason) {
            return Optional.of(Refusal.conflict(code, reason));
        }
    }
}
