package org.partnercenter.platform.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Lists that are written to files in the background. Whoever asked, and the administrators of the same organisation, find them here. */
@Service
public class Exports implements RecordCollection<ExportView> {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final TypeReference<Map<String, String>> FILTERS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final FilePieces pieces;
    private final ObjectProvider<ExportKind> kinds;
    private final FileWork work;
    private final RunAs runAs;
    private final Journal journal;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration good;

    Exports(JdbcClient jdbc, FilePieces pieces, ObjectProvider<ExportKind> kinds, FileWork work, RunAs runAs, Journal journal, RecordKeys keys, ObjectMapper json,
            Clock clock, @Value("${export.good-days}") int goodDays) {
        this.jdbc = jdbc;
        this.pieces = pieces;
        this.kinds = kinds;
        this.work = work;
        this.runAs = runAs;
        this.journal = journal;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.good = Duration.ofDays(goodDays);
    }

    /** Has a list written with these filters, which the caller has checked; answers the export, which runs. */
    @Transactional
    public ExportView start(String kindName, Map<String, String> filters, Actor asker) {
        forgetOld();
        String key = keys.next(prefix());
        String tenant = Objects.requireNonNullElse(asker.partnerId(), Actor.VENDOR_TENANT);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into export_run (run_key, partner_id, kind, status, filters, asked_by, row_count, created_at, updated_at)
                        values (?, ?, ?, 'running', ?, ?, 0, ?, ?)""")
                .params(key, tenant, kind(kindName).name(), text(filters), asker.userId(), now, now).update();
        journal.write(new Journal.Change(key, tenant, key, null, ExportStatus.RUNNING.status(), null, false, List.of()));
        work.start(key, tenant);
        return item(key, asker);
    }

    /** Files that are no longer good are thrown away when the next is asked for; their records stay. */
    private void forgetOld() {
        jdbc.sql("delete from file_piece where run_key in (select run_key from export_run where good_until < ?)")
                .param(Timestamp.from(clock.instant())).update();
    }

    private String text(Map<String, String> filters) {
        try {
            return json.writeValueAsString(filters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ExportKind kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> Refusal.notFound("export"));
    }

    boolean isExport(String key) {
        return key.startsWith(prefix() + "-");
    }

    /** Writes the file of a running export, as whoever asked for it. */
    void write(String key) {
        Row export = running(key);
        if (export == null) {
            return;
        }
        long rows = runAs.user(export.askedBy(), () -> {
            OutputStream file = pieces.write(key);
            return CsvSheet.write(file, sheet -> kind(export.kind()).write(filters(export.filters()), Actor.current(), sheet));
        });
        Instant now = clock.instant();
        jdbc.sql("update export_run set status = 'done', row_count = ?, good_until = ?, updated_at = ? where run_key = ?")
                .params(rows - 1, Timestamp.from(now.plus(good)), Timestamp.from(now), key).update();
        journal.write(new Journal.Change(key, export.partnerId(), key, ExportStatus.RUNNING.status(), ExportStatus.DONE.status(), null, false, List.of()));
    }

    /** The export could not be written. */
    void failed(String key, RuntimeException failure) {
        Row export = running(key);
        if (export == null) {
            return;
        }
        LOG.error("export {} failed", key, failure);
        jdbc.sql("update export_run set status = 'failed', updated_at = ? where run_key = ?").params(Timestamp.from(clock.instant()), key).update();
        journal.write(new Journal.Change(key, export.partnerId(), key, ExportStatus.RUNNING.status(), ExportStatus.FAILED.status(), null, false, List.of()));
    }

    private record Row(String partnerId, String kind, String filters, String askedBy) {
    }

    private Row running(String key) {
        return jdbc.sql("select * from export_run where run_key = ? and status = 'running' for update").param(key)
                .query((row, n) -> new Row(row.getString("partner_id"), row.getString("kind"), row.getString("filters"), row.getString("asked_by")))
                .optional().orElse(null);
    }

    private Map<String, String> filters(String text) {
        try {
            return json.readValue(text, FILTERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 404 for others, 409 {@code NO_FILE} unless the file is there and still good. */
    void requireFile(String key, Actor viewer) {
        if (item(key, viewer).href() == null) {
            throw Refusal.conflict("NO_FILE", "the file is not there yet, or no longer");
        }
    }

    /** Copies the file to where it goes. */
    void copy(String key, OutputStream to) throws IOException {
        pieces.copy(key, to);
    }

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public String prefix() {
        return "EXP";
    }

    @Override
    public String label() {
        return "导出 Exports";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ExportStatus.values()).map(ExportStatus::status).toList();
    }

    @Override
    public String processKey() {
        return "file-work";
    }

    @Override
    public Page<ExportView> list(ListQuery query, Actor viewer) {
        return select(selection(viewer), query);
    }

    @Override
    public List<ExportView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : select(selection(viewer).where("r.run_key in (:keys)", "keys", keys), ListQuery.LARGEST).items();
    }

    @Override
    public ExportView item(String key, Actor viewer) {
        ExportView row = select(selection(viewer).where("r.run_key = :key", "key", key), ListQuery.DEFAULT).items().stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("export"));
        return new ExportView(row.key(), row.partnerId(), row.title(), row.status(), row.createdAt(), row.updatedAt(), null, row.processInstanceId(),
                row.actions(), row.kind(), row.filters(), row.askedBy(), row.rows(), row.goodUntil(), row.href(), journal.of(key, viewer));
    }

    private static Selection selection(Actor viewer) {
        Selection exports = Selection.from("export_run r left join record_instance i on i.record_key = r.run_key")
                .search("r.run_key", "r.kind", "r.asked_by").status(Selection.codes(ExportStatus.class), "r.status")
                .sortable("key", "r.run_key").sortable("createdAt", "r.created_at").sortable("updatedAt", "r.updated_at");
        if (viewer.isPartner()) {
            exports.visibleTo(viewer, "r.partner_id");
        }
        return viewer.hasAny("partner-admin") ? exports : exports.where("r.asked_by = :asker", "asker", viewer.userId());
    }

    private Page<ExportView> select(Selection selection, ListQuery query) {
        return selection.page(jdbc, "r.*, i.process_instance_id", query, (row, n) -> view(row));
    }

    private ExportView view(ResultSet row) throws SQLException {
        ExportStatus status = StatusCode.of(ExportStatus.class, row.getString("status"));
        boolean done = status == ExportStatus.DONE;
        Instant goodUntil = done ? row.getTimestamp("good_until").toInstant() : null;
        String key = row.getString("run_key");
        String kind = kind(row.getString("kind")).label();
        return new ExportView(key, row.getString("partner_id"), kind, status.status(), row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(), null, row.getString("process_instance_id"), List.of(), kind, filters(row.getString("filters")),
                row.getString("asked_by"), done ? row.getLong("row_count") : null, goodUntil,
                done && clock.instant().isBefore(goodUntil) ? "/api/exports/" + key + "/file" : null, null);
    }
}
