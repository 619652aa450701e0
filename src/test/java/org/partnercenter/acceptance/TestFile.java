package org.partnercenter.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real files of the types that the forms take, made in code. */
record TestFile(String name, String type, byte[] content) {

    static final int LIMIT = 10 * 1024 * 1024;

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return out.toByteArray();
    }

    TestFile named(String other) {
        return new TestFile(other, type, content);
    }

    /** A file of the kind that the name's ending promises. */
    static TestFile of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "pdf" -> pdf(name, name);
            case "docx" -> docx(name);
            case "pptx" -> pptx(name);
            case "xlsx" -> featureList(name, "core", "module of " + name);
            case "csv" -> csv(name, "module,feature,description\ncore,login,single sign-on\n");
            case "zip" -> zip(name);
            case "eml" -> new TestFile(name, "message/rfc822", ("""
                From: architect@cloudstar.example\r
                To: psa@vendor.example\r
                Subject: architecture changed\r
                Date: Mon, 2 Nov 2026 10:00:00 +0800\r
                Message-ID: <1@cloudstar.example>\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=UTF-8\r
                \r
                The gateway was replaced.\r
                """).getBytes(StandardCharsets.UTF_8));
            case "png", "jpg" -> image(name, extension);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static TestFile pdf(String name, String line) {
        String stream = "BT /F1 12 Tf 72 720 Td (" + line.replaceAll("[^\\w .-]", "_") + ") Tj ET";
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + stream.length() + " >>\nstream\n" + stream + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        StringBuilder xref = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            xref.append("%010d 00000 n \n".formatted(text.length()));
            text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = text.length();
        text.append(xref).append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
        return new TestFile(name, "application/pdf", text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static TestFile docx(String name) {
        return new TestFile(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText(name);
                document.write(out);
            }
        }));
    }

    static TestFile pptx(String name) {
        return new TestFile(name, "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            bytes(out -> {
                try (XMLSlideShow show = new XMLSlideShow()) {
                    show.createSlide();
                    show.write(out);
                }
            }));
    }

    /** A feature list; the header, then one row for each pair of module and feature. */
    static TestFile featureList(String name, String... modulesAndFeatures) {
        return new TestFile(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook(modulesAndFeatures));
    }

    private static byte[] workbook(String... modulesAndFeatures) {
        return bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                Sheet sheet = workbook.createSheet("features");
                row(sheet, 0, "模块", "功能特性", "说明");
                for (int i = 0; i < modulesAndFeatures.length; i += 2) {
                    row(sheet, i / 2 + 1, modulesAndFeatures[i], modulesAndFeatures[i + 1], "说明");
                }
                workbook.write(out);
            }
        });
    }

    private static void row(Sheet sheet, int index, String... cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }

    static TestFile encryptedWorkbook(String name) {
        byte[] plain = workbook("core", "login");
        return new TestFile(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes(out -> {
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream encrypted = encryptor.getDataStream(files)) {
                    encrypted.write(plain);
                } catch (java.security.GeneralSecurityException failure) {
                    throw new IOException(failure);
                }
                files.writeFilesystem(out);
            }
        }));
    }

    static TestFile csv(String name, String text) {
        return new TestFile(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static TestFile zip(String name) {
        return new TestFile(name, "application/zip", bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("configurator/readme.txt"));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }));
    }

    private static TestFile image(String name, String extension) {
        return new TestFile(name, extension.equals("png") ? "image/png" : "image/jpeg", bytes(out ->
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), extension, out)));
    }

    /** One byte more than allowed, the real type kept, since the readers of these types skip what follows. */
    TestFile tooBig() {
        return new TestFile(name, type, Arrays.copyOf(content, LIMIT + 1));
    }
}
