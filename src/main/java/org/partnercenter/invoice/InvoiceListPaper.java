package org.partnercenter.invoice;

import java.io.IOException;
import java.util.List;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.pdf.PdfPaper;

/** Draws an invoice list (开票清单): pages of A4 to be printed and sent with the invoice (INV-08, INV-09). */
final class InvoiceListPaper {

    private static final float LEFT = 50;
    private static final float RIGHT = PdfPaper.A4.getWidth() - 50;
    private static final float TOP = PdfPaper.A4.getHeight() - 60;
    private static final float BOTTOM = 60;
    private static final float TEXT = 9.5f;
    private static final float ROW = 16;
    /** Where period, source, description and amount begin; the amount ends at the right edge. */
    private static final float[] COLUMNS = {LEFT + 4, LEFT + 62, LEFT + 160};
    private static final float AMOUNT_WIDTH = 95;

    private final PdfPaper paper;
    private final InvoiceList list;
    private float y = TOP;

    private InvoiceListPaper(PdfPaper paper, InvoiceList list) {
        this.paper = paper;
        this.list = list;
    }

    static byte[] pdf(InvoiceList list) {
        return PdfPaper.draw(PdfPaper.A4, "开票清单 Invoice list " + list.slipKey(), paper -> new InvoiceListPaper(paper, list).draw());
    }

    private void draw() throws IOException {
        paper.centred("开票清单", 20, y, LEFT);
        y -= 18;
        paper.centred("Invoice list", 10, y, LEFT);
        y -= 26;
        fact("申付单 Payout slip", list.slipKey());
        fact("申付日期 Day", list.slipDay().toString());
        rows();
        section("购买方 Buyer");
        fact("名称 Name", list.buyer().name());
        fact("纳税人识别号 Tax number", list.buyer().taxNumber());
        fact("地址、电话 Address, phone", list.buyer().address() + "  " + list.buyer().phone());
        fact("开户行及账号 Bank, account", list.buyer().bank() + "  " + list.buyer().account());
        section("供应商（商业信息认证） Supplier as certified");
        fact("名称 Name", list.supplier().name());
        fact("统一社会信用代码 Credit code", list.supplier().creditCode());
        fact("开户银行 Bank", list.supplier().bank());
        fact("银行账号 Account", list.supplier().account());
        fact("电话 Phone", list.supplier().phone());
        fact("电子邮箱 E-mail", list.supplier().email());
        section("寄送 Where to send");
        fact("邮寄地址 Postal address", list.buyer().postalAddress());
        fact("公共邮箱 Public mailbox", list.buyer().mailbox());
        handwritten();
        notes();
    }

    private void rows() throws IOException {
        y -= 6;
        head();
        for (InvoiceList.Row row : list.rows()) {
            List<String> description = paper.lines(row.description(), TEXT, RIGHT - AMOUNT_WIDTH - COLUMNS[2] - 6);
            if (y - ROW * description.size() < BOTTOM) {
                nextPage();
                head();
            }
            paper.text(row.period(), TEXT, COLUMNS[0], y - 12, COLUMNS[1] - COLUMNS[0] - 4);
            paper.text(row.sourceKey(), TEXT, COLUMNS[1], y - 12, COLUMNS[2] - COLUMNS[1] - 4);
            paper.right(Money.text(row.amount()), TEXT, RIGHT - 4, y - 12);
            for (String line : description) {
                paper.text(line, TEXT, COLUMNS[2], y - 12);
                y -= ROW;
            }
            paper.line(LEFT, y, RIGHT, y, 0.3f);
        }
        need(2 * ROW + 4);
        paper.text("合计 Total（CNY）", TEXT + 1, LEFT + 4, y - 13);
        paper.right("¥ " + Money.text(list.total()), TEXT + 1, RIGHT - 4, y - 13);
        y -= ROW + 2;
        paper.text("大写 In capitals", TEXT + 1, LEFT + 4, y - 13);
        paper.text(ChineseCapitals.of(list.total()), TEXT + 1, COLUMNS[2], y - 13, RIGHT - COLUMNS[2] - 4);
        y -= ROW + 2;
        paper.line(LEFT, y, RIGHT, y, 1f);
        y -= 6;
    }

    private void head() throws IOException {
        paper.line(LEFT, y, RIGHT, y, 1f);
        paper.text("期次 Period", TEXT, COLUMNS[0], y - 12, COLUMNS[1] - COLUMNS[0] - 4);
        paper.text("来源 Source", TEXT, COLUMNS[1], y - 12);
        paper.text("内容 Content", TEXT, COLUMNS[2], y - 12);
        paper.right("金额 Amount", TEXT, RIGHT - 4, y - 12);
        y -= ROW;
        paper.line(LEFT, y, RIGHT, y, 0.7f);
    }

    private void section(String title) throws IOException {
        need(4 * ROW);
        y -= 8;
        paper.text(title, TEXT + 1.5f, LEFT, y - 12);
        y -= ROW + 4;
        paper.line(LEFT, y, RIGHT, y, 0.7f);
        y -= 2;
    }

    private void fact(String label, String value) throws IOException {
        List<String> lines = paper.lines(value, TEXT, RIGHT - COLUMNS[2] - 10);
        need(ROW * lines.size());
        paper.text(label, TEXT, LEFT, y - 12, COLUMNS[2] - LEFT - 4);
        for (String line : lines) {
            paper.text(line, TEXT, COLUMNS[2], y - 12);
            y -= ROW;
        }
    }

    /** The number stands on the printed invoice; it is written here by hand. */
    private void handwritten() throws IOException {
        need(3 * ROW);
        y -= 20;
        paper.text("发票号码 Invoice number", TEXT + 1.5f, LEFT, y - 12);
        paper.line(COLUMNS[2] + 10, y - 14, RIGHT, y - 14, 0.7f);
        y -= 30;
    }

    private void notes() throws IOException {
        for (String note : List.of("1. 仅接受增值税专用发票，不接受普通发票。Only a VAT special invoice is accepted.",
                "2. 一张申付单可以开具多张发票，一张发票不得用于多张申付单。One slip may have several invoices; no invoice is accepted for several slips.",
                "3. 打印本清单，手工填写发票号码，与发票一并寄送；电子发票（PDF、OFD）发送至公共邮箱。Print this list, write the invoice number on it and send"
                        + " it with the invoice; electronic invoices go to the mailbox.")) {
            for (String line : paper.lines(note, TEXT - 0.5f, RIGHT - LEFT)) {
                need(ROW);
                paper.text(line, TEXT - 0.5f, LEFT, y - 11);
                y -= 14;
            }
        }
    }

    private void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            nextPage();
        }
    }

    private void nextPage() throws IOException {
        paper.newPage();
        y = TOP;
        paper.right(list.slipKey() + "  ·  " + paper.pages(), TEXT - 1, RIGHT, TOP + 16);
    }
}
