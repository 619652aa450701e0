package org.partnercenter.platform.files;

import java.util.List;

/** Takes the rows of one import. */
public interface RowTaker {

    /** The next rows, at most {@link ImportFile#PORTION}, in the order of the file; all their columns are well formed. */
    void take(List<ImportRow> rows);

    /** All rows have been taken, and none had a fault. */
    default void finish() {
    }
}
