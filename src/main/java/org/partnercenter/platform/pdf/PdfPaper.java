package org.partnercenter.platform.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A paper to be printed: pages of A4 in Chinese and Latin, with the characters that it uses embedded and extractable as text. Lengths are
 * points, 72 to the inch, counted from the lower left corner of the page.
 */
public final class PdfPaper implements AutoCloseable {

    public static final PDRectangle A4 = PDRectangle.A4;
    public static final PDRectangle A4_ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";
    /** Comes with PDFBox: the Chinese font has no Latin letters. */
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** The printers' mark for a character that no font has. */
    private static final String MISSING = "〓";

    private final PDDocument document = new PDDocument();
    private final PDRectangle format;
    private final PDType0Font latin;
    private final PDType0Font chinese;
    private PDPageContentStream content;

    private PdfPaper(PDRectangle format, String title) throws IOException {
        this.format = format;
        latin = font(LATIN);
        chinese = font(CHINESE);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor("伙伴中心 Partner Center");
    }

    private PDType0Font font(String path) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(path)) {
            return PDType0Font.load(document, file, true);
        }
    }

    /** What is on a paper. */
    public interface Drawing {
        void on(PdfPaper paper) throws IOException;
    }

    /** Draws a paper whose first page is there already; answers the file. */
    public static byte[] draw(PDRectangle format, String title, Drawing drawing) {
        try (PdfPaper paper = new PdfPaper(format, title); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            paper.newPage();
            drawing.on(paper);
            paper.content.close();
            paper.document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text in one font. */
    private record Run(PDType0Font font, String text) {

        float width() throws IOException {
            return font.getStringWidth(text) / 1000;
        }
    }

    /** Goes on on a new page. */
    public void newPage() throws IOException {
        if (content != null) {
            content.close();
        }
        PDPage page = new PDPage(format);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** How many pages there are so far. */
    public int pages() {
        return document.getNumberOfPages();
    }

    /** The colour of all that follows, each part from 0 to 1. */
    public void color(float red, float green, float blue) throws IOException {
        content.setNonStrokingColor(red, green, blue);
        content.setStrokingColor(red, green, blue);
    }

    /** A frame of that thickness. */
    public void frame(float x, float y, float width, float height, float thickness) throws IOException {
        content.setLineWidth(thickness);
        content.addRect(x, y, width, height);
        content.stroke();
    }

    /** A straight line of that thickness. */
    public void line(float fromX, float fromY, float toX, float toY, float thickness) throws IOException {
        content.setLineWidth(thickness);
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
        content.stroke();
    }

    /** Centred between the page's edges; what would come closer to them than the margin is written smaller. */
    public void centred(String text, float size, float y, float margin) throws IOException {
        float fitting = Math.min(size, (format.getWidth() - 2 * margin) / Math.max(width(text), 1));
        text(text, fitting, (format.getWidth() - width(text) * fitting) / 2, y);
    }

    /** From x on; what is wider than {@code most} is written smaller. */
    public void text(String text, float size, float x, float y, float most) throws IOException {
        text(text, Math.min(size, most / Math.max(width(text), 0.1f)), x, y);
    }

    /** Up to x. */
    public void right(String text, float size, float x, float y) throws IOException {
        text(text, size, x - width(text) * size, y);
    }

    /** From x on. */
    public void text(String text, float size, float x, float y) throws IOException {
        content.beginText();
        content.newLineAtOffset(x, y);
        for (Run run : runs(text)) {
            content.setFont(run.font(), size);
            content.showText(run.text());
        }
        content.endText();
    }

    /** The text cut into lines that are no wider than that: at a blank, or before any Chinese character, which has none. */
    public List<String> lines(String text, float size, float most) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            String next = Character.toString(character);
            if (!line.isEmpty() && width(line + next) * size > most) {
                int blank = isLatin(character) ? line.lastIndexOf(" ") : -1;
                String word = blank > 0 && line.codePoints().skip(blank + 1L).allMatch(PdfPaper::isLatin) ? line.substring(blank + 1) : "";
                lines.add(line.substring(0, line.length() - word.length()).stripTrailing());
                line.setLength(0);
                line.append(word);
            }
            if (!line.isEmpty() || character != ' ') {
                line.append(next);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean isLatin(int character) {
        return character > ' ' && character < 0x2E80;
    }

    /** How wide the text is at size 1. */
    private float width(String text) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.width();
        }
        return width;
    }

    /** Cuts the text where the font changes. */
    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        for (int character : text.codePoints().toArray()) {
            Run next = run(Character.toString(character));
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.font() == next.font()) {
                runs.set(runs.size() - 1, new Run(last.font(), last.text() + next.text()));
            } else {
                runs.add(next);
            }
        }
        return runs;
    }

    private Run run(String character) {
        return has(latin, character) ? new Run(latin, character) : new Run(chinese, has(chinese, character) ? character : MISSING);
    }

    private static boolean has(PDType0Font font, String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
