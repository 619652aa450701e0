package org.partnercenter.certification.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.certification.Bank;
import org.partnercenter.certification.CertificationView;
import org.partnercenter.certification.SupplierAccount;
import org.partnercenter.certification.SupplierAccounts;
import org.partnercenter.certification.Transfers;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.RecordCollection;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Business certifications of the demo: two valid ones, one that waits for its amount, one that was given up. */
@Component
@Profile("(demo | demo-people) & !prod")
@Order(15)
class DemoCertification implements StartUpStep {

    private static final FileValue LICENCE = DemoFiles.pdf("营业执照.pdf");

    private final DemoWork work;
    private final RunAs runAs;
    private final Transfers transfers;
    private final SupplierAccounts suppliers;
    private final RecordCollection<CertificationView> certifications;
    private final Clock clock;

    DemoCertification(DemoWork work, RunAs runAs, Transfers transfers, SupplierAccounts suppliers,
                      RecordCollection<CertificationView> certifications, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.transfers = transfers;
        this.suppliers = suppliers;
        this.certifications = certifications;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (certifications.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        new Story("cloudstar", "杭州云启科技有限公司", "杭州市滨江区江南大道 3888 号", "钱财务", "13900000011")
                .start(200, Bank.CMB.code(), null, "571900012310501").send(199).enter(197);
        new Story("starbridge", "上海星桥数科有限公司", "上海市浦东新区张江路 665 号", "赵财务", "13900000021")
                .start(190, Bank.OTHER, "上海农村商业银行", "50131000812345678").reject(187, "银行名称与支行不符，请核对。").withdraw(186)
                .start(185, Bank.OTHER, "上海农村商业银行", "50131000887654321").approve(182).send(181).enter(178);
        new Story("rivertech", "苏州江川科技有限公司", "苏州市工业园区星湖街 328 号", "孙财务", "13900000031")
                .start(4, Bank.ICBC.code(), null, "1102020409001234567").send(3);
        suppliers.create(new SupplierAccount("91330106MA2H1CXX4T", "浙江明禾制造有限公司", "33050161672700000123"), Actor.current());
    }

    /** One partner's certifications, each taken along step by step; all days are days ago. */
    private final class Story {

        private final String partner;
        private final Map<String, Object> company;
        private String key;
        private String amount;

        Story(String partner, String companyName, String address, String contact, String mobile) {
            this.partner = partner;
            company = Map.of("taxpayerType", "general", "registeredAddress", address, "registeredPhone", "400-800-0000",
                    "financeContactName", contact, "financeContactMobile", mobile, "financeContactEmail",
                    partner + "-finance@" + partner + ".example", "bankBranch", "营业部", "bankAccountHolder", companyName,
                    "licence", LICENCE, "privacyAccepted", true);
        }

        Story start(int daysAgo, String bankCode, String bankName, String account) {
            Map<String, Object> fields = new HashMap<>(company);
            fields.put("bankCode", bankCode);
            fields.put("bankAccount", account);
            if (bankName != null) {
                fields.put("bankName", bankName);
            }
            at(daysAgo, () -> key = work.start(partner + "-finance", "business-certification", fields));
            return this;
        }

        Story approve(int daysAgo) {
            return step(daysAgo, "finance2", "review-manually", Map.of("decision", "approve"));
        }

        Story reject(int daysAgo, String comment) {
            return step(daysAgo, "finance2", "review-manually", Map.of("decision", "reject", "comment", comment));
        }

        Story withdraw(int daysAgo) {
            return step(daysAgo, partner + "-admin", "correct-information", Map.of("action", "withdraw"));
        }

        /** Sends the transfer, and remembers its amount as the bank's statement does. */
        Story send(int daysAgo) {
            amount = runAs.user("finance", () -> transfers.open(key, Actor.current()).amount());
            return step(daysAgo, "finance", "send-transfer", Map.of("outcome", "sent", "bankReference", "BK" + key.substring(4)));
        }

        Story enter(int daysAgo) {
            return step(daysAgo, partner + "-finance", "enter-amount", Map.of("action", "confirm", "amount", amount));
        }

        private Story step(int daysAgo, String user, String task, Map<String, Object> fields) {
            at(daysAgo, () -> work.complete(user, key, task, fields));
            return this;
        }

        /** At ten in the morning, so many days ago. */
        private void at(int daysAgo, Runnable step) {
            work.at(WorkingCalendar.today(clock).minusDays(daysAgo).atTime(10, 0).atZone(EngineClock.ZONE).toInstant(), step);
        }
    }
}
