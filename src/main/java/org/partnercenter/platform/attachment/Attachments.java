package org.partnercenter.platform.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of the records: kept in the database, so that file and record change together. */
@Component
public class Attachments {

    private final JdbcClient jdbc;
    private final Clock clock;

    Attachments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file with its content, for downloading. */
    public record Stored(String name, String type, byte[] content) {
    }

    /** Stores the file as the record's current one for this field; an earlier one is kept, but no longer shown. A null file changes nothing. */
    public void put(String recordKey, String partnerId, String field, Upload file) {
        put(recordKey, partnerId, field, file, true);
    }

    /** As {@link #put(String, String, String, Upload)}; the partner sees the file only when {@code partnerVisible}. */
    public void put(String recordKey, String partnerId, String field, Upload file, boolean partnerVisible) {
        if (file == null) {
            return;
        }
        retire(recordKey, field);
        jdbc.sql("""
                        insert into attachment (id, record_key, partner_id, field, name, size, type, sha256, content, partner_visible,
                          current_one, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID().toString(), recordKey, partnerId, field, file.name(), file.content().length,
                        FileTypes.contentType(file.name()), sha256(file.content()), file.content(), partnerVisible, true,
                        Actor.current().userId(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Gives another record a copy of the file, so that each can change its own. */
    public void copy(String fromKey, String toKey, String field) {
        jdbc.sql("""
                        insert into attachment (id, record_key, partner_id, field, name, size, type, sha256, content, partner_visible,
                          current_one, uploaded_by, uploaded_at)
                        select ?, ?, partner_id, field, name, size, type, sha256, content, partner_visible, current_one, uploaded_by, uploaded_at
                        from attachment where record_key = ? and field = ? and current_one""")
                .params(UUID.randomUUID().toString(), toKey, fromKey, field).update();
    }

    /** Shows the record's current file of this field to the partner from now on. */
    public void reveal(String recordKey, String field) {
        jdbc.sql("update attachment set partner_visible = true where record_key = ? and field = ? and current_one")
                .params(recordKey, field).update();
    }

    /** Takes the record's file of this field out of sight. */
    public void retire(String recordKey, String field) {
        jdbc.sql("update attachment set current_one = false where record_key = ? and field = ? and current_one").params(recordKey, field).update();
    }

    /** Removes all files of a record that never came to be: a deleted draft. */
    public void deleteAll(String recordKey) {
        jdbc.sql("delete from attachment where record_key = ?").param(recordKey).update();
    }

    public boolean has(String recordKey, String field) {
        return jdbc.sql("select count(*) from attachment where record_key = ? and field = ? and current_one").params(recordKey, field)
                .query(Integer.class).single() > 0;
    }

    /** The current files of many records by record key and field, in one query, as this viewer may see them. */
    public Map<String, Map<String, FileView>> of(Collection<String> recordKeys, Actor viewer) {
        Map<String, Map<String, FileView>> found = new HashMap<>();
        if (recordKeys.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        select id, record_key, field, name, size, type, sha256 from attachment
                        where record_key in (:keys) and current_one and (partner_visible or not :partner)""")
                .param("keys", recordKeys).param("partner", viewer.isPartner())
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getString("record_key"), k -> new HashMap<>()).put(row.getString("field"), view(row));
                });
        return found;
    }

    private static FileView view(ResultSet row) throws SQLException {
        return new FileView(row.getString("name"), row.getLong("size"), row.getString("type"), row.getString("sha256"),
                "/api/attachments/" + row.getString("id"));
    }

    /** The file for downloading; another organisation's answers 404, as one that does not exist. */
    public Stored download(String id, Actor viewer) {
        return jdbc.sql("select name, type, content, partner_id, partner_visible from attachment where id = ?").param(id)
                .query((row, n) -> viewer.sees(row.getString("partner_id")) && (row.getBoolean("partner_visible") || !viewer.isPartner())
                        ? new Stored(row.getString("name"), row.getString("type"), row.getBytes("content")) : null)
                .list().stream().filter(java.util.Objects::nonNull).findFirst().orElseThrow(() -> Refusal.notFound("file"));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
