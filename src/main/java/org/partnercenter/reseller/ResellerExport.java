package org.partnercenter.reseller;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.stereotype.Component;

/** The list of resellers as a CSV file, for administrators, always masked (RSL-02). */
@Component
public class ResellerExport {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(EngineClock.ZONE);

    private final Resellers resellers;

    ResellerExport(Resellers resellers) {
        this.resellers = resellers;
    }

    /** All rows that query and filter accept, from the first on; 403 to all but {@code partner-admin}. */
    public byte[] csv(ListQuery query, ResellerFilter filter, Actor caller) {
        if (!caller.groups().contains("partner-admin")) {
            throw Refusal.notAllowed("only an administrator of the distributor exports");
        }
        Page<ResellerView> all = resellers.list(new ListQuery(query.status(), query.q(), 0, Integer.MAX_VALUE, query.sort()), filter, caller);
        return CsvSheet.bytes(sheet -> {
            sheet.row("云经销商 Reseller", "公司名称 Company", "账号 Account", "手机号码 Mobile", "电子邮箱 E-mail", "状态 Status", "合作时间 Since", "终止时间 Ended");
            all.items().forEach(r -> sheet.row(r.key(), r.companyName(), r.accountName(), r.mobile(), r.email(), r.status().zh(),
                    minute(r.associatedAt()), minute(r.endedAt())));
        });
    }

    private static String minute(Instant at) {
        return at == null ? null : MINUTE.format(at);
    }
}
