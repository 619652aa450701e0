package org.partnercenter.programme;

import java.io.IOException;
import org.partnercenter.platform.pdf.PdfPaper;

/** Draws one certificate: a page of A4 across, everything centred. */
final class CertificatePage {

    private static final float MARGIN = 60;

    private final PdfPaper paper;

    private CertificatePage(PdfPaper paper) {
        this.paper = paper;
    }

    static byte[] pdf(Membership membership, String companyName) {
        return PdfPaper.draw(PdfPaper.A4_ACROSS, "伙伴计划证书 Certificate " + membership.certificateNumber(),
                paper -> new CertificatePage(paper).draw(membership, companyName));
    }

    private void draw(Membership membership, String companyName) throws IOException {
        paper.color(0.05f, 0.26f, 0.45f);
        paper.frame(30, 30, PdfPaper.A4_ACROSS.getWidth() - 60, PdfPaper.A4_ACROSS.getHeight() - 60, 2.5f);
        paper.frame(37, 37, PdfPaper.A4_ACROSS.getWidth() - 74, PdfPaper.A4_ACROSS.getHeight() - 74, 0.7f);
        line("伙伴计划证书", 34, 490);
        line("Partner Programme Certificate", 16, 462);
        paper.color(0f, 0f, 0f);
        line("兹证明 This is to certify that", 13, 400);
        line(companyName, 26, 355);
        line("已加入 has joined", 13, 315);
        line(membership.nameZh, 24, 270);
        line(membership.nameEn, 14, 244);
        line("有效期 Valid " + validity(membership), 14, 180);
        line("证书编号 Certificate number " + membership.certificateNumber(), 12, 120);
    }

    private void line(String text, float size, float y) throws IOException {
        paper.centred(text, size, y, MARGIN);
    }

    private static String validity(Membership membership) {
        return membership.termUntil == null ? "自 from " + membership.termFrom
                : "自 from " + membership.termFrom + " 至 to " + membership.termUntil;
    }
}
