package org.partnercenter.invoice;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invoice information of the demo: one that was changed, one that was deleted. */
@Component
@Profile("demo & !prod")
@Order(20)
class DemoInvoiceTitles implements StartUpStep {

    private final InvoiceTitles titles;
    private final InvoiceTitleRecords records;
    private final RunAs runAs;

    DemoInvoiceTitles(InvoiceTitles titles, InvoiceTitleRecords records, RunAs runAs) {
        this.titles = titles;
        this.records = records;
        this.runAs = runAs;
    }

    @Override
    @Transactional
    public void run() {
        if (records.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        String key = create("starbridge", Map.of("titleType", "enterprise", "invoiceType", "ordinary", "title", "上海星桥数科有限公司",
                "taxNumber", "91310115MA0DEM03XE"));
        runAs.user("starbridge-finance", () -> {
            titles.change(key, Map.of("invoiceType", "special", "bankName", "上海农村商业银行张江支行", "bankAccount", "50131000887654321",
                    "registeredAddress", "上海市浦东新区张江路 665 号", "registeredPhone", "021-58880000"), Actor.current());
            return null;
        });
        String deleted = create("bluewave", Map.of("titleType", "organisation", "invoiceType", "ordinary", "title", "深圳蓝潮信息技术协会"));
        runAs.user("bluewave-finance", () -> {
            titles.delete(deleted, Actor.current());
            return null;
        });
    }

    private String create(String partner, Map<String, Object> body) {
        return runAs.user(partner + "-finance", () -> titles.create(body, Actor.current()));
    }
}
