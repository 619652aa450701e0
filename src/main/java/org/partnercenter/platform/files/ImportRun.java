package org.partnercenter.platform.files;

import java.util.ArrayList;
import java.util.List;

/** One run of an import: its counts and its faults. Any fault refuses the whole file; the first hundred are told. */
public final class ImportRun {

    private static final int FAULTS_TOLD = 100;
    private static final int COLUMN = 64;
    private static final int MESSAGE = 500;

    private final String importId;
    private final String importer;
    private final List<ImportFault> faults = new ArrayList<>();
    private long imported;
    private long skipped;

    ImportRun(String importId, String importer) {
        this.importId = importId;
        this.importer = importer;
    }

    /** The key of the import, such as {@code IMP-2026-000001}. */
    public String importId() {
        return importId;
    }

    /** The user who imports. */
    public String importer() {
        return importer;
    }

    /** Counts rows that were taken. */
    public void imported(int rows) {
        imported += rows;
    }

    /** Counts rows that were known already, with the same content. */
    public void skipped(int rows) {
        skipped += rows;
    }

    /** A row cannot be taken: the file is refused, after its other rows have been looked at. */
    public void refuse(ImportRow row, String column, String code, String message) {
        refuse(row.line(), column, code, message);
    }

    void refuse(long line, String column, String code, String message) {
        if (faults.size() < FAULTS_TOLD) {
            faults.add(new ImportFault(line, shortened(column, COLUMN), code, shortened(message, MESSAGE)));
        }
    }

    /** What stands in the file may be of any length: a fault tells the beginning of it. */
    private static String shortened(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "…";
    }

    boolean isRefused() {
        return !faults.isEmpty();
    }

    boolean isFull() {
        return faults.size() >= FAULTS_TOLD;
    }

    List<ImportFault> faults() {
        return List.copyOf(faults);
    }

    long importedRows() {
        return imported;
    }

    long skippedRows() {
        return skipped;
    }
}
