package org.partnercenter.voucher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.files.ExportKind;
import org.partnercenter.platform.files.ExportView;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 操作记录 as a CSV file, customers masked (VCH-23). */
@Component
public class OperationExport implements ExportKind {

    private final OperationRecords records;
    private final ObjectProvider<Exports> exports;

    OperationExport(OperationRecords records, ObjectProvider<Exports> exports) {
        this.records = records;
        this.exports = exports;
    }

    /** Has the lines written that these filters leave, {@code status} among them; 403 to all but the partner's finance people and administrators. */
    public ExportView start(Map<String, ?> filters, Actor asker) {
        if (asker.partnerId() == null || !asker.hasAny("partner-finance", "partner-admin")) {
            throw Refusal.notAllowed("a partner's finance people and administrators export");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        filters.forEach((name, value) -> {
            if (value != null && !String.valueOf(value).isBlank()) {
                texts.put(name, String.valueOf(value).strip());
            }
        });
        // a wrong filter is refused now, not in the background
        records.list(new ListQuery(status(texts), null, 0, 1, "-createdAt"), filter(texts), asker);
        return exports.getObject().start(name(), texts, asker);
    }

    @Override
    public String name() {
        return OperationRecords.NAME;
    }

    @Override
    public String label() {
        return records.label();
    }

    @Override
    public void write(Map<String, String> filters, Actor asker, CsvSheet sheet) {
        sheet.row("时间 At", "操作类型 Operation", "额度编号 Quota", "来源额度 Parent quota", "代金券 Voucher", "客户编号 Customer id", "客户名称 Customer",
                "云经销商 Reseller", "金额 Amount", "结果 Result", "原因 Reason", "未退回额度 Lapsed", "操作员 Operator", "备注 Remark", "备注信息 Memo");
        records.each(status(filters), filter(filters), asker, o -> sheet.row(o.createdAt(), o.recordTypeLabel(), o.quotaKey(), o.parentQuotaKey(),
                o.voucherKey(), o.customerId(), o.customerName(), o.resellerId(), o.amount(), o.status().label(), o.code(),
                o.lapsed() ? "是 Yes" : null, o.operator(), o.remark(), o.memo()));
    }

    private static List<String> status(Map<String, String> filters) {
        String status = filters.get("status");
        return status == null ? List.of() : List.of(status.split(","));
    }

    private static OperationFilter filter(Map<String, String> filters) {
        Map<String, String> rest = new LinkedHashMap<>(filters);
        rest.remove("status");
        return OperationFilter.of(rest);
    }
}
