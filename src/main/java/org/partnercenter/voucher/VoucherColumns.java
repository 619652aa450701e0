package org.partnercenter.voucher;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.masking.Revealable;
import org.springframework.stereotype.Component;

/** The customers' names on vouchers in plain, for this view only (RSL-03). */
@Component
class VoucherColumns implements Revealable {

    private static final String CUSTOMER_NAME = "customerName";

    private final VoucherRepository vouchers;
    private final CustomerAccounts accounts;

    VoucherColumns(VoucherRepository vouchers, CustomerAccounts accounts) {
        this.vouchers = vouchers;
        this.accounts = accounts;
    }

    @Override
    public String collection() {
        return "vouchers";
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of(CUSTOMER_NAME, Set.of("partner-admin", "partner-sales"));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        Map<String, Voucher> seen = vouchers.byKey(keys).values().stream().filter(v -> actor.sees(v.partnerId))
                .collect(Collectors.toMap(v -> v.key, v -> v));
        Map<String, CustomerAccount> customers = accounts.byId(seen.values().stream().map(v -> v.holder.customerId()).filter(Objects::nonNull).toList());
        return seen.values().stream().collect(Collectors.toMap(v -> v.key,
                v -> Objects.toString(VoucherRecords.plainName(v.holder.customerId(), customers), "")));
    }
}
