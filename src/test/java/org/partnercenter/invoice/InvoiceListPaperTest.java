package org.partnercenter.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

class InvoiceListPaperTest {

    private static InvoiceList list(int rows) {
        List<InvoiceList.Row> lines = IntStream.rangeClosed(1, rows).mapToObj(n -> new InvoiceList.Row("2026-10", "INC-2026-%06d".formatted(n),
                "交付能力提升支持 Delivery support 宁波东港物流有限公司", new BigDecimal("520.05"))).toList();
        return new InvoiceList("PAY-2026-000042", LocalDate.parse("2026-11-20"), new BigDecimal("520.05").multiply(BigDecimal.valueOf(rows)),
                new InvoiceList.Buyer("云岭云计算技术有限公司", "91520900MA6JYL0A0M", "贵州省贵安新区 88 号", "0851-88000000", "建设银行贵安支行",
                        "52050100363600000088", "财务共享中心（收） 550025", "invoice@vendor.example"),
                new InvoiceList.Supplier("杭州云启科技有限公司", "91330108MA0DEM0130", "招商银行 营业部", "571900012310501", "13900000011",
                        "finance@cloudstar.example", "CRT-2026-000001"), lines);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Rule({"INV-08", "INV-09", "PAY-08"})
    void itNamesSlipRowsBuyerSupplierAddressAndWhatIsAccepted() throws IOException {
        byte[] pdf = InvoiceListPaper.pdf(list(2));

        assertThat(text(pdf)).contains("开票清单", "PAY-2026-000042", "2026-11-20", "2026-10", "INC-2026-000002", "520.05", "1040.10", "壹仟零肆拾元壹角整",
                "云岭云计算技术有限公司", "91520900MA6JYL0A0M", "52050100363600000088", "杭州云启科技有限公司", "91330108MA0DEM0130", "招商银行 营业部",
                "571900012310501", "13900000011", "finance@cloudstar.example", "财务共享中心（收） 550025", "invoice@vendor.example", "发票号码",
                "仅接受增值税专用发票", "一张发票不得用于多张申付单");
    }

    @Test
    @Rule("INV-08")
    void itIsA4WithEveryFontEmbeddedAsASubset() throws IOException {
        try (PDDocument document = Loader.loadPDF(InvoiceListPaper.pdf(list(2)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(page.getMediaBox().getHeight()).isBetween(841f, 842f);
            for (COSName name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                assertThat(page.getResources().getFont(name).getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    @Rule("INV-09")
    void manyRowsGoOnOnFurtherPagesWithTheSlipsKeyOnEach() throws IOException {
        byte[] pdf = InvoiceListPaper.pdf(list(120));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("PAY-2026-000042");
            }
        }
        assertThat(text(pdf)).contains("INC-2026-000120", "62406.00", "陆万贰仟肆佰零陆元整");
    }

    @Test
    @Rule("INV-09")
    void theLongestNamesAreWrappedAndStayWhole() throws IOException {
        InvoiceList long128 = new InvoiceList("PAY-2026-000001", LocalDate.parse("2026-11-20"), new BigDecimal("1"), list(1).buyer(),
                new InvoiceList.Supplier("长".repeat(128), "91330108MA0DEM0130", "行".repeat(200), "1", "2", "e", "CRT-1"), list(1).rows());

        assertThat(text(InvoiceListPaper.pdf(long128)).replaceAll("\\s", "")).contains("长".repeat(128), "行".repeat(200));
    }
}
