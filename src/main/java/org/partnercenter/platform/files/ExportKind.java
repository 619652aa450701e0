package org.partnercenter.platform.files;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.csv.CsvSheet;

/** A list that people take away as a CSV file, written in the background because it may be long. */
public interface ExportKind {

    /** The name of the collection, such as {@code ledger-entries}. */
    String name();

    /** What people call it, Chinese first. */
    String label();

    /** Writes the header and the rows that the filters leave, as far as the asker may see them. */
    void write(Map<String, String> filters, Actor asker, CsvSheet sheet);
}
