package org.partnercenter.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;

class CertificatePageTest {

    private static Membership membership(LocalDate until) {
        Membership membership = new Membership("JOIN-2026-000007", "cloudstar", "co-exploration", "合作伙伴共拓计划", "Partner co-exploration programme",
                MembershipStatus.DRAFT, Instant.EPOCH);
        membership.join(LocalDate.parse("2026-03-02"), until, Instant.EPOCH);
        return membership;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    @Rule("PRG-15")
    void itNamesCompanyProgrammeNumberAndDaysWithTheirCharactersEmbedded() throws IOException {
        byte[] pdf = CertificatePage.pdf(membership(LocalDate.parse("2027-01-31")), "杭州云启科技有限公司");

        assertThat(text(pdf)).contains("杭州云启科技有限公司", "合作伙伴共拓计划", "Partner co-exploration programme", "JOIN-2026-000007-01", "2026-03-02",
                "2027-01-31");
        assertThat(pdf).hasSizeLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).as("a subset").matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @ParameterizedTest
    @Rule("PRG-15")
    @ValueSource(strings = {"𠮷野家(北京)有限公司", "Łódź Żółć GmbH – 北京", "公司\u200b名\u00a0称", "😀 科技", "镕堃喆犇骉有限公司"})
    void aNameWithRareCharactersIsDrawnAsFarAsTheFontGoes(String companyName) throws IOException {
        assertThat(text(CertificatePage.pdf(membership(null), companyName))).contains("2026-03-02");
    }

    @Test
    @Rule("PRG-15")
    void theLongestNameStaysOnThePage() throws IOException {
        assertThat(text(CertificatePage.pdf(membership(null), "长".repeat(128)))).contains("长".repeat(128));
    }

    @Test
    @Rule("PRG-15")
    void theSameTermBearsTheSameNumber() {
        Membership membership = membership(LocalDate.parse("2027-01-31"));
        assertThat(membership.certificateNumber()).isEqualTo(membership(LocalDate.parse("2027-01-31")).certificateNumber());
        membership.renew(LocalDate.parse("2028-01-31"));
        assertThat(membership.certificateNumber()).isEqualTo("JOIN-2026-000007-02");
    }
}
