package org.partnercenter.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.Rule;
import org.partnercenter.account.AccountFixture;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.web.ListQuery;

@DisplayName("A voucher")
class VouchersTest {

    private final VoucherModule module = new VoucherModule();

    @AfterEach
    void close() {
        module.close();
    }

    private static List<String> keys(List<IssueResult.Issued> issued) {
        return issued.stream().map(IssueResult.Issued::customerId).toList();
    }

    private IssueResult issueByApi(VoucherOrder order) {
        return VoucherModule.as(VoucherModule.FINANCE, () -> module.vouchers.issue("cloudstar", order, IssueDoor.PARTNER_API));
    }

    private String ownVoucher(Duration life) {
        return VoucherModule.as(VoucherModule.OPERATIONS, () -> module.vouchers.own("cloudstar", QuotaKind.FLEXI, new BigDecimal("200"), module.now(),
                module.now().plus(life), "plan-1", "上云计划", null, VoucherModule.OPERATIONS));
    }

    private List<String> listed(Actor viewer) {
        return module.voucherRecords.list(ListQuery.LARGEST, viewer).items().stream().map(VoucherView::key).toList();
    }

    private VoucherOrder timed(String quota, String customer, Instant from, Instant to) {
        return new VoucherOrder(quota, List.of(customer), BigDecimal.TEN, null, from, to, UseLimits.NONE, null);
    }

    @Test
    @Rule({"VCH-03", "VCH-04"})
    @DisplayName("is made for each customer in the order given, as far as the quota reaches; who fails, fails alone")
    void eachForItself() {
        String quota = module.granted("cloudstar", "250.00");
        String first = module.customer("cloudstar", "2");
        String second = module.customer("cloudstar", "1");
        String third = module.customer("cloudstar", "2");
        String foreign = module.customer("bluewave", "2");

        IssueResult result = module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "100.00", third, foreign, first, "nobody", second));

        assertThat(keys(result.issued())).containsExactly(third, first);
        assertThat(result.failed()).extracting(IssueResult.Failed::customerId, IssueResult.Failed::code)
                .containsExactly(tuple(foreign, "NOT_ASSOCIATED"), tuple("nobody", "NOT_ASSOCIATED"), tuple(second, "QUOTA_EXHAUSTED"));
        assertThat(result).extracting(IssueResult::total, IssueResult::quotaBalance).containsExactly("200.00", "50.00");
        assertThat(module.quota(quota).balance()).isEqualTo("50.00");
        assertThat(module.voucher(result.issued().get(0).voucherKey())).extracting(v -> v.status().code(), VoucherView::faceValue, VoucherView::balance,
                VoucherView::customerId, VoucherView::kind).containsExactly("usable", "100.00", "100.00", third, "voucher");
    }

    @Test
    @Rule("VCH-05")
    @DisplayName("goes from the page to customers of both types, ten at once; from the partner API to resale customers, a hundred")
    void doors() {
        String quota = module.granted("cloudstar", "1000.00");
        String referral = module.customer("cloudstar", "1");
        String[] eleven = new String[11];
        Arrays.setAll(eleven, i -> i == 0 ? referral : module.customer("cloudstar", "2"));
        Refused.field("customerIds", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", eleven)));
        Refused.field("customerIds", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00")));
        Refused.field("customerIds", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", referral, referral)));
        assertThat(module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", referral)).issued()).hasSize(1);

        IssueResult byApi = issueByApi(VoucherModule.order(quota, "1.00", eleven));

        assertThat(byApi.issued()).hasSize(10);
        assertThat(byApi.failed()).extracting(IssueResult.Failed::customerId, IssueResult.Failed::code).containsExactly(tuple(referral, "NOT_RESALE"));
        List<String> tooMany = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            tooMany.add("c" + i);
        }
        Refused.field("customerIds", () -> issueByApi(VoucherModule.order(quota, "1.00", tooMany.toArray(String[]::new))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-1.00", "4.99", "50.01", "100000000000"})
    @Rule("VCH-06")
    @DisplayName("has a face value inside the quota's bounds, above 0")
    void faceValue(String faceValue) {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String quota = module.granted(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(), UseLimits.NONE, new BigDecimal("5"),
                new BigDecimal("50"), false, "x"));
        String customer = module.customer("cloudstar", "2");

        Refused.field("faceValue", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, faceValue, customer)));
        assertThat(module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "5.00", customer)).issued()).hasSize(1);
        assertThat(module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "50.00", customer)).issued()).hasSize(1);
    }

    @Test
    @Rule("VCH-07")
    @DisplayName("has the quota's times, or own ones inside them that end in the future")
    void times() {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String quota = module.granted(g);
        String customer = module.customer("cloudstar", "2");
        module.pass(Duration.ofDays(1));
        Instant now = module.now();
        Refused.field("effectiveAt", () -> module.issue(VoucherModule.FINANCE, timed(quota, customer, g.effectiveAt().minusSeconds(1), null)));
        Refused.field("expireAt", () -> module.issue(VoucherModule.FINANCE, timed(quota, customer, null, g.expireAt().plusSeconds(1))));
        Refused.field("effectiveAt", () -> module.issue(VoucherModule.FINANCE, timed(quota, customer, now.plusSeconds(9), now.plusSeconds(9))));
        Refused.field("expireAt", () -> module.issue(VoucherModule.FINANCE, timed(quota, customer, null, now)));

        VoucherView default_ = module.voucher(module.issued(quota, "1.00", customer));
        assertThat(default_).extracting(VoucherView::effectiveAt, VoucherView::expireAt).containsExactly(g.effectiveAt(), g.expireAt());
        VoucherView own = module.voucher(module.issue(VoucherModule.FINANCE, timed(quota, customer, now, now.plusSeconds(60))).issued().get(0).voucherKey());
        assertThat(own).extracting(VoucherView::effectiveAt, VoucherView::expireAt).containsExactly(now, now.plusSeconds(60));
    }

    @Test
    @Rule("VCH-08")
    @DisplayName("inherits the quota's limits; own ones are a part of them, and free where the quota has none")
    void limits() {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String quota = module.granted(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(),
                new UseLimits(List.of("ecs", "obs"), List.of()), null, null, false, "x"));
        String customer = module.customer("cloudstar", "2");
        VoucherOrder inherited = VoucherModule.order(quota, "1.00", customer);
        VoucherOrder part = new VoucherOrder(quota, List.of(customer), BigDecimal.ONE, null, null, null, new UseLimits(List.of("obs"), List.of("p-9")), null);
        VoucherOrder beyond = new VoucherOrder(quota, List.of(customer), BigDecimal.ONE, null, null, null, new UseLimits(List.of("obs", "rds"), List.of()), null);

        Refused.field("cloudServiceTypes", () -> module.issue(VoucherModule.FINANCE, beyond));
        assertThat(module.voucher(module.issue(VoucherModule.FINANCE, inherited).issued().get(0).voucherKey()).cloudServiceTypes()).containsExactly("ecs", "obs");
        assertThat(module.voucher(module.issue(VoucherModule.FINANCE, part).issued().get(0).voucherKey()))
                .extracting(VoucherView::cloudServiceTypes, VoucherView::productIds).containsExactly(List.of("obs"), List.of("p-9"));
    }

    @Test
    @Rule("VCH-10")
    @DisplayName("is one of at most a hundred, and of a million in face value, that a customer gets from one quota")
    void limitsForOneCustomer() {
        String quota = module.granted("cloudstar", "5000000.00");
        String many = module.customer("cloudstar", "2");
        String rich = module.customer("cloudstar", "2");
        for (int i = 0; i < 100; i++) {
            module.issued(quota, "1.00", many);
        }
        module.issued(quota, "999999.00", rich);

        IssueResult result = module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.01", many, rich));

        assertThat(result.failed()).extracting(IssueResult.Failed::code).containsExactly("CUSTOMER_VOUCHER_LIMIT", "CUSTOMER_FACE_VALUE_LIMIT");
        module.issued(quota, "1.00", rich);
        assertThat(module.issued(module.granted("cloudstar", "10.00"), "1.01", many)).as("another quota").startsWith("CPN-");
    }

    @Test
    @DisplayName("is not for the partner itself, nor for a member under trusteeship")
    void notForEverybody() {
        String quota = module.granted("cloudstar", "100.00");
        String itself = module.customer("cloudstar", "2");
        String member = module.customer("cloudstar", "2");
        module.jdbc.sql("update partner set cloud_account_id = ? where id = 'cloudstar'").param(itself).update();
        module.jdbc.sql("update customer_account set membership = 'trusteeship' where customer_id = ?").param(member).update();

        Refused.field("customerIds", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", itself)));
        assertThat(module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", member)).failed()).extracting(IssueResult.Failed::code)
                .containsExactly("UNDER_TRUSTEESHIP");
        Refused.with(404, "NOT_FOUND", () -> module.issue(VoucherModule.STRANGER, VoucherModule.order(quota, "1.00", member)));
        Refused.with(403, "NOT_ALLOWED", () -> module.issue(VoucherModule.OPERATIONS, VoucherModule.order(quota, "1.00", member)));
    }

    @Test
    @Rule({"VCH-11", "VCH-23"})
    @DisplayName("leaves its line in the records, failures too; the memo is for the issuing partner alone")
    void records() {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        String voucher = module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "60.00", customer, "nobody")).issued().get(0).voucherKey();
        module.reclaim(voucher);
        module.reclaim(voucher);

        List<OperationView> lines = module.operations.list(new ListQuery(List.of(), null, 0, 20, "key"), OperationFilter.of(Map.of("quotaKey", quota)),
                VoucherModule.FINANCE).items();
        assertThat(lines).extracting(OperationView::recordType, o -> o.status().code(), OperationView::customerId, OperationView::amount, OperationView::code,
                OperationView::operator).containsExactly(
                tuple(1, "succeeded", customer, "60.00", null, "cloudstar-finance"), tuple(1, "failed", "nobody", "60.00", "NOT_ASSOCIATED", "cloudstar-finance"),
                tuple(2, "succeeded", customer, "60.00", null, "cloudstar-finance"), tuple(2, "failed", customer, "0.00", "NOT_RECLAIMABLE", "cloudstar-finance"));
        assertThat(lines.get(0)).extracting(OperationView::memo, OperationView::customerName).containsExactly("老客户回馈", "客户****");
        assertThat(lines.get(2).remark()).isEqualTo("发错了");
        assertThat(module.operations.list(ListQuery.LARGEST, VoucherModule.OPERATIONS).items()).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(o -> assertThat(o.memo()).isNull());
        assertThat(module.operations.list(ListQuery.LARGEST, VoucherModule.STRANGER).items()).isEmpty();
        Refused.with(404, "NOT_FOUND", () -> module.operations.item(lines.get(0).key(), VoucherModule.STRANGER));
    }

    @ParameterizedTest
    @CsvSource({"recordType, '2', 1", "recordType, '1,2', 2", "operator, cloudstar-finance, 2", "operator, somebody, 0", "from, 2026-03-02, 2", "from, 2026-03-03, 0",
            "to, 2026-03-01, 0", "customerId, nobody, 0"})
    @Rule("VCH-23")
    @DisplayName("is found in the records by the filters")
    void filters(String filter, String value, int found) {
        String quota = module.granted("cloudstar", "100.00");
        module.reclaim(module.issued(quota, "60.00", module.customer("cloudstar", "2")));

        assertThat(module.operations.list(ListQuery.DEFAULT, OperationFilter.of(Map.of(filter, value)), VoucherModule.FINANCE).total()).isEqualTo(found);
        Refused.field("recordType", () -> OperationFilter.of(Map.of("recordType", "12")));
        Refused.field("to", () -> OperationFilter.of(Map.of("from", "2026-03-02", "to", "2026-03-01")));
    }

    @Test
    @Rule("VCH-23")
    @DisplayName("is in the exported records as they are read, for finance people and administrators")
    void export() {
        String quota = module.granted("cloudstar", "100.00");
        module.reclaim(module.issued(quota, "60.00", module.customer("cloudstar", "2")));
        OperationExport export = new OperationExport(module.operations, null);

        String csv = new String(CsvSheet.bytes(sheet -> export.write(Map.of("recordType", "1"), VoucherModule.FINANCE, sheet)), StandardCharsets.UTF_8);

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("60.00", "老客户回馈", "客户****", quota, "成功 Succeeded");
        Refused.with(403, "NOT_ALLOWED", () -> export.start(Map.of(), VoucherModule.OPERATIONS));
        Refused.field("recordType", () -> export.start(Map.of("recordType", "x"), VoucherModule.FINANCE));
    }

    @Test
    @Rule("VCH-12")
    @DisplayName("is reclaimed whole, while it is usable and no order holds it, each of a batch for itself")
    void reclaiming() {
        String quota = module.granted("cloudstar", "1000.00");
        String fresh = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        String partlyUsed = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        String locked = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        String used = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        String own = ownVoucher(Duration.ofDays(9));
        module.use(partlyUsed, "a use 30 -1");
        module.use(locked, "a lock 0 -1");
        module.use(used, "a use 100 -1");

        ReclaimResult result = module.reclaim(used, fresh, locked, "CPN-2026-999999", partlyUsed, own);

        assertThat(result.reclaimed()).containsExactly(new ReclaimResult.Reclaimed(fresh, "100.00", false), new ReclaimResult.Reclaimed(partlyUsed, "70.00", false));
        assertThat(result.failed()).extracting(ReclaimResult.Failed::key, ReclaimResult.Failed::status, ReclaimResult.Failed::code).containsExactly(
                tuple(used, 409, "NOT_RECLAIMABLE"), tuple(locked, 409, "VOUCHER_LOCKED"), tuple("CPN-2026-999999", 404, "NOT_FOUND"), tuple(own, 409, "NOT_RECLAIMABLE"));
        assertThat(result.total()).isEqualTo("170.00");
        assertThat(module.quota(quota).balance()).isEqualTo("770.00");
        assertThat(module.voucher(partlyUsed)).extracting(v -> v.status().code(), VoucherView::balance, VoucherView::usedAmount)
                .containsExactly("reclaimed", "0.00", "30.00");
        assertThat(VoucherModule.as(VoucherModule.STRANGER, () -> module.vouchers.reclaim(List.of(locked), null, null, VoucherModule.STRANGER)).failed())
                .extracting(ReclaimResult.Failed::code).containsExactly("NOT_FOUND");
    }

    @Test
    @Rule("VCH-14")
    @DisplayName("is expired from its end on, wherever it is shown; its rest goes back once, whenever that is done")
    void expiry() {
        String quota = module.granted("cloudstar", "1000.00");
        String customer = module.customer("cloudstar", "2");
        String voucher = module.issue(VoucherModule.FINANCE, timed(quota, customer, null, module.now().plus(Duration.ofDays(7)))).issued().get(0).voucherKey();
        String locked = module.issue(VoucherModule.FINANCE, timed(quota, customer, null, module.now().plus(Duration.ofDays(7)))).issued().get(0).voucherKey();
        module.use(locked, "a lock 0 0");
        module.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(module.voucher(voucher).status().code()).isEqualTo("usable");
        assertThat(module.expiry.work()).isFalse();
        module.pass(Duration.ofSeconds(1));

        assertThat(module.voucher(voucher).status().code()).isEqualTo("expired");
        assertThat(module.voucherRecords.list(new ListQuery(List.of("expired"), null, 0, 20, "-createdAt"), VoucherModule.FINANCE).total()).isEqualTo(2);
        assertThat(module.voucherRecords.list(new ListQuery(List.of("usable"), null, 0, 20, "-createdAt"), VoucherModule.FINANCE).total()).isZero();
        assertThat(module.reclaim(voucher).failed()).extracting(ReclaimResult.Failed::code).containsExactly("NOT_RECLAIMABLE");
        module.expiry.work();
        module.expiry.work();

        assertThat(module.quota(quota).balance()).as("the locked one waits").isEqualTo("990.00");
        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance).containsExactly("expired", "0.00");
        assertThat(module.operations(voucher)).extracting(OperationView::recordType, OperationView::amount, o -> o.status().code())
                .containsExactly(tuple(1, "10.00", "succeeded"), tuple(2, "10.00", "failed"), tuple(4, "10.00", "succeeded"));
        module.use(locked, "b unlock 0 0");
        module.expiry.work();
        assertThat(module.quota(quota).balance()).isEqualTo("1000.00");
    }

    @Test
    @Rule("VCH-17")
    @DisplayName("is used down to 0 and no further, whatever the order in which its events are told")
    void usage() {
        String quota = module.granted("cloudstar", "1000.00");
        String voucher = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        module.use(voucher, "d use 80 -10 order-4", "a lock 0 -40 order-3", "c unlock 0 -20", "b use 60 -30 order-3");
        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance, VoucherView::usedAmount, VoucherView::lockedBy,
                VoucherView::orderId).containsExactly("used", "0.00", "100.00", null, "order-4");

        module.use(voucher, "e refund 30 -5");
        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance).containsExactly("usable", "30.00");
        module.use(voucher, "f refund 500 -4");
        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance, VoucherView::usedAmount).containsExactly("usable", "100.00", "0.00");
        module.use(voucher, "g use 10 -35 order-2");
        assertThat(module.voucher(voucher)).as("told late, but before the refunds").extracting(VoucherView::balance).isEqualTo("100.00");
        module.use(voucher, "h freeze 0 -3", "i thaw 0 -2");
        assertThat(module.voucher(voucher).frozen()).isFalse();
        assertThat(module.voucherRecords.item(voucher, VoucherModule.FINANCE).usage()).hasSize(9);
    }

    @Test
    @Rule({"VCH-16", "VCH-17"})
    @DisplayName("whose order is unsubscribed after its end gives what was used back to the quota (cause 5)")
    void refundAfterTheEnd() {
        String quota = module.granted("cloudstar", "1000.00");
        String voucher = module.issue(VoucherModule.FINANCE, timed(quota, module.customer("cloudstar", "2"), null, module.now().plus(Duration.ofDays(7))))
                .issued().get(0).voucherKey();
        module.use(voucher, "a use 6 0");
        module.pass(Duration.ofDays(8));
        module.expiry.work();
        module.use(voucher, "b refund 9 0");

        assertThat(module.quota(quota).balance()).isEqualTo("1000.00");
        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance).containsExactly("expired", "0.00");
        assertThat(module.operations(voucher)).extracting(OperationView::recordType, OperationView::amount)
                .containsExactly(tuple(1, "10.00"), tuple(4, "4.00"), tuple(5, "6.00"));
    }

    @Test
    @Rule({"VCH-04", "CUS-30"})
    @DisplayName("tells nothing about the earlier bonds of somebody else's customer")
    void strangersBonds() {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String quota = module.granted(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(), UseLimits.NONE, null, null, true, "x"));
        String stranger = module.customer("starbridge", "2");
        module.bonds.end(stranger);
        AccountFixture.bind(module.bonds, stranger, "bluewave", "2", "ASC-B-1");

        assertThat(module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "10.00", stranger)).failed())
                .extracting(IssueResult.Failed::customerId, IssueResult.Failed::code).containsExactly(tuple(stranger, "NOT_ASSOCIATED"));
    }

    @Test
    @Rule({"VCH-16", "VCH-17"})
    @DisplayName("pays back once what an order gave up after its end, whatever is told later")
    void refundAfterTheEndCountsOnce() {
        String quota = module.granted("cloudstar", "1000.00");
        VoucherOrder order = new VoucherOrder(quota, List.of(module.customer("cloudstar", "2")), new BigDecimal("100.00"), null, null,
                module.now().plus(Duration.ofDays(7)), UseLimits.NONE, null);
        String voucher = module.issue(VoucherModule.FINANCE, order).issued().get(0).voucherKey();
        module.use(voucher, "a use 80 0");
        module.pass(Duration.ofDays(8));
        module.expiry.work();
        module.use(voucher, "b refund 50 0");
        assertThat(module.quota(quota).balance()).isEqualTo("970.00");

        module.use(voucher, "c thaw 0 0");

        assertThat(module.quota(quota).balance()).isEqualTo("970.00");
        assertThat(module.voucher(voucher).usedAmount()).isEqualTo("30.00");
        module.use(voucher, "d refund 10 0");
        assertThat(module.quota(quota).balance()).isEqualTo("980.00");
        assertThat(module.operations(voucher)).extracting(OperationView::recordType, OperationView::amount)
                .containsExactly(tuple(1, "100.00"), tuple(4, "20.00"), tuple(5, "50.00"), tuple(5, "10.00"));
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("whose top-up was refunded when it was used up goes back when its order is unsubscribed (cause 6)")
    void revokedWhenUsedUp() {
        String quota = module.granted("cloudstar", "1000.00");
        String voucher = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        module.use(voucher, "a use 100 -2", "b revoke 0 -1");
        assertThat(module.voucher(voucher).status().code()).isEqualTo("used");

        module.use(voucher, "c refund 40 0");

        assertThat(module.voucher(voucher)).extracting(v -> v.status().code(), VoucherView::balance, VoucherView::usedAmount)
                .containsExactly("reclaimed", "0.00", "60.00");
        assertThat(module.quota(quota).balance()).isEqualTo("940.00");
        assertThat(module.operations(voucher)).extracting(OperationView::recordType, OperationView::amount)
                .containsExactly(tuple(1, "100.00"), tuple(6, "40.00"));
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("whose top-up was refunded goes back at once (cause 6), or once its order lets go")
    void revoked() {
        String quota = module.granted("cloudstar", "1000.00");
        String voucher = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        String locked = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        module.use(voucher, "a revoke 0 0");
        module.use(locked, "a lock 0 -2", "b revoke 0 -1");
        assertThat(module.voucher(voucher).status().code()).isEqualTo("reclaimed");
        assertThat(module.voucher(locked).status().code()).isEqualTo("usable");
        String recall = module.instances.begun.get(0);
        assertThat(module.work(recall)).isEqualTo(RecallStep.LOCKED);

        module.use(locked, "c unlock 0 0");
        assertThat(module.instances.woken).containsExactly(recall);
        assertThat(module.work(recall)).isEqualTo(RecallStep.DONE);

        assertThat(module.quota(quota).balance()).isEqualTo("1000.00");
        assertThat(module.operations(locked)).extracting(OperationView::recordType).containsExactly(1, 6);
    }

    @Test
    @Rule("VCH-18")
    @DisplayName("of the partner itself is left out of its list a year after it ended; it is kept")
    void holdersList() {
        String expired = ownVoucher(Duration.ofDays(1));
        String used = ownVoucher(Duration.ofDays(3000));
        String usable = ownVoucher(Duration.ofDays(3000));
        module.use(used, "a use 200 0");
        module.clock.set("2027-03-02T10:00");
        assertThat(listed(VoucherModule.FINANCE)).containsExactlyInAnyOrder(expired, used, usable);
        module.clock.set("2027-03-02T10:01");
        assertThat(listed(VoucherModule.FINANCE)).containsExactlyInAnyOrder(expired, usable);
        module.clock.set("2027-03-03T10:01");
        assertThat(listed(VoucherModule.FINANCE)).containsExactly(usable);
        assertThat(listed(VoucherModule.OPERATIONS)).hasSize(3);
        assertThat(module.voucherRecords.item(expired, VoucherModule.FINANCE).key()).isEqualTo(expired);
    }

    @Test
    @Rule("VCH-18")
    @DisplayName("that was issued is left out of the issuer's list two years after it expired, that day included")
    void issuersList() {
        String quota = module.granted("cloudstar", "1000.00");
        String voucher = module.issue(VoucherModule.FINANCE, timed(quota, module.customer("cloudstar", "2"), null, module.now().plus(Duration.ofDays(7))))
                .issued().get(0).voucherKey();
        module.clock.set("2028-03-08T23:59");
        assertThat(listed(VoucherModule.FINANCE)).containsExactly(voucher);
        module.clock.set("2028-03-09T00:00");
        assertThat(listed(VoucherModule.FINANCE)).isEmpty();
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("from an earlier bond goes back when the customer joins again, not what the new bond brings at the same moment (cause 7)")
    void joinsAgain() {
        String quota = module.granted("cloudstar", "1000.00");
        String customer = module.customer("cloudstar", "2");
        String before = module.issued(quota, "10.00", customer);
        module.bonds.end(customer);
        AccountFixture.bind(module.bonds, customer, "cloudstar", "2", "ASC-AGAIN-1");
        String recall = module.cause("cloudstar", OperationType.ASSOCIATED, "ASC-AGAIN-1", Recall.Target.customer(customer));
        String after = module.issued(quota, "20.00", customer);

        assertThat(module.work(recall)).isEqualTo(RecallStep.DONE);

        assertThat(module.voucher(before).status().code()).isEqualTo("reclaimed");
        assertThat(module.voucher(after).status().code()).isEqualTo("usable");
    }

    @Test
    @Rule("VCH-16")
    @DisplayName("is taken back once for each cause, in portions, and what an order holds waits")
    void recall() {
        String quota = module.granted("cloudstar", "1000.00");
        String customer = module.customer("cloudstar", "2");
        String other = module.issued(quota, "10.00", module.customer("cloudstar", "2"));
        String free = module.issued(quota, "10.00", customer);
        String locked = module.issued(quota, "10.00", customer);
        module.use(locked, "a lock 0 0");
        String recall = module.cause("cloudstar", OperationType.BOND_ENDED, "CHG-1", Recall.Target.customer(customer));
        module.cause("cloudstar", OperationType.BOND_ENDED, "CHG-1", Recall.Target.customer(customer));
        assertThat(module.instances.begun).as("once").containsExactly(recall);

        assertThat(module.recalls.work(recall)).isEqualTo(RecallStep.MORE);
        assertThat(module.recalls.work(recall)).isEqualTo(RecallStep.LOCKED);
        assertThat(module.recalls.work(recall)).as("repeated").isEqualTo(RecallStep.LOCKED);
        module.use(locked, "b unlock 0 0");
        assertThat(module.work(recall)).isEqualTo(RecallStep.DONE);
        assertThat(module.work(recall)).isEqualTo(RecallStep.DONE);

        assertThat(List.of(free, locked)).allSatisfy(key -> {
            assertThat(module.voucher(key).status().code()).isEqualTo("reclaimed");
            assertThat(module.operations(key)).extracting(OperationView::recordType).containsExactly(1, 3);
            assertThat(module.operations(key).get(1).operator()).isEqualTo("system");
        });
        assertThat(module.voucher(other).status().code()).isEqualTo("usable");
        assertThat(module.quota(quota).balance()).isEqualTo("990.00");
    }

    @Test
    @Rule("VCH-09")
    @DisplayName("is limited by a whitelist that is taken whole or not at all, each fault with its line")
    void whitelistFile() {
        WhitelistFile file = new WhitelistFile(3);
        assertThat(file.read("\uFEFFcustomerId\r\nc-1\n\"c-2\"\nc-1\n".getBytes(StandardCharsets.UTF_8))).containsExactly("c-1", "c-2");
        assertThat(file.read(new byte[0])).isEmpty();
        assertThat(file.read("customerId\n".getBytes())).isEmpty();
        Refused.field("file", () -> file.read("id\nc-1".getBytes()));
        Refused.field("file", () -> file.read("customerId\nc-1,c-2".getBytes()));
        Refused.field("file", () -> file.read(("customerId\n" + "x".repeat(65)).getBytes()));
        Refused.field("file", () -> file.read("customerId\n1\n2\n3\n4".getBytes()));
        Refused.field("file", () -> file.read(new byte[] {'c', (byte) 0xff}));
    }
}
