package org.partnercenter.solution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.FileTypes;
import org.partnercenter.platform.attachment.Upload;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Validates 功能特性清单 feature lists (SOL-04, SOL-05): every refusal names the row and the cause. */
@Component
class FeatureList {

    private static final String FIELD = "featureList";
    private static final Map<String, String> HEADERS = Map.of("module", "module", "模块", "module", "feature", "feature",
            "功能特性", "feature", "description", "description", "说明", "description");
    /** What one part of a workbook may unpack to, in bytes: many times what 5,000 rows need, little enough to read in memory. */
    private static final long MAX_PART = 20L * 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int maxRows;

    FeatureList(@Value("${solution.feature-list-max-rows}") int maxRows) {
        this.maxRows = maxRows;
    }

    /** One row of the file: its number as people count, from 1, and its cells. */
    private record Line(int number, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Throws {@link Refusal} on {@code featureList} unless the file is a proper list; null, no new file, passes. */
    void validate(Upload file) {
        if (file == null) {
            return;
        }
        List<Line> lines = read(file).stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw Refusal.field(FIELD, "is empty: a header and at least one row are needed");
        }
        int feature = featureColumn(lines.get(0));
        List<Line> rows = lines.subList(1, lines.size());
        if (rows.isEmpty()) {
            throw Refusal.field(FIELD, "row " + (lines.get(0).number() + 1) + ": there is no row below the header");
        }
        if (rows.size() > maxRows) {
            throw Refusal.field(FIELD, "row " + rows.get(maxRows).number() + ": more than " + maxRows + " rows");
        }
        for (Line row : rows) {
            if (row.cells().size() <= feature || row.cells().get(feature).isBlank()) {
                throw Refusal.field(FIELD, "row " + row.number() + ": the feature has no name");
            }
        }
    }

    private static int featureColumn(Line header) {
        List<String> names = header.cells().stream().map(c -> HEADERS.getOrDefault(c.strip().toLowerCase(Locale.ROOT), c)).toList();
        for (String needed : List.of("module", "feature", "description")) {
            if (!names.contains(needed)) {
                throw Refusal.field(FIELD, "row " + header.number() + ": the header lacks the column " + needed);
            }
        }
        return names.indexOf("feature");
    }

    private static List<Line> read(Upload file) {
        try {
            return FileTypes.extension(file.name()).equals(".csv") ? readCsv(file.content()) : readWorkbook(file.content());
        } catch (EncryptedDocumentException e) {
            throw Refusal.field(FIELD, "is encrypted");
        } catch (IOException | RuntimeException e) {
            // whatever a parser throws at a broken file, the person needs to hear that the file cannot be read
            throw Refusal.field(FIELD, "cannot be read");
        }
    }

    private static List<Line> readCsv(byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        List<Line> lines = new ArrayList<>();
        try (Reader reader = new java.io.StringReader(text.substring(start))) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(reader)) {
                lines.add(new Line((int) row.getRecordNumber(), row.toList()));
            }
        }
        return lines;
    }

    private static List<Line> readWorkbook(byte[] content) throws IOException {
        ZipSecureFile.setMaxEntrySize(MAX_PART);
        DataFormatter formatter = new DataFormatter();
        List<Line> lines = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < row.getLastCellNum(); c++) {
                    cells.add(formatter.formatCellValue(row.getCell(c)));
                }
                lines.add(new Line(row.getRowNum() + 1, cells));
            }
        }
        return lines;
    }
}
