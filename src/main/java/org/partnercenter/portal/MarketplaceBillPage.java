package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.partnercenter.marketplace.BillStage;
import org.partnercenter.marketplace.BillView;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 对账管理: the bills of the marketplace with their progress, and what can be opened of each (MKT-01, MKT-02). */
@PortalPage
class MarketplaceBillPage {

    private static final String COLLECTION = "marketplace-bills";
    private static final String PATH = "/records/" + COLLECTION;

    private final RecordCollection<BillView> bills;
    private final Imports imports;

    MarketplaceBillPage(RecordCollection<BillView> bills, Imports imports) {
        this.bills = bills;
        this.imports = imports;
    }

    /** A stage of a bill; {@code state} is done, now, stopped or ahead. */
    public record Stage(Bilingual label, String state) {
    }

    /** A bill in the list. */
    public record Row(String key, String billId, String period, String partner, String amount, Records.StatusText status, List<Stage> stages,
                      Bilingual next, String updatedAt, boolean invoiceList) {
    }

    @GetMapping(PATH)
    String list(HttpServletRequest request, HttpServletResponse response, Actor caller, Model model) {
        ListQuery query = ListQuery.DEFAULT;
        Page<Row> page = new Page<>(List.of(), 0);
        try {
            query = ListQuery.of(request.getParameterMap());
            page = bills.list(query, caller).map(found -> found.stream().map(MarketplaceBillPage::row).toList());
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal);
        }
        model.addAttribute("statuses", bills.statuses());
        model.addAttribute("importPath", ImportPage.offered(COLLECTION, caller, imports));
        model.addAttribute("rows", page.items());
        model.addAttribute("list", new ListView(PATH, query, page.total()));
        return "marketplace/bills";
    }

    private static Row row(BillView bill) {
        return new Row(bill.key(), bill.billId(), bill.period(), bill.companyName(), Values.money(bill.amount()),
                new Records.StatusText(new Bilingual(bill.status().zh(), bill.status().en()), Tone.of(bill.status().code())), stages(bill),
                bill.nextStage() == null ? null : label(StatusCode.of(BillStage.class, bill.nextStage())), LocalTimes.minute(bill.updatedAt()),
                bill.operations().contains("invoice-list"));
    }

    private static List<Stage> stages(BillView bill) {
        BillStage now = StatusCode.of(BillStage.class, bill.stage());
        boolean stopped = Tone.of(bill.status().code()).equals("bad") || bill.status().code().equals("voided");
        return Stream.of(BillStage.values()).map(stage -> new Stage(label(stage), stage.compareTo(now) < 0 || stage == now && stage == BillStage.PAID ? "done"
                : stage == now ? stopped ? "stopped" : "now" : "ahead")).toList();
    }

    private static Bilingual label(BillStage stage) {
        return new Bilingual(stage.status().zh(), stage.status().en());
    }
}
