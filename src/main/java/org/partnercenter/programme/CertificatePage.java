package org.partnercenter.programme;

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

/** Draws one certificate: a page of A4 across, everything centred, with the characters that it uses embedded. */
final class CertificatePage implements AutoCloseable {

    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";
    /** Comes with PDFBox: the Chinese font has no Latin letters. */
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final PDRectangle A4_ACROSS = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final float MARGIN = 60;
    /** The printers' mark for a character that no font has. */
    private static final String MISSING = "〓";

    private final PDDocument document = new PDDocument();
    private final PDType0Font latin;
    private final PDType0Font chinese;

    private CertificatePage() throws IOException {
        latin = font(LATIN);
        chinese = font(CHINESE);
    }

    private PDType0Font font(String path) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(path)) {
            return PDType0Font.load(document, file, true);
        }
    }

    /** Text in one font. */
    private record Run(PDType0Font font, String text) {

        float width() throws IOException {
            return font.getStringWidth(text) / 1000;
        }
    }

    static byte[] pdf(Membership membership, String companyName) {
        try (CertificatePage page = new CertificatePage(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page.draw(membership, companyName);
            page.document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(Membership membership, String companyName) throws IOException {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle("伙伴计划证书 Certificate " + membership.certificateNumber());
        information.setAuthor("伙伴中心 Partner Center");
        PDPage page = new PDPage(A4_ACROSS);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            frame(content);
            content.setNonStrokingColor(0.05f, 0.26f, 0.45f);
            line(content, "伙伴计划证书", 34, 490);
            line(content, "Partner Programme Certificate", 16, 462);
            content.setNonStrokingColor(0f, 0f, 0f);
            line(content, "兹证明 This is to certify that", 13, 400);
            line(content, companyName, 26, 355);
            line(content, "已加入 has joined", 13, 315);
            line(content, membership.nameZh, 24, 270);
            line(content, membership.nameEn, 14, 244);
            line(content, "有效期 Valid " + validity(membership), 14, 180);
            line(content, "证书编号 Certificate number " + membership.certificateNumber(), 12, 120);
        }
    }

    private static String validity(Membership membership) {
        return membership.termUntil == null ? "自 from " + membership.termFrom
                : "自 from " + membership.termFrom + " 至 to " + membership.termUntil;
    }

    private static void frame(PDPageContentStream content) throws IOException {
        content.setStrokingColor(0.05f, 0.26f, 0.45f);
        content.setLineWidth(2.5f);
        content.addRect(30, 30, A4_ACROSS.getWidth() - 60, A4_ACROSS.getHeight() - 60);
        content.stroke();
        content.setLineWidth(0.7f);
        content.addRect(37, 37, A4_ACROSS.getWidth() - 74, A4_ACROSS.getHeight() - 74);
        content.stroke();
    }

    /** A centred line; one that would be too wide is written smaller. */
    private void line(PDPageContentStream content, String text, float size, float y) throws IOException {
        List<Run> runs = runs(text);
        float width = 0;
        for (Run run : runs) {
            width += run.width();
        }
        float fitting = Math.min(size, (A4_ACROSS.getWidth() - 2 * MARGIN) / Math.max(width, 1));
        content.beginText();
        content.newLineAtOffset((A4_ACROSS.getWidth() - width * fitting) / 2, y);
        for (Run run : runs) {
            content.setFont(run.font(), fitting);
            content.showText(run.text());
        }
        content.endText();
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
