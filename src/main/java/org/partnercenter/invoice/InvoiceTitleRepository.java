package org.partnercenter.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of invoice information and its former versions. */
@Repository
class InvoiceTitleRepository {

    private static final String DATA = "title_type, invoice_type, title, tax_number, bank_name, bank_account, registered_address, registered_phone";

    private final JdbcClient jdbc;
    private final Clock clock;

    InvoiceTitleRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a record said until it was changed. */
    record Version(String key, int no, TitleData data, Timestamp replacedAt) {
    }

    Optional<InvoiceTitle> valid(String partnerId) {
        return jdbc.sql("select * from invoice_title where valid_of = ?").param(partnerId).query((row, n) -> read(row)).optional();
    }

    /** The record, its row locked until the transaction ends; 404 unless the actor's organisation has it. */
    InvoiceTitle locked(String key, Actor actor) {
        return jdbc.sql("select * from invoice_title where title_key = ? for update").param(key).query((row, n) -> read(row)).optional()
                .filter(title -> actor.sees(title.partnerId())).orElseThrow(() -> Refusal.notFound("invoice information"));
    }

    /** Adds the partner's one valid record; 409 {@code TITLE_EXISTS} when it has one, also at the same moment (INV-06). */
    void insert(InvoiceTitle title) {
        TitleData d = title.data();
        Timestamp now = Timestamp.from(title.createdAt());
        try {
            jdbc.sql("insert into invoice_title (title_key, partner_id, status, " + DATA + ", created_at, updated_at, valid_of)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(title.key(), title.partnerId(), title.status().code(), d.titleType(), d.invoiceType(), d.title(), d.taxNumber(),
                            d.bankName(), d.bankAccount(), d.registeredAddress(), d.registeredPhone(), now, now, title.partnerId())
                    .update();
        } catch (DuplicateKeyException e) {
            throw exists();
        }
    }

    static Refusal exists() {
        return Refusal.conflict("TITLE_EXISTS", "an account has one valid invoice information; change it, or delete it first");
    }

    /** Writes the change; what the record said before is kept. */
    void change(InvoiceTitle before, TitleData d, Actor actor) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into invoice_title_version (title_key, version_no, " + DATA + ", replaced_at, replaced_by)"
                        + " select title_key, 1 + (select count(*) from invoice_title_version v where v.title_key = t.title_key), " + DATA
                        + ", ?, ? from invoice_title t where title_key = ?")
                .params(now, actor.userId(), before.key()).update();
        jdbc.sql("update invoice_title set title_type = ?, invoice_type = ?, title = ?, tax_number = ?, bank_name = ?, bank_account = ?,"
                        + " registered_address = ?, registered_phone = ?, updated_at = ? where title_key = ?")
                .params(d.titleType(), d.invoiceType(), d.title(), d.taxNumber(), d.bankName(), d.bankAccount(), d.registeredAddress(),
                        d.registeredPhone(), now, before.key())
                .update();
    }

    void delete(String key) {
        jdbc.sql("update invoice_title set status = ?, valid_of = null, updated_at = ? where title_key = ?")
                .params(InvoiceTitleStatus.DELETED.code(), Timestamp.from(clock.instant()), key).update();
    }

    /** The former versions of many records, newest first, in one query. */
    Map<String, List<Version>> versions(Collection<String> keys) {
        Map<String, List<Version>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select * from invoice_title_version where title_key in (:keys) order by version_no desc").param("keys", keys)
                    .query((ResultSet row) -> {
                        found.computeIfAbsent(row.getString("title_key"), k -> new ArrayList<>()).add(new Version(row.getString("title_key"),
                                row.getInt("version_no"), data(row), row.getTimestamp("replaced_at")));
                    });
        }
        return found;
    }

    static InvoiceTitle read(ResultSet row) throws SQLException {
        return new InvoiceTitle(row.getString("title_key"), row.getString("partner_id"),
                StatusCode.of(InvoiceTitleStatus.class, row.getString("status")), data(row), row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static TitleData data(ResultSet row) throws SQLException {
        return new TitleData(row.getString("title_type"), row.getString("invoice_type"), row.getString("title"), row.getString("tax_number"),
                row.getString("bank_name"), row.getString("bank_account"), row.getString("registered_address"), row.getString("registered_phone"));
    }
}
