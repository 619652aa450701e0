package org.partnercenter.funds.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.funds.AdjustmentKind;
import org.partnercenter.funds.Adjustments;
import org.partnercenter.funds.Agreements;
import org.partnercenter.funds.Allocations;
import org.partnercenter.funds.RemittanceClaims;
import org.partnercenter.funds.NewAllocation;
import org.partnercenter.funds.ReceiptRecords;
import org.partnercenter.funds.ReceiptView;
import org.partnercenter.funds.Receipts;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.platform.security.RunAs;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money of the demo: receipts and claims in every status, two accounts that have moved, allocations, a credit line that awaits confirmation. */
@Component
@Profile("demo & !prod")
@Order(58)
class DemoFunds implements StartUpStep {

    private static final String BANK = "中国建设银行杭州分行";
    private static final String CLOUDSTAR = "杭州云启科技有限公司";
    private static final String STARBRIDGE = "上海星桥数科有限公司";
    private static final String BLUEWAVE = "深圳蓝潮信息有限公司";
    private static final String HOLDING = "杭州启明控股（集团）有限公司";
    private static final FileValue PROOF = DemoFiles.pdf("网银回单.pdf");

    private final DemoWork work;
    private final RunAs runAs;
    private final Imports imports;
    private final Exports exports;
    private final ReceiptRecords receiptRecords;
    private final Receipts receipts;
    private final RemittanceClaims claims;
    private final Agreements agreements;
    private final Adjustments adjustments;
    private final Allocations allocations;
    private final Bonds bonds;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoFunds(DemoWork work, RunAs runAs, Imports imports, Exports exports, ReceiptRecords receiptRecords, Receipts receipts, RemittanceClaims claims,
              Agreements agreements, Adjustments adjustments, Allocations allocations, Bonds bonds, ManagementService management, JdbcClient jdbc, Clock clock) {
        this.work = work;
        this.runAs = runAs;
        this.imports = imports;
        this.exports = exports;
        this.receiptRecords = receiptRecords;
        this.receipts = receipts;
        this.claims = claims;
        this.agreements = agreements;
        this.adjustments = adjustments;
        this.allocations = allocations;
        this.bonds = bonds;
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A remittance as the bank and its payer know it. */
    private record Remittance(String reference, int daysAgo, String payer, String account, String amount) {
    }

    private static final Remittance FORGOTTEN = new Remittance("CCB-D-0001", 95, "宁波无主贸易有限公司", "33150198440000001111", "8800.00");
    private static final Remittance OWN = new Remittance("CCB-D-0002", 30, CLOUDSTAR, "33050161010000002222", "500000.00");
    private static final Remittance DISTRIBUTOR = new Remittance("CCB-D-0003", 30, STARBRIDGE, "31050161010000003333", "800000.00");
    private static final Remittance MISTAKE = new Remittance("CCB-D-0004", 28, "上海误汇餐饮管理有限公司", "31050161010000004444", "3600.00");
    private static final Remittance BLUE = new Remittance("CCB-D-0005", 20, BLUEWAVE, "44050161010000005555", "200000.00");
    private static final Remittance PAID_FOR = new Remittance("CCB-D-0006", 6, HOLDING, "33050161010000006666", "120000.00");

    @Override
    public void run() {
        if (receiptRecords.list(ListQuery.DEFAULT, Actor.current()).total() > 0) {
            return;
        }
        List.of(FORGOTTEN, OWN, DISTRIBUTOR, MISTAKE, BLUE, PAID_FOR).forEach(this::receive);
        claimed();
        awaited();
        at(15, "finance", () -> receipts.giveBack(key(MISTAKE), "付款方来函说明误汇，原路退回。", Actor.current()));
        lines();
        billed();
        allocated();
        at(1, "cloudstar-finance", () -> execute(exports.start("ledger-entries", Map.of("account", "recharge"), Actor.current()).key()));
    }

    private void receive(Remittance r) {
        bring(r.daysAgo - 1, "remittance-receipts", "bankReference,receivedOn,remitterName,remitterBank,remitterAccount,amount,purpose",
                String.join(",", r.reference, day(r.daysAgo).toString(), r.payer, BANK, r.account, r.amount, "充值"));
    }

    private void claimed() {
        credit(26, claim(27, "cloudstar", OWN, "500000.00", null));
        credit(25, claim(26, "starbridge", DISTRIBUTOR, "600000.00", "其余 20 万元随后认领。"));
        String refused = claim(18, "bluewave", BLUE, "200000.00", null);
        at(17, () -> work.complete("finance2", refused, "review-claim", Map.of("decision", "reject", "comment", "凭证与到账金额不一致，请上传银行回单。")));
    }

    private void awaited() {
        at(29, "cloudstar-finance", () -> agreements.register("杭州旧付款方有限公司", agreement(), Actor.current()));
        String former = jdbc.sql("select agreement_key from payment_agreement").query(String.class).single();
        at(10, "cloudstar-finance", () -> agreements.makeVoid(former, "不再由其代付", Actor.current()));
        at(9, "cloudstar-admin", () -> agreements.register(HOLDING, agreement(), Actor.current()));
        String wrong = claim(4, "cloudstar", PAID_FOR, "100000.00", null);
        at(4, "cloudstar-finance", () -> claims.withdraw(wrong, "金额填错，重新认领。", Actor.current()));
        claim(0, "cloudstar", PAID_FOR, "120000.00", "母公司代付。");
        claim(0, "bluewave", BLUE, "150000.00", "已上传银行回单。");
    }

    private void lines() {
        at(24, "finance", () -> adjustments.proposeCreditLine("cloudstar", new BigDecimal("200000.00"), "年度授信", Actor.current()));
        at(23, "finance2", () -> adjustments.decide("cloudstar", AdjustmentKind.CREDIT_LINE, new Decision(true, null), Actor.current()));
        at(1, "finance", () -> adjustments.proposeCreditLine("starbridge", new BigDecimal("500000.00"), "总经销商授信", Actor.current()));
    }

    private void billed() {
        bring(9, "ledger-entries", "partnerId,account,tradeType,tradeDetailType,direction,amount,tradeAt,tradeId,customerId",
                entry("credit", "DEDEUCT,SOURCE_OPERAIION_USAGE,expense", "18600.00", 12, "BILL-D-0001"),
                entry("recharge", "DEDEUCT,SOURCE_OPERAIION_DEDEUCT,expense", "42000.00", 11, "BILL-D-0002"),
                entry("recharge", "REFUND,SOURCE_OPERAIION_REFUND,income", "1200.00", 10, "BILL-D-0003"));
    }

    private String entry(String account, String what, String amount, int daysAgo, String tradeId) {
        return String.join(",", "cloudstar", account, what, amount, moment(daysAgo).toString(), tradeId, "");
    }

    private void allocated() {
        allocate(20, "starbridge", "allocate", "resellerId", "rivertech", "100000.00");
        resale("cloudstar").forEach(customer -> allocate(3, "cloudstar", "allocate", "customerId", customer, "5000.00"));
        resale("cloudstar").stream().limit(1).forEach(customer -> allocate(2, "cloudstar", "reclaim", "customerId", customer, "500.00"));
        resale("rivertech").forEach(customer -> allocate(3, "rivertech", "allocate", "customerId", customer, "8000.00"));
    }

    /** Two 代售 customers of the partner that were there when the money went. */
    private List<String> resale(String partner) {
        return bonds.ofPartner(partner).stream().filter(bond -> bond.type().equals("2") && bond.since().isBefore(moment(3))).limit(2)
                .map(Bond::customerId).toList();
    }

    private void allocate(int daysAgo, String partner, String kind, String field, String id, String amount) {
        at(daysAgo, partner + "-finance", () -> allocations.allocate(NewAllocation.of(Map.of("kind", kind, field, id, "amount", amount)), Actor.current()));
    }

    private String claim(int daysAgo, String partner, Remittance r, String amount, String note) {
        Map<String, Object> form = new HashMap<>(Map.of("remitterName", r.payer, "remitterAccount", r.account, "amount", r.amount, "claimAmount", amount,
                "transferProof", PROOF));
        if (note != null) {
            form.put("note", note);
        }
        return at(daysAgo, () -> work.start(partner + "-finance", "remittance-claim", form));
    }

    private void credit(int daysAgo, String claim) {
        at(daysAgo, () -> {
            work.complete("finance2", claim, "review-claim", Map.of("decision", "approve"));
            execute(claim);
            return null;
        });
    }

    private String key(Remittance r) {
        return receiptRecords.list(new ListQuery(List.of(), r.reference, 0, 1, "-createdAt"), Actor.current()).items().stream().map(ReceiptView::key)
                .findFirst().orElseThrow();
    }

    /** Imports a file and runs its job. */
    private void bring(int daysAgo, String kind, String header, String... lines) {
        byte[] file = (header + "\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
        at(daysAgo, "finance", () -> {
            String key = imports.submit(imports.allowed("/api/" + kind + "/import", Actor.current()), kind + ".csv", new ByteArrayInputStream(file),
                    Actor.current()).key();
            execute(key);
            ImportView run = imports.item(key, Actor.current());
            if (!run.status().code().equals("done")) {
                throw new IllegalStateException("the demo's " + kind + " did not come in: " + run.errors());
            }
        });
    }

    private void execute(String recordKey) {
        String instance = jdbc.sql("select process_instance_id from record_instance where record_key = ?").param(recordKey).query(String.class).single();
        runAs.system(() -> {
            management.executeJob(management.createJobQuery().processInstanceId(instance).singleResult().getId());
            return null;
        });
    }

    private static Upload agreement() {
        FileValue file = DemoFiles.pdf("三方代付协议.pdf");
        try {
            return new Upload(file.getFilename(), file.getValue().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void at(int daysAgo, String user, Runnable step) {
        at(daysAgo, user, () -> {
            step.run();
            return null;
        });
    }

    private <T> T at(int daysAgo, String user, Supplier<T> step) {
        return at(daysAgo, () -> runAs.user(user, step));
    }

    private void at(int daysAgo, Runnable step) {
        at(daysAgo, () -> {
            step.run();
            return null;
        });
    }

    /** At eleven in the morning, so many days ago; 0 is now. */
    private <T> T at(int daysAgo, Supplier<T> step) {
        Object[] answer = new Object[1];
        if (daysAgo == 0) {
            answer[0] = step.get();
        } else {
            work.at(moment(daysAgo), () -> answer[0] = step.get());
        }
        @SuppressWarnings("unchecked")
        T typed = (T) answer[0];
        return typed;
    }

    private Instant moment(int daysAgo) {
        return day(daysAgo).atTime(11, 0).atZone(EngineClock.ZONE).toInstant();
    }

    private LocalDate day(int daysAgo) {
        return WorkingCalendar.today(clock).minusDays(daysAgo);
    }
}
