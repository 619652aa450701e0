package org.partnercenter.platform.csv;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.partnercenter.platform.EngineClock;

/**
 * A CSV file that people open in a spreadsheet: it begins with a byte order mark, and no cell is taken for a formula. Instants are
 * written as local time.
 */
public final class CsvSheet {

    /** Spreadsheets take a file without it for another encoding. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(EngineClock.ZONE);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL).get();

    private final CSVPrinter printer;
    private long rows;

    private CsvSheet(Writer writer) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        this.printer = new CSVPrinter(writer, FORMAT);
    }

    /** Writes a sheet to the stream, and answers how many rows were written, the header included. */
    public static long write(OutputStream out, Consumer<CsvSheet> content) {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            CsvSheet sheet = new CsvSheet(writer);
            content.accept(sheet);
            sheet.printer.flush();
            return sheet.rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sheet that is small enough to be in memory. */
    public static byte[] bytes(Consumer<CsvSheet> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, content);
        return out.toByteArray();
    }

    /** Writes one row. */
    public CsvSheet row(Object... cells) {
        try {
            printer.printRecord(Arrays.stream(cells).map(CsvSheet::text).toArray());
            rows++;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object cell) {
        String text = cell instanceof Instant at ? SECOND.format(at) : Objects.toString(cell, "");
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
