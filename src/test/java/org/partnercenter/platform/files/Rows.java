package org.partnercenter.platform.files;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takes rows as an import does that runs without the engine: checked field by field, and refused with the first fault. */
public final class Rows {

    private Rows() {
    }

    public static void take(ImportKind kind, String importer, List<Map<String, String>> rows) {
        ImportRun run = new ImportRun("IMP-2026-000000", importer);
        RowTaker taker = kind.begin(run);
        taker.take(IntStream.range(0, rows.size()).mapToObj(i -> new ImportRow(i + 2, kind.columns().check(rows.get(i)))).toList());
        if (!run.isRefused()) {
            taker.finish();
        }
        if (run.isRefused()) {
            throw new IllegalStateException("refused: " + run.faults());
        }
    }
}
