package org.partnercenter.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.Set;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table behind the facts. A fact's name is its column's: {@code cashConsumed} is in {@code cash_consumed}. */
@Repository
class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CustomerAccount> find(String customerId) {
        return jdbc.sql("select * from customer_account where customer_id = ?").param(customerId).query(AccountRepository::account).optional();
    }

    Optional<CustomerAccount> locked(String customerId) {
        return jdbc.sql("select * from customer_account where customer_id = ? for update").param(customerId).query(AccountRepository::account).optional();
    }

    Map<String, CustomerAccount> byId(Collection<String> customerIds) {
        return customerIds.isEmpty() ? Map.of() : jdbc.sql("select * from customer_account where customer_id in (:ids)").param("ids", Set.copyOf(customerIds))
                .query(AccountRepository::account).list().stream().collect(Collectors.toMap(CustomerAccount::customerId, Function.identity()));
    }

    List<CustomerAccount> where(String condition, Map<String, Object> parameters) {
        return jdbc.sql("select * from customer_account where closed_at is null and (" + condition + ") order by customer_id").params(parameters)
                .query(AccountRepository::account).list();
    }

    /** Locks what carries this mobile, so that accounts are counted one after the other. */
    void lockMobile(String mobileKey) {
        if (jdbc.sql("select mobile_key from account_mobile where mobile_key = ? for update").param(mobileKey).query(String.class).optional().isEmpty()) {
            jdbc.sql("insert into account_mobile (mobile_key) values (?)").param(mobileKey).update();
        }
    }

    long open(String mobileKey) {
        return jdbc.sql("select count(*) from customer_account where mobile_key = ? and closed_at is null").param(mobileKey).query(Long.class).single();
    }

    void insert(String customerId, Map<String, Object> facts, Instant now) {
        jdbc.sql("insert into customer_account (customer_id, account_name, account_key, registered_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)")
                .params(customerId, facts.get("accountName"), ((String) facts.get("accountName")).toLowerCase(), Timestamp.from(now), Timestamp.from(now),
                        Timestamp.from(now))
                .update();
        update(customerId, facts, now);
    }

    void update(String customerId, Map<String, Object> facts, Instant now) {
        String assignments = facts.keySet().stream().map(fact -> column(fact) + " = :" + fact + ", ").collect(Collectors.joining());
        JdbcClient.StatementSpec statement = jdbc.sql("update customer_account set " + assignments + "updated_at = :updatedAt where customer_id = :id")
                .param("updatedAt", Timestamp.from(now)).param("id", customerId);
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            Object value = fact.getValue() instanceof Instant at ? Timestamp.from(at) : fact.getValue();
            statement = value == null ? statement.param(fact.getKey(), null, Types.NULL) : statement.param(fact.getKey(), value);
        }
        statement.update();
        derive(customerId);
    }

    /** The forms in which contacts are compared follow their values. */
    private void derive(String customerId) {
        CustomerAccount account = find(customerId).orElseThrow();
        jdbc.sql("update customer_account set account_key = ?, open_key = ?, mobile_key = ?, email_key = ?, name_key = ? where customer_id = ?")
                .params(account.accountName().toLowerCase(), account.isClosed() ? null : account.accountName().toLowerCase(), Contacts.mobile(account.mobile()), Contacts.email(account.email()),
                        Contacts.name(account.customerName()), customerId)
                .update();
    }

    Optional<String> passwordHash(String customerId) {
        return jdbc.sql("select password_hash from customer_account where customer_id = ? and password_hash is not null").param(customerId)
                .query(String.class).optional();
    }

    void setPasswordHash(String customerId, String hash) {
        jdbc.sql("update customer_account set password_hash = ? where customer_id = ?").params(hash, customerId).update();
    }

    static String column(String fact) {
        return fact.replaceAll("([A-Z])", "_$1").toLowerCase();
    }

    static CustomerAccount account(ResultSet row, int number) throws SQLException {
        return new CustomerAccount(row.getString("customer_id"), row.getString("account_name"), row.getString("customer_name"),
                row.getString("mobile"), row.getString("email"), row.getString("site"), instant(row, "registered_at"), instant(row, "closed_at"),
                row.getInt("real_name"), row.getBoolean("available"), row.getBoolean("internal"), row.getBoolean("consumer_cloud"),
                row.getBoolean("direct_sales"), row.getBoolean("vendor_reported"), row.getBoolean("signed_with_vendor"),
                row.getBoolean("special_contract"), row.getBoolean("reward_programme"), row.getBoolean("credit_account"),
                row.getString("partner_state"), row.getString("sales_team"), row.getString("membership"), row.getString("master_id"),
                row.getInt("independent_members"), row.getInt("reserved_instances"), row.getInt("pickup_vouchers"),
                row.getInt("orders_awaiting_payment"), row.getInt("open_resources"), row.getBigDecimal("cash_consumed"),
                row.getBigDecimal("arrears"), row.getBigDecimal("invoice_debt"), row.getBigDecimal("own_cash"),
                row.getBigDecimal("stored_value"), row.getBigDecimal("bonus_balance"), row.getInt("grace_days"), instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
