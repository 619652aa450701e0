package org.partnercenter.platform.files;

import java.util.List;
import org.partnercenter.platform.forms.ApiForm;

/**
 * A kind of file that the vendor's staff brings in: {@code POST} {@link #path()}, multipart with the part {@code file}. The file is UTF-8
 * CSV whose header line names each column once, in any order.
 */
public interface ImportKind {

    /** The name of the kind, such as {@code remittance-receipts}; also that of its limits, {@code import.<name>.max-rows}. */
    String name();

    /** Where the file is sent to. */
    default String path() {
        return "/api/" + name() + "/import";
    }

    /** What people call such a file, Chinese first. */
    String label();

    /** The vendor's groups that may import it. */
    List<String> groups();

    /** The columns, each checked as a form's field is. */
    ApiForm columns();

    /**
     * Begins one run. Everything that its taker does is one transaction, done as the user who imports; when the run ends with a fault
     * nothing of it stays.
     */
    RowTaker begin(ImportRun run);
}
