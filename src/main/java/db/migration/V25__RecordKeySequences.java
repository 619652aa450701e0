package db.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Business keys come from sequences: a row that is counted up stays locked until its transaction ends, and everybody else who needs a key
 * of that prefix waits. Each sequence goes on where its row was. A new prefix takes a row in {@code record_sequence}, which names all
 * prefixes, and {@code create sequence record_key_<prefix>}.
 */
public class V25__RecordKeySequences extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        List<String> sequences = new ArrayList<>();
        try (Statement statement = context.getConnection().createStatement();
                ResultSet rows = statement.executeQuery("select prefix, last_number from record_sequence order by prefix")) {
            while (rows.next()) {
                sequences.add("create sequence record_key_" + rows.getString("prefix").toLowerCase(Locale.ROOT) + " start with "
                        + (rows.getLong("last_number") + 1));
            }
        }
        try (Statement statement = context.getConnection().createStatement()) {
            for (String sequence : sequences) {
                statement.execute(sequence);
            }
        }
    }
}
