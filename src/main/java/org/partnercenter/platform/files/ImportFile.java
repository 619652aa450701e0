package org.partnercenter.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/** Reads a CSV file row by row against the columns of its kind; whatever is wrong becomes a fault of the run, with its line. */
final class ImportFile {

    /** How many rows are taken at once. */
    static final int PORTION = 1000;
    private static final String MALFORMED = "FILE_INVALID";
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();

    private final ApiForm columns;
    private final int maxRows;
    private final ImportRun run;

    ImportFile(ApiForm columns, int maxRows, ImportRun run) {
        this.columns = columns;
        this.maxRows = maxRows;
        this.run = run;
    }

    /** Reads the file and hands on its rows in portions, those without faults; answers how many rows it has. */
    long read(InputStream bytes, Consumer<List<ImportRow>> portions) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        try (CSVParser parser = CSV.parse(new InputStreamReader(BOMInputStream.builder().setInputStream(bytes).get(), decoder))) {
            return read(parser, portions);
        } catch (CharacterCodingException e) {
            run.refuse(0, null, MALFORMED, "the file is not UTF-8");
        } catch (CSVException e) {
            run.refuse(0, null, MALFORMED, "the file is not CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException || e.getCause() instanceof CSVException)) {
                throw e;
            }
            run.refuse(0, null, MALFORMED, e.getCause() instanceof CSVException broken ? "the file is not CSV: " + broken.getMessage()
                    : "the file is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private long read(CSVParser parser, Consumer<List<ImportRow>> portions) {
        Iterator<CSVRecord> records = parser.iterator();
        List<String> header = records.hasNext() ? header(records.next()) : List.of();
        if (header.isEmpty()) {
            run.refuse(1, null, MALFORMED, "the file needs a header line: " + String.join(",", columns.keys()));
        }
        if (run.isRefused()) {
            return 0;
        }
        long rows = 0;
        List<ImportRow> portion = new ArrayList<>(PORTION);
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext() && !run.isFull()) {
            CSVRecord record = records.next();
            if (++rows > maxRows) {
                run.refuse(line, null, "TOO_MANY_ROWS", "the file has more than " + maxRows + " rows");
                return rows;
            }
            row(header, record, line).ifPresent(portion::add);
            if (portion.size() == PORTION) {
                portions.accept(List.copyOf(portion));
                portion.clear();
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (rows == 0) {
            run.refuse(2, null, MALFORMED, "the file has no rows");
        }
        if (!portion.isEmpty()) {
            portions.accept(List.copyOf(portion));
        }
        return rows;
    }

    private List<String> header(CSVRecord record) {
        List<String> names = record.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!columns.keys().contains(name)) {
                run.refuse(1, name, MALFORMED, "is not a column of this file");
            } else if (!seen.add(name)) {
                run.refuse(1, name, MALFORMED, "is there twice");
            }
        }
        columns.keys().stream().filter(column -> !seen.contains(column)).forEach(column -> run.refuse(1, column, MALFORMED, "the column is missing"));
        return names;
    }

    private Optional<ImportRow> row(List<String> header, CSVRecord record, long line) {
        if (record.size() != header.size()) {
            run.refuse(line, null, MALFORMED, "has " + record.size() + " cells, the header has " + header.size());
            return Optional.empty();
        }
        Map<String, Object> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), record.get(i));
        }
        try {
            return Optional.of(new ImportRow(line, columns.check(cells)));
        } catch (Refusal refusal) {
            run.refuse(line, refusal.field(), refusal.code(), refusal.getMessage());
            return Optional.empty();
        }
    }
}
