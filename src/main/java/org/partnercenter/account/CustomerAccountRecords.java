package org.partnercenter.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer accounts as the vendor's people read them; partners read their associations instead. */
@Component
class CustomerAccountRecords implements RecordCollection<CustomerAccountView> {

    private final JdbcClient jdbc;
    private final Bonds bonds;
    private final Journal journal;

    CustomerAccountRecords(JdbcClient jdbc, Bonds bonds, Journal journal) {
        this.jdbc = jdbc;
        this.bonds = bonds;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "customer-accounts";
    }

    @Override
    public String prefix() {
        return "customer";
    }

    @Override
    public String label() {
        return "客户账号 Customer accounts";
    }

    @Override
    public List<Status> statuses() {
        return List.of(CustomerAccounts.OPEN, CustomerAccounts.CLOSED);
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return viewer.isVendor();
    }

    @Override
    public Page<CustomerAccountView> list(ListQuery query, Actor viewer) {
        requireVendor(viewer);
        return Selection.from("customer_account a").search("a.customer_id", "a.account_name", "a.customer_name", "a.mobile", "a.email")
                .status(Map.of("open", "a.closed_at is null", "closed", "a.closed_at is not null"))
                .sortable("createdAt", "a.created_at").sortable("updatedAt", "a.updated_at").sortable("key", "a.customer_id")
                .page(jdbc, "a.*", query, AccountRepository::account).map(this::views);
    }

    @Override
    public CustomerAccountView item(String key, Actor viewer) {
        requireVendor(viewer);
        CustomerAccount account = jdbc.sql("select * from customer_account where customer_id = ?").param(key).query(AccountRepository::account)
                .optional().orElseThrow(() -> Refusal.notFound("customer " + key));
        return view(account, bonds.current(key).orElse(null), journal.of(key, viewer));
    }

    @Override
    public List<CustomerAccountView> rows(Collection<String> keys, Actor viewer) {
        requireVendor(viewer);
        return keys.isEmpty() ? List.of() : views(jdbc.sql("select * from customer_account where customer_id in (:keys)").param("keys", keys)
                .query(AccountRepository::account).list());
    }

    @Override
    public String processKey() {
        return null;
    }

    private static void requireVendor(Actor viewer) {
        if (!viewer.isVendor() && !viewer.isSystem()) {
            throw Refusal.notAllowed("customer accounts are read by the vendor's people");
        }
    }

    private List<CustomerAccountView> views(List<CustomerAccount> accounts) {
        Map<String, Bond> running = bonds.ofCustomers(accounts.stream().map(CustomerAccount::customerId).toList());
        return accounts.stream().map(account -> view(account, running.get(account.customerId()), null)).toList();
    }

    private static CustomerAccountView view(CustomerAccount a, Bond bond, List<Journal.Entry> history) {
        return new CustomerAccountView(a.customerId(), bond == null ? null : bond.partnerId(), CustomerAccounts.status(a), a.customerId(),
                a.accountName(), a.customerName(), a.mobile(), a.email(), a.site(), a.registeredAt(), a.closedAt(), a.realName(), a.available(),
                a.internal(), a.consumerCloud(), a.directSales(), a.vendorReported(), a.signedWithVendor(), a.specialContract(),
                a.rewardProgramme(), a.creditAccount(), a.partnerState(), a.salesTeam(), a.membership(), a.masterId(), a.independentMembers(),
                a.reservedInstances(), a.pickupVouchers(), a.ordersAwaitingPayment(), a.openResources(), Money.text(a.cashConsumed()),
                Money.text(a.arrears()), Money.text(a.invoiceDebt()), Money.text(a.ownCash()), Money.text(a.storedValue()),
                Money.text(a.bonusBalance()), a.graceDays(), bond == null ? null : bond.type(), bond == null ? null : bond.since(),
                bond == null ? null : bond.performanceExcludedUntil(), a.createdAt(), a.updatedAt(), null, history);
    }
}
