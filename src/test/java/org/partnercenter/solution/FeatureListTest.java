package org.partnercenter.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;

/** What a feature list must be; a refusal names row and cause. */
@Rule("SOL-05")
class FeatureListTest {

    private static final String[] HEADER = {"module", "feature", "description"};

    private final FeatureList list = new FeatureList(3);

    private static Upload csv(String text) {
        return new Upload("features.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Upload xlsx(String[]... rows) {
        return new Upload("features.xlsx", workbook(rows));
    }

    private static byte[] workbook(String[]... rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill(workbook.createSheet(), rows);
            fill(workbook.createSheet("not read"), new String[] {"anything"});
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void fill(Sheet sheet, String[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows[r].length; c++) {
                if (rows[r][c] != null) {
                    row.createCell(c).setCellValue(rows[r][c]);
                }
            }
        }
    }

    private void accepted(Upload file) {
        assertThatCode(() -> list.validate(file)).doesNotThrowAnyException();
    }

    private void refused(Upload file, String cause) {
        assertThatThrownBy(() -> list.validate(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.field()).isEqualTo("featureList");
            assertThat(refusal.getMessage()).isEqualTo(cause);
        });
    }

    @Test
    void aWorkbookWithAHeaderAndRowsIsAList() {
        accepted(xlsx(HEADER, new String[] {"core", "board", "live"}));
        accepted(xlsx(new String[] {"模块", "功能特性", "说明"}, new String[] {"核心", "看板", "实时"}));
    }

    @Test
    void aCsvFileWithOrWithoutByteOrderMarkIsAList() {
        accepted(csv("module,feature,description\ncore,board,live\n"));
        accepted(csv("\uFEFF模块,功能特性,说明\r\n核心,\"看板,大屏\",实时\r\n"));
    }

    @Test
    void columnsMayStandInAnyOrderAndCase() {
        accepted(csv(" Description ,MODULE,Feature\n,,board\n"));
        accepted(xlsx(new String[] {"说明", "功能特性", "模块"}, new String[] {null, "看板"}));
    }

    @Test
    void noNewFilePasses() {
        accepted(null);
    }

    @Test
    void emptyRowsDoNotCount() {
        accepted(csv("module,feature,description\n\na,b,c\n , ,\na,b,c\na,b,c\n\n"));
    }

    @Test
    void aListWithoutADataRowIsRefused() {
        refused(csv("module,feature,description\n"), "row 2: there is no row below the header");
        refused(xlsx(new String[][] {HEADER}), "row 2: there is no row below the header");
        refused(csv("\n \n"), "is empty: a header and at least one row are needed");
        refused(xlsx(), "is empty: a header and at least one row are needed");
    }

    @Test
    void aRowWithoutAFeatureNameIsRefusedByItsNumber() {
        refused(csv("module,feature,description\na,b,c\ncore, ,live\n"), "row 3: the feature has no name");
        refused(csv("module,feature,description\n\ncore\n"), "row 3: the feature has no name");
        refused(xlsx(HEADER, new String[] {"a", "b"}, new String[] {}, new String[] {"core", null, "live"}), "row 4: the feature has no name");
    }

    @Test
    void aHeaderThatLacksAColumnIsRefused() {
        refused(csv("module,name,description\na,b,c\n"), "row 1: the header lacks the column feature");
        refused(csv("feature,description\na,b\n"), "row 1: the header lacks the column module");
        refused(xlsx(new String[] {"模块", "功能特性"}, new String[] {"a", "b"}), "row 1: the header lacks the column description");
    }

    @Test
    void thereIsALimitOfRows() {
        String three = "module,feature,description\n" + "a,b,c\n".repeat(3);
        accepted(csv(three));
        refused(csv(three + "a,b,c\n"), "row 5: more than 3 rows");
    }

    @Test
    void anEncryptedWorkbookIsRefused() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(files)) {
                encrypted.write(workbook(HEADER, new String[] {"a", "b", "c"}));
            }
            files.writeFilesystem(out);
        }

        refused(new Upload("features.xlsx", out.toByteArray()), "is encrypted");
    }

    @Test
    void whatCannotBeReadIsRefused() throws IOException {
        byte[] workbook = workbook(HEADER, new String[] {"a", "b", "c"});
        refused(new Upload("features.xlsx", Arrays.copyOf(workbook, workbook.length / 2)), "cannot be read");
        refused(new Upload("features.xlsx", archive()), "cannot be read");
        refused(csv("module,feature,description\n\"a,b,c\n"), "cannot be read");
    }

    @Test
    void aSourceFileIsNoList() {
        refused(csv("public class Main {\n}\n"), "row 1: the header lacks the column module");
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("src/Main.java"));
        }
        return out.toByteArray();
    }
}
