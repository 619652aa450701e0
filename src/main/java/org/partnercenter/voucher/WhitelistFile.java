package org.partnercenter.voucher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.files.ImportFault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a customer whitelist: UTF-8 CSV of one column {@code customerId}; an empty file, with or without its header, lists nobody (VCH-09). */
@Component
class WhitelistFile {

    private static final String COLUMN = "customerId";
    private static final int LENGTH = 64;
    private static final int FAULTS_TOLD = 100;

    private final int maxRows;

    WhitelistFile(@Value("${import.voucher-whitelist.max-rows:10000}") int maxRows) {
        this.maxRows = maxRows;
    }

    /** The customers of the file, each once; 400 naming {@code file} with all {@code errors} by line when anything is wrong. */
    Set<String> read(byte[] content) {
        List<ImportFault> faults = new ArrayList<>();
        Set<String> customers = new LinkedHashSet<>();
        try (CSVParser parser = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get().parse(new StringReader(text(content)))) {
            long line = 1;
            for (CSVRecord record : parser) {
                String cell = record.get(0).strip();
                if (record.size() != 1) {
                    faults.add(new ImportFault(line, null, "FILE_INVALID", "has " + record.size() + " cells, there is one column: " + COLUMN));
                } else if (record.getRecordNumber() == 1) {
                    if (!cell.equals(COLUMN)) {
                        faults.add(new ImportFault(line, null, "FILE_INVALID", "the header must be " + COLUMN));
                    }
                } else if (cell.isEmpty() || cell.codePointCount(0, cell.length()) > LENGTH) {
                    faults.add(new ImportFault(line, COLUMN, "FIELD_INVALID", "must have 1 to " + LENGTH + " characters"));
                } else {
                    customers.add(cell);
                }
                if (record.getRecordNumber() - 1 > maxRows) {
                    faults.add(new ImportFault(line, null, "TOO_MANY_ROWS", "the file has more than " + maxRows + " rows"));
                    break;
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (CSVException e) {
            faults.add(new ImportFault(0, null, "FILE_INVALID", "the file is not CSV"));
        } catch (UncheckedIOException | IOException e) {
            faults.add(new ImportFault(0, null, "FILE_INVALID", "the file cannot be read as UTF-8 CSV"));
        }
        if (!faults.isEmpty()) {
            ImportFault first = faults.get(0);
            throw Refusal.field("file", "line " + first.line() + ": " + first.message()).with("errors", faults.stream().limit(FAULTS_TOLD).toList());
        }
        return customers;
    }

    private static String text(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
