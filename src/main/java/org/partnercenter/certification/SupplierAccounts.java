package org.partnercenter.certification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Revealable;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.Selection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The supplier data in a table that finance maintains; every change is on the audit of its credit code. */
@Service
@Transactional
public class SupplierAccounts implements SupplierData, Revealable {

    private static final String NAME = "supplier-accounts";
    private static final Status SAVED = new Status("saved", "已保存", "Saved");
    private static final Status DELETED = new Status("deleted", "已删除", "Deleted");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    SupplierAccounts(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** A supplier as {@code /api} shows it; its key is the credit code, its bank account masked. */
    public record View(String key, String creditCode, String companyName, String bankAccount, Instant createdAt, Instant updatedAt) {
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SupplierAccount> find(String creditCode) {
        return jdbc.sql("select * from supplier_account where credit_code = ?").param(creditCode)
                .query((row, n) -> new SupplierAccount(row.getString("credit_code"), row.getString("company_name"),
                        row.getString("bank_account"))).optional();
    }

    /** The suppliers, for finance; 403 for anybody else. */
    @Transactional(readOnly = true)
    public Page<View> list(ListQuery query, Actor caller) {
        requireFinance(caller);
        return page(Selection.from("supplier_account s"), query);
    }

    /** One supplier; 404 when there is none. */
    @Transactional(readOnly = true)
    public View item(String creditCode, Actor caller) {
        requireFinance(caller);
        return page(Selection.from("supplier_account s").where("s.credit_code = :code", "code", creditCode), ListQuery.DEFAULT).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("supplier"));
    }

    private Page<View> page(Selection selection, ListQuery query) {
        return selection.search("s.credit_code", "s.company_name").sortable("key", "s.credit_code").sortable("creditCode", "s.credit_code")
                .sortable("companyName", "s.company_name").sortable("createdAt", "s.created_at").sortable("updatedAt", "s.updated_at")
                .page(jdbc, "s.*", query, (row, n) -> new View(row.getString("credit_code"), row.getString("credit_code"),
                        row.getString("company_name"), Masking.bankAccount(row.getString("bank_account")),
                        row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant()));
    }

    /** Adds a supplier; 409 {@code SUPPLIER_EXISTS} when the credit code is there already. */
    public void create(SupplierAccount supplier, Actor caller) {
        requireFinance(caller);
        Timestamp now = Timestamp.from(clock.instant());
        try {
            jdbc.sql("insert into supplier_account (credit_code, company_name, bank_account, created_at, updated_at) values (?, ?, ?, ?, ?)")
                    .params(supplier.creditCode(), supplier.companyName(), supplier.bankAccount(), now, now).update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("SUPPLIER_EXISTS", "the supplier data hold this credit code already");
        }
        write(supplier.creditCode(), SAVED);
    }

    /** Replaces a supplier's name and bank account; 404 when there is none. */
    public void replace(SupplierAccount supplier, Actor caller) {
        requireFinance(caller);
        changed(jdbc.sql("update supplier_account set company_name = ?, bank_account = ?, updated_at = ? where credit_code = ?")
                .params(supplier.companyName(), supplier.bankAccount(), Timestamp.from(clock.instant()), supplier.creditCode()).update());
        write(supplier.creditCode(), SAVED);
    }

    /** Removes a supplier; 404 when there is none. */
    public void delete(String creditCode, Actor caller) {
        requireFinance(caller);
        changed(jdbc.sql("delete from supplier_account where credit_code = ?").param(creditCode).update());
        write(creditCode, DELETED);
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw Refusal.notFound("supplier");
        }
    }

    private static void requireFinance(Actor caller) {
        if (!caller.isSystem() && (!caller.isVendor() || !caller.hasAny("finance"))) {
            throw Refusal.notAllowed("the supplier data are for finance only");
        }
    }

    private void write(String creditCode, Status status) {
        journal.write(new Journal.Change(creditCode, null, creditCode, null, status, null, true, List.of()));
    }

    @Override
    public String collection() {
        return NAME;
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of("bankAccount", Set.of("finance"));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select credit_code, bank_account from supplier_account where credit_code in (:keys)").param("keys", keys)
                .query(row -> {
                    found.put(row.getString("credit_code"), row.getString("bank_account"));
                });
        return found;
    }
}
