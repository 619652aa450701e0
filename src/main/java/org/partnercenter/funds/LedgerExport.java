package org.partnercenter.funds;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.files.ExportKind;
import org.springframework.stereotype.Component;

/** The ledger as a file, masked as on the page (FND-23). */
@Component
class LedgerExport implements ExportKind {

    private final LedgerRecords records;

    LedgerExport(LedgerRecords records) {
        this.records = records;
    }

    @Override
    public String name() {
        return records.name();
    }

    @Override
    public String label() {
        return records.label();
    }

    @Override
    public void write(Map<String, String> filters, Actor asker, CsvSheet sheet) {
        sheet.row("编号 Key", "交易时间 Trade time", "账户 Account", "交易类型 Trade type", "明细类型 Detail", "收支 Direction", "金额 Amount",
                "余额 Balance after", "交易号 Trade id", "客户 ID Customer id", "客户账号 Customer account", "客户名称 Customer");
        records.each(LedgerFilter.of(filters), asker, e -> sheet.row(e.key(), e.tradeAt(), e.account(), e.tradeType(), e.tradeDetailType(),
                e.direction(), e.amount(), e.balanceAfter(), e.tradeId(), e.customerId(), e.customerAccount(), e.customerName()));
    }
}
