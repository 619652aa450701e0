package org.partnercenter.platform.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The imports: a file is stored and answered at once, then checked and taken by the process {@code file-work}, whole or not at all. A run
 * that broke off begins anew; one that is over is never run again.
 */
@Service
public class Imports implements RecordCollection<ImportView> {

    private static final TypeReference<List<ImportFault>> FAULTS = new TypeReference<>() {
    };
    private static final int DEFAULT_ROWS = 10_000;
    private static final int DEFAULT_MEGABYTES = 10;

    private final JdbcClient jdbc;
    private final FilePieces pieces;
    private final ObjectProvider<ImportKind> kinds;
    private final FileWork work;
    private final Journal journal;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Environment settings;
    private final Clock clock;

    Imports(JdbcClient jdbc, FilePieces pieces, ObjectProvider<ImportKind> kinds, FileWork work, Journal journal, RecordKeys keys, ObjectMapper json,
            Environment settings, Clock clock) {
        this.jdbc = jdbc;
        this.pieces = pieces;
        this.kinds = kinds;
        this.work = work;
        this.journal = journal;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** The kinds of files that this person may import. */
    public List<ImportKind> offeredKinds(Actor actor) {
        return kinds.stream().filter(kind -> mayImport(kind, actor)).toList();
    }

    private static boolean mayImport(ImportKind kind, Actor actor) {
        return actor.isVendor() && actor.hasAny(kind.groups().toArray(String[]::new));
    }

    /** The kind that is sent to that path; 404 when there is none, 403 when it is not for this person. */
    public ImportKind allowed(String path, Actor actor) {
        ImportKind kind = kinds.stream().filter(k -> k.path().equals(path)).findFirst().orElseThrow(() -> Refusal.notFound("import"));
        if (!mayImport(kind, actor)) {
            throw Refusal.notAllowed("only " + String.join(", ", kind.groups()) + " may import this");
        }
        return kind;
    }

    /** How many rows a file of this kind may have ({@code import.<kind>.max-rows}). */
    public int maxRows(ImportKind kind) {
        return settings.getProperty("import." + kind.name() + ".max-rows", Integer.class, DEFAULT_ROWS);
    }

    /** How many bytes a file of this kind may have ({@code import.<kind>.max-megabytes}). */
    public long maxBytes(ImportKind kind) {
        return settings.getProperty("import." + kind.name() + ".max-megabytes", Integer.class, DEFAULT_MEGABYTES) * 1024L * 1024L;
    }

    /** Stores the file and has it worked on; answers the import, which runs. */
    @Transactional
    public ImportView submit(ImportKind kind, String fileName, InputStream content, Actor importer) {
        String key = keys.next(prefix());
        MessageDigest sha256 = sha256();
        try (OutputStream stored = pieces.write(key); InputStream read = new DigestInputStream(content, sha256)) {
            read.transferTo(stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into import_run (run_key, kind, status, file_name, sha256, imported_by, row_count, imported, skipped, created_at, updated_at)
                        values (?, ?, 'running', ?, ?, ?, 0, 0, 0, ?, ?)""")
                .params(key, kind.name(), fileName, HexFormat.of().formatHex(sha256.digest()), importer.userId(), now, now).update();
        jdbc.sql("insert into import_progress (run_key, row_count, done) values (?, 0, 0)").param(key).update();
        journal.write(new Journal.Change(key, Actor.VENDOR_TENANT, fileName, null, ImportStatus.RUNNING.status(), kind.label(), false, List.of()));
        work.start(key, Actor.VENDOR_TENANT);
        return item(key, importer);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An import that runs. */
    record Running(String key, ImportKind kind, String importer) {
    }

    /** The import, its row locked: another node that took its job over finds it over, or waits. Null when it is over. */
    Running locked(String key) {
        return jdbc.sql("select kind, status, imported_by from import_run where run_key = ? for update").param(key)
                .query((row, n) -> row.getString("status").equals("running")
                        ? new Running(key, kind(row.getString("kind")), row.getString("imported_by")) : null).single();
    }

    private ImportKind kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
    }

    /** Tells how far the import is, for whoever watches: in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(String key, long rows, long done) {
        jdbc.sql("update import_progress set row_count = ?, done = ? where run_key = ?").params(rows, done, key).update();
    }

    /** The import has taken all rows. */
    void done(String key, long rows, ImportRun run) {
        jdbc.sql("update import_run set status = 'done', row_count = ?, imported = ?, skipped = ?, updated_at = ? where run_key = ?")
                .params(rows, run.importedRows(), run.skippedRows(), Timestamp.from(clock.instant()), key).update();
        close(key, ImportStatus.DONE, run.importedRows() + " imported, " + run.skippedRows() + " skipped");
    }

    /** The file is refused, and nothing of it was taken. */
    void refused(String key, ImportRun run) {
        try {
            jdbc.sql("update import_run set status = 'refused', faults = ?, updated_at = ? where run_key = ?")
                    .params(json.writeValueAsString(run.faults()), Timestamp.from(clock.instant()), key).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        close(key, ImportStatus.REFUSED, null);
    }

    private void close(String key, ImportStatus status, String comment) {
        pieces.delete(key);
        journal.write(new Journal.Change(key, Actor.VENDOR_TENANT, key, ImportStatus.RUNNING.status(), status.status(), comment, false, List.of()));
    }

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String prefix() {
        return "IMP";
    }

    @Override
    public String label() {
        return "导入 Imports";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(ImportStatus.values()).map(ImportStatus::status).toList();
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return viewer.isVendor();
    }

    @Override
    public String processKey() {
        return "file-work";
    }

    @Override
    public Page<ImportView> list(ListQuery query, Actor viewer) {
        return select(selection(viewer), query);
    }

    @Override
    public List<ImportView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : select(selection(viewer).where("r.run_key in (:keys)", "keys", keys), ListQuery.LARGEST).items();
    }

    @Override
    public ImportView item(String key, Actor viewer) {
        ImportView row = select(selection(viewer).where("r.run_key = :key", "key", key), ListQuery.DEFAULT).items().stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("import"));
        return new ImportView(row.key(), row.partnerId(), row.title(), row.status(), row.createdAt(), row.updatedAt(), null, row.processInstanceId(),
                row.actions(), row.kind(), row.fileName(), row.importedBy(), row.rows(), row.done(), row.imported(), row.skipped(), row.errors(),
                journal.of(key, viewer));
    }

    /** Imports are the vendor's: a partner sees none. */
    private Selection selection(Actor viewer) {
        Selection imports = Selection.from("import_run r join import_progress p on p.run_key = r.run_key left join record_instance i on i.record_key = r.run_key")
                .search("r.run_key", "r.kind", "r.file_name", "r.imported_by").status(Selection.codes(ImportStatus.class), "r.status")
                .sortable("key", "r.run_key").sortable("createdAt", "r.created_at").sortable("updatedAt", "r.updated_at");
        return viewer.isVendor() || viewer.isSystem() ? imports : imports.where("r.run_key = :none", "none", "");
    }

    private Page<ImportView> select(Selection selection, ListQuery query) {
        return selection.page(jdbc, "r.*, p.row_count as rows_read, p.done, i.process_instance_id", query, (row, n) -> view(row));
    }

    private ImportView view(ResultSet row) throws SQLException {
        ImportStatus status = StatusCode.of(ImportStatus.class, row.getString("status"));
        boolean done = status == ImportStatus.DONE;
        return new ImportView(row.getString("run_key"), Actor.VENDOR_TENANT, row.getString("file_name"), status.status(),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant(), null, row.getString("process_instance_id"),
                List.of(), kinds.stream().filter(k -> named(k, row)).map(ImportKind::label).collect(Collectors.joining()), row.getString("file_name"),
                row.getString("imported_by"), done ? row.getLong("row_count") : row.getLong("rows_read"),
                done ? row.getLong("row_count") : row.getLong("done"), done ? row.getLong("imported") : null, done ? row.getLong("skipped") : null,
                faults(row.getString("faults")), null);
    }

    private static boolean named(ImportKind kind, ResultSet row) {
        try {
            return kind.name().equals(row.getString("kind"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ImportFault> faults(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, FAULTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
