package org.partnercenter.funds.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccounts;
import org.partnercenter.funds.AgreementRecords;
import org.partnercenter.funds.Agreements;
import org.partnercenter.funds.AllocationRecords;
import org.partnercenter.funds.Allocations;
import org.partnercenter.funds.BalanceRecords;
import org.partnercenter.funds.BalanceView;
import org.partnercenter.funds.Booking;
import org.partnercenter.funds.RemittanceClaimRecords;
import org.partnercenter.funds.ClaimView;
import org.partnercenter.funds.RemittanceClaims;
import org.partnercenter.funds.Direction;
import org.partnercenter.funds.FundAccount;
import org.partnercenter.funds.Ledger;
import org.partnercenter.funds.LedgerEntryView;
import org.partnercenter.funds.LedgerFilter;
import org.partnercenter.funds.LedgerPage;
import org.partnercenter.funds.LedgerRecords;
import org.partnercenter.funds.NewAllocation;
import org.partnercenter.funds.ReceiptRecords;
import org.partnercenter.funds.ReceiptView;
import org.partnercenter.funds.Receipts;
import org.partnercenter.funds.TradeDetail;
import org.partnercenter.partner.Identity;
import org.partnercenter.partner.NewPartner;
import org.partnercenter.partner.Onboarding;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.EngineClock;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.files.Imports;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations and money of their own for each test, and the steps that move it. */
abstract class FundsProcessTest extends ProcessTest {

    static final FileValue PROOF = DemoFiles.pdf("凭证.pdf");

    @Autowired
    Imports imports;
    @Autowired
    ReceiptRecords receiptRecords;
    @Autowired
    Receipts receipts;
    @Autowired
    RemittanceClaims claims;
    @Autowired
    RemittanceClaimRecords claimRecords;
    @Autowired
    Agreements agreements;
    @Autowired
    AgreementRecords agreementRecords;
    @Autowired
    Ledger ledger;
    @Autowired
    LedgerRecords ledgerRecords;
    @Autowired
    BalanceRecords balances;
    @Autowired
    Allocations allocations;
    @Autowired
    AllocationRecords allocationRecords;
    @Autowired
    Partners partners;
    @Autowired
    CustomerAccounts accounts;
    @Autowired
    Bonds bonds;
    @Autowired
    private Onboarding onboarding;
    @Autowired
    private IdentityService identity;

    /** An organisation that nobody else uses, with an administrator, a finance member and an account manager; answers its id. */
    String partner(Identity kind, String distributorId) {
        String id = "f" + UUID.randomUUID().toString().substring(0, 8);
        NewPartner partner = new NewPartner(id, company(id), "91350100M000100Y43", "CN", kind, List.of(), "hw-" + id, distributorId, "pdm");
        as("pdm", () -> onboarding.onboard(partner, () -> List.of("admin", "finance", "sales").forEach(role -> user(id, role))));
        return id;
    }

    String partner() {
        return partner(Identity.SOLUTION_PROVIDER, null);
    }

    static String company(String id) {
        return "苏州（测试）" + id;
    }

    private void user(String partnerId, String role) {
        User user = identity.newUser(partnerId + "-" + role);
        user.setFirstName(role);
        user.setLastName(partnerId);
        user.setEmail(partnerId + "-" + role + "@example.com");
        user.setPassword(partnerId);
        identity.saveUser(user);
        identity.createMembership(user.getId(), "partner-" + role);
        identity.createTenantUserMembership(partnerId, user.getId());
    }

    /** An open customer account, bound to the partner by a bond of that type; answers its id. */
    String customer(String partnerId, String type) {
        String id = "c" + UUID.randomUUID().toString().substring(0, 8);
        as("operations", () -> accounts.create(id, Map.of("accountName", "acc_" + id, "customerName", "无锡某公司" + id)));
        bonds.bind(id, partnerId, new Bonds.Terms(type, "ASC-2026-000001", null, null, null));
        return id;
    }

    /** Imports a file as that user and runs its job. */
    ImportView imported(String user, String kind, String header, String... lines) {
        AtomicReference<String> key = new AtomicReference<>();
        byte[] file = (header + "\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
        as(user, () -> key.set(imports.submit(imports.allowed("/api/" + kind + "/import", actor(user)), "file.csv", new ByteArrayInputStream(file),
                actor(user)).key()));
        management.executeJob(management.createJobQuery().processInstanceId(instance(key.get()).getId()).singleResult().getId());
        return imports.item(key.get(), actor(user));
    }

    ImportView importReceipts(String... lines) {
        return imported("finance", "remittance-receipts", "bankReference,receivedOn,remitterName,remitterBank,remitterAccount,amount,purpose", lines);
    }

    /** A receipt that arrived two days ago, imported by {@code finance}. */
    Remittance received(String remitterName, String amount) {
        return received(remitterName, amount, today().minusDays(2));
    }

    Remittance received(String remitterName, String amount, LocalDate receivedOn) {
        String reference = UUID.randomUUID().toString();
        Remittance remittance = new Remittance(reference, remitterName, "6222" + Math.abs(reference.hashCode()), amount);
        ImportView run = importReceipts(remittance.line(receivedOn));
        assertThat(run.status().code()).as(String.valueOf(run.errors())).isEqualTo("done");
        return remittance;
    }

    /** What the bank said of a remittance. */
    record Remittance(String reference, String name, String account, String amount) {

        String line(LocalDate receivedOn) {
            return String.join(",", reference, receivedOn.toString(), name, "中国银行苏州分行", account, amount, "货款");
        }

        Map<String, Object> form(String claimAmount) {
            return new HashMap<>(fields("remitterName", name, "remitterAccount", account, "amount", amount, "claimAmount", claimAmount, "transferProof", PROOF));
        }
    }

    String key(Remittance remittance) {
        return jdbc.sql("select receipt_key from remittance_receipt where bank_reference = ?").param(remittance.reference).query(String.class).single();
    }

    ReceiptView receipt(Remittance remittance) {
        return receiptRecords.item(key(remittance), actor("finance"));
    }

    String claim(String partner, Remittance remittance, String claimAmount) {
        return start(partner + "-finance", "remittance-claim", remittance.form(claimAmount));
    }

    ClaimView record(String claimKey) {
        return claimRecords.item(claimKey, actor("finance"));
    }

    String status(String claimKey) {
        return record(claimKey).status().code();
    }

    void agreement(String partner, String payerName) {
        call(partner + "-finance", () -> agreements.register(payerName, new Upload("协议.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)),
                actor(partner + "-finance")));
    }

    /** Does something as this user and answers what it answers. */
    <T> T call(String user, Supplier<T> work) {
        AtomicReference<T> answer = new AtomicReference<>();
        as(user, () -> answer.set(work.get()));
        return answer.get();
    }

    /** Puts cash into the partner's recharge account. */
    void fund(String partner, String amount) {
        ledger.book(new Booking(partner, FundAccount.RECHARGE, TradeDetail.REMITTANCE, Direction.INCOME, new BigDecimal(amount),
                EngineClock.systemUTC().instant().minusSeconds(60), UUID.randomUUID().toString(), null));
    }

    BalanceView balance(String partner) {
        return balances.item(partner, actor(partner + "-finance"));
    }

    String allocate(String partner, String kind, String field, String id, String amount) {
        String user = partner + "-finance";
        return call(user, () -> allocations.allocate(NewAllocation.of(fields("kind", kind, field, id, "amount", amount)), actor(user)));
    }

    /** The partner's entries as its finance reads them, the newest first. */
    List<LedgerEntryView> entries(String partner) {
        return ledger(partner + "-finance").items();
    }

    LedgerPage ledger(String user, String... filter) {
        return ledgerRecords.list(ListQuery.LARGEST, LedgerFilter.of(fields((Object[]) filter)), actor(user));
    }
}
