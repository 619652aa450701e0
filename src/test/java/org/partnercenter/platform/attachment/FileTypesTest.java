package org.partnercenter.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.demo.DemoFiles;

/** The content's real type against the name. */
class FileTypesTest {

    private static final List<String> ALL = List.of(".pdf", ".docx", ".xlsx", ".pptx", ".csv", ".zip", ".ofd", ".eml", ".msg", ".jpg", ".jpeg", ".png");
    private static final byte[] PDF = content(DemoFiles.pdf("a"));
    private static final byte[] DOCX = content(DemoFiles.docx("a", "text"));
    private static final byte[] XLSX = content(DemoFiles.xlsx("a", new String[] {"cell"}));
    private static final byte[] PPTX = content(DemoFiles.pptx("a"));

    private static byte[] content(FileValue file) {
        try {
            return file.getValue().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return out.toByteArray();
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** An OLE container with one entry of that name. */
    private static byte[] ole(String entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[] {1, 2, 3}), entry);
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static void accepted(String name, byte[] content) {
        assertThat(FileTypes.objection(new Upload(name, content), ALL)).as(name).isEmpty();
    }

    private static void refused(String name, byte[] content) {
        assertThat(FileTypes.objection(new Upload(name, content), ALL)).as(name).isPresent();
    }

    @Test
    void aFileIsWhatItsNameSays() throws IOException {
        accepted("a.pdf", PDF);
        accepted("a.docx", DOCX);
        accepted("a.xlsx", XLSX);
        accepted("a.pptx", PPTX);
        accepted("a.zip", zip("readme.txt"));
        accepted("a.ofd", zip("Doc_0/Document.xml", "OFD.xml"));
        accepted("a.csv", text("module,feature\n核心,看板\n"));
        accepted("a.eml", text("From: a@b.example\r\nSubject: 架构\r\n\r\ntext"));
        accepted("a.msg", ole("__properties_version1.0"));
        accepted("a.png", image("png"));
        accepted("a.jpg", image("jpg"));
        accepted("a.jpeg", image("jpg"));
        accepted("A.PDF", PDF);
    }

    @Test
    void aRenamedFileIsRefused() throws IOException {
        refused("a.pdf", DOCX);
        refused("a.docx", XLSX);
        refused("a.xlsx", DOCX);
        refused("a.pptx", XLSX);
        refused("a.docx", zip("readme.txt"));
        refused("a.xlsx", zip("src/Main.java"));
        refused("a.zip", text("no archive"));
        refused("a.ofd", zip("readme.txt"));
        refused("a.ofd", text("OFD.xml"));
        refused("a.png", image("jpg"));
        refused("a.jpg", PDF);
        refused("a.csv", zip("a"));
        refused("a.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
        refused("a.csv", text("a\u0000b"));
        refused("a.eml", text("hello"));
        refused("a.msg", text("From: a@b.example"));
    }

    @Test
    void anOldWorkbookOrAnyContainerIsNoXlsxAndNoMessage() throws IOException {
        ByteArrayOutputStream xls = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("module");
            workbook.write(xls);
        }

        refused("a.xlsx", xls.toByteArray());
        refused("a.xlsx", ole("WordDocument"));
        refused("a.msg", xls.toByteArray());
    }

    @Test
    void anEncryptedWorkbookPassesToWhoReadsItAndSaysSo() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(files)) {
                encrypted.write(XLSX);
            }
            files.writeFilesystem(out);
        }

        accepted("a.xlsx", out.toByteArray());
    }

    @Test
    void onlyTheFieldsTypesAreAllowed() {
        assertThat(FileTypes.objection(new Upload("a.docx", DOCX), List.of(".pdf"))).contains("must be a file of type .pdf");
        assertThat(FileTypes.objection(new Upload("a", PDF), List.of(".pdf"))).isPresent();
        assertThat(FileTypes.objection(new Upload("a.pdf", new byte[0]), List.of(".pdf"))).contains("is an empty file");
        assertThat(FileTypes.objection(new Upload("a.exe", new byte[] {'M', 'Z'}), List.of(".exe"))).as("a type nobody can check").isPresent();
    }

    @Test
    void theContentTypeGoesWithTheExtension() {
        assertThat(FileTypes.contentType("报告.PDF")).isEqualTo("application/pdf");
        assertThat(FileTypes.contentType("a.b")).isEqualTo("application/octet-stream");
        assertThat(FileTypes.extension("archive.tar.GZ")).isEqualTo(".gz");
        assertThat(FileTypes.extension("none")).isEmpty();
    }
}
