package org.partnercenter.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;


import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.account.AccountFixture;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.platform.web.ListQuery;

@DisplayName("A voucher quota")
class VoucherQuotasTest {

    private static final Decision APPROVE = new Decision(true, null);
    private static final Decision REJECT = new Decision(false, "依据不足");

    private final VoucherModule module = new VoucherModule();

    @AfterEach
    void close() {
        module.close();
    }

    private String proposed(String value) {
        return VoucherModule.as(VoucherModule.OPERATIONS, () -> module.quotas.grant(module.grant("cloudstar", value), VoucherModule.OPERATIONS));
    }

    private void adjust(String key, String newValue) {
        VoucherModule.as(VoucherModule.OPERATIONS, () -> module.quotas.adjust(key, new BigDecimal(newValue), "追加", VoucherModule.OPERATIONS));
    }

    private void confirm(String key, Decision decision) {
        VoucherModule.as(VoucherModule.OPERATIONS2, () -> module.quotas.confirm(key, decision, VoucherModule.OPERATIONS2));
    }

    private void move(String key, QuotaStatus status) {
        VoucherModule.as(VoucherModule.OPERATIONS, () -> module.quotas.move(key, status, "风险核查", VoucherModule.OPERATIONS));
    }

    private void whitelist(String key, String... customers) {
        VoucherModule.as(VoucherModule.FINANCE, () -> module.quotas.whitelist(key, List.of(customers), VoucherModule.FINANCE));
    }

    private ResellerQuotas.Allocation allocate(String quota, String amount, String... resellers) {
        return VoucherModule.as(VoucherModule.DISTRIBUTOR,
                () -> module.resellerQuotas.allocate(quota, List.of(resellers), new BigDecimal(amount), null, VoucherModule.DISTRIBUTOR));
    }

    private ReclaimResult takeBack(String... quotas) {
        return VoucherModule.as(VoucherModule.DISTRIBUTOR, () -> module.resellerQuotas.takeBack(List.of(quotas), "合作调整", null, VoucherModule.DISTRIBUTOR));
    }

    private void cannotIssue(String code, String quota) {
        String customer = module.customer("cloudstar", "2");
        Refused.with(409, code, () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(quota, "1.00", customer)));
    }

    @Test
    @Rule("VCH-19")
    @DisplayName("holds nothing until a second member of operations has confirmed the grant")
    void grantWaits() {
        String key = proposed("1000.00");
        assertThat(module.quota(key)).extracting(q -> q.status().code(), QuotaView::value, QuotaView::balance, QuotaView::pendingValue)
                .containsExactly("adjusting", "0.00", "0.00", "1000.00");
        assertThat(module.quotaRecords.item(key, VoucherModule.FINANCE).pendingValue()).as("not the partner's to know").isNull();
        cannotIssue("QUOTA_NOT_USABLE", key);

        Refused.with(403, "FOUR_EYES", () -> module.quotas.confirm(key, APPROVE, VoucherModule.OPERATIONS));
        confirm(key, APPROVE);

        assertThat(module.quota(key)).extracting(q -> q.status().code(), QuotaView::value, QuotaView::balance).containsExactly("normal", "1000.00", "1000.00");
        Refused.with(409, "ALREADY_DECIDED", () -> confirm(key, APPROVE));
    }

    @Test
    @Rule("VCH-19")
    @DisplayName("that was refused never was the partner's")
    void refusedGrant() {
        String key = proposed("1000.00");
        confirm(key, REJECT);

        assertThat(module.quota(key).status().code()).isEqualTo("invalid");
        Refused.with(404, "NOT_FOUND", () -> module.quotaRecords.item(key, VoucherModule.FINANCE));
        assertThat(module.quotaRecords.list(ListQuery.DEFAULT, VoucherModule.FINANCE).total()).isZero();
    }

    @Test
    @Rule("VCH-19")
    @DisplayName("cannot be used while it is adjusted; confirmed it has the new value, less what is issued")
    void adjusting() {
        String key = module.granted("cloudstar", "1000.00");
        module.issued(key, "300.00", module.customer("cloudstar", "2"));
        Refused.field("newValue", () -> adjust(key, "299.99"));

        adjust(key, "500.00");
        assertThat(module.quota(key).status().code()).isEqualTo("adjusting");
        cannotIssue("QUOTA_NOT_USABLE", key);
        Refused.with(409, "QUOTA_NOT_USABLE", () -> adjust(key, "600.00"));
        Refused.with(403, "FOUR_EYES", () -> module.quotas.confirm(key, REJECT, VoucherModule.OPERATIONS));
        confirm(key, APPROVE);

        assertThat(module.quota(key)).extracting(q -> q.status().code(), QuotaView::value, QuotaView::balance, QuotaView::issued)
                .containsExactly("normal", "500.00", "200.00", "300.00");
    }

    @Test
    @Rule("VCH-19")
    @DisplayName("is as it was when the new value is refused, frozen too")
    void refusedAdjustment() {
        String key = module.granted("cloudstar", "1000.00");
        move(key, QuotaStatus.FROZEN);
        adjust(key, "500.00");
        confirm(key, REJECT);

        assertThat(module.quota(key)).extracting(q -> q.status().code(), QuotaView::value, QuotaView::balance, QuotaView::pendingValue)
                .containsExactly("frozen", "1000.00", "1000.00", null);
    }

    @Test
    @Rule({"VCH-02", "VCH-15"})
    @DisplayName("is used only while it is normal; thawing and invalidating are for operations, invalid is for good")
    void states() {
        String key = module.granted("cloudstar", "1000.00");
        Refused.with(403, "NOT_ALLOWED", () -> module.quotas.move(key, QuotaStatus.FROZEN, "x", VoucherModule.FINANCE));
        move(key, QuotaStatus.FROZEN);
        cannotIssue("QUOTA_NOT_USABLE", key);
        assertThat(module.quotaRecords.item(key, VoucherModule.FINANCE).status().code()).as("seen all the same").isEqualTo("frozen");
        move(key, QuotaStatus.NORMAL);
        module.issued(key, "1.00", module.customer("cloudstar", "2"));
        move(key, QuotaStatus.INVALID);
        cannotIssue("QUOTA_NOT_USABLE", key);
        Refused.with(409, "QUOTA_NOT_USABLE", () -> move(key, QuotaStatus.NORMAL));
        Refused.with(409, "QUOTA_NOT_USABLE", () -> adjust(key, "2000.00"));
    }

    @Test
    @Rule({"VCH-02", "VCH-15"})
    @DisplayName("is used only inside its period, and is invalid from its end on without anybody's doing")
    void period() {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String key = module.granted(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt().plus(Duration.ofDays(1)), g.expireAt(), UseLimits.NONE,
                null, null, false, "下季度"));
        cannotIssue("QUOTA_NOT_IN_PERIOD", key);
        module.pass(Duration.ofDays(1));
        module.issued(key, "1.00", module.customer("cloudstar", "2"));
        module.clock.set(g.expireAt().atZone(module.clock.getZone()).toLocalDateTime().toString());

        cannotIssue("QUOTA_NOT_IN_PERIOD", key);
        assertThat(module.quota(key).status().code()).isEqualTo("invalid");
        assertThat(module.quotaRecords.list(status("invalid"), VoucherModule.FINANCE).items()).extracting(QuotaView::key).contains(key);
        assertThat(module.quotaRecords.list(status("normal"), VoucherModule.FINANCE).total()).isZero();
        Refused.with(409, "QUOTA_NOT_USABLE", () -> move(key, QuotaStatus.FROZEN));
    }

    private static ListQuery status(String status) {
        return new ListQuery(List.of(status), null, 0, 20, "-createdAt");
    }

    @Test
    @Rule("VCH-01")
    @DisplayName("is of vouchers or of flexi-purchase coupons; resellers have it of vouchers only")
    void kinds() {
        assertThat(Arrays.stream(QuotaKind.values()).map(QuotaKind::code)).containsExactly("voucher", "flexi");
        QuotaGrant g = module.grant("rivertech", "10.00");
        QuotaGrant flexi = new QuotaGrant("rivertech", QuotaKind.FLEXI, g.value(), g.effectiveAt(), g.expireAt(), UseLimits.NONE, null, null, false, "x");
        Refused.field("kind", () -> module.quotas.grant(flexi, VoucherModule.OPERATIONS));
        String distributors = module.granted(new QuotaGrant("starbridge", QuotaKind.FLEXI, g.value(), g.effectiveAt(), g.expireAt(), UseLimits.NONE, null, null,
                false, "x"));
        Refused.with(409, "QUOTA_NOT_USABLE", () -> allocate(distributors, "1.00", "rivertech"));
    }

    @Test
    @Rule("VCH-09")
    @DisplayName("with a whitelist serves its customers only; a new version replaces the former, an empty one lifts it")
    void whitelists() {
        String key = module.granted("cloudstar", "1000.00");
        String listed = module.customer("cloudstar", "2");
        String other = module.customer("cloudstar", "2");
        whitelist(key, listed);
        Refused.with(409, "NOT_ON_WHITELIST", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(key, "1.00", listed, other)));
        assertThat(module.quota(key).balance()).as("nothing was issued").isEqualTo("1000.00");
        module.issued(key, "1.00", listed);

        whitelist(key, other);
        Refused.with(409, "NOT_ON_WHITELIST", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(key, "1.00", listed)));
        module.issued(key, "1.00", other);
        whitelist(key);
        module.issued(key, "1.00", listed);

        assertThat(module.quota(key).whitelistVersions()).extracting(WhitelistRepository.Version::version, WhitelistRepository.Version::customers)
                .containsExactly(tuple(3, 0), tuple(2, 1), tuple(1, 1));
        Refused.with(404, "NOT_FOUND", () -> module.quotas.whitelist(key, List.of(), VoucherModule.STRANGER));
    }

    @Test
    @Rule("VCH-09")
    @DisplayName("for first associations serves nobody who had an earlier bond; a switch of the type is none")
    void firstAssociatedOnly() {
        QuotaGrant g = module.grant("cloudstar", "1000.00");
        String key = module.granted(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(), UseLimits.NONE, null, null, true, "新客"));
        String switched = module.customer("cloudstar", "1");
        module.bonds.switchType(switched, "2");
        String back = module.customer("bluewave", "2");
        module.bonds.end(back);
        module.pass(Duration.ofMinutes(1));
        AccountFixture.bind(module.bonds, back, "cloudstar", "2", "ASC-back");

        Refused.with(409, "NOT_FIRST_ASSOCIATED", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(key, "1.00", back)));
        module.issued(key, "1.00", switched);
    }

    @Test
    @Rule("CUS-30")
    @DisplayName("that got a left member's vouchers back serves its master, unless it named its customers")
    void leftMembersMaster() {
        String free = module.granted("cloudstar", "100.00");
        String named = module.granted("cloudstar", "100.00");
        String member = module.customer("cloudstar", "2");
        String master = module.customer("cloudstar", "2");
        module.jdbc.sql("update customer_account set membership = 'independent', master_id = ? where customer_id = ?").params(master, member).update();
        whitelist(named, member);
        module.issued(free, "100.00", member);
        module.issued(named, "100.00", member);
        module.work(module.cause("cloudstar", OperationType.BOND_ENDED, "CHG-member", Recall.Target.customer(member)));
        assertThat(module.quota(free).balance()).isEqualTo("100.00");

        module.issued(free, "100.00", master);
        Refused.with(409, "NOT_ON_WHITELIST", () -> module.issue(VoucherModule.FINANCE, VoucherModule.order(named, "100.00", master)));
    }

    @Test
    @Rule("VCH-20")
    @DisplayName("is given to own resellers, each the amount with the parent's terms, all or none")
    void allocation() {
        QuotaGrant g = module.grant("starbridge", "100.00");
        String parent = module.granted(new QuotaGrant("starbridge", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(),
                new UseLimits(List.of("ecs"), List.of("p1")), new BigDecimal("5"), new BigDecimal("50"), false, "x"));
        Refused.with(404, "NOT_FOUND", () -> allocate(parent, "10.00", "rivertech", "cloudstar"));
        Refused.with(409, "QUOTA_EXHAUSTED", () -> allocate(parent, "100.01", "rivertech"));
        assertThat(module.quota(parent).balance()).as("nothing was given").isEqualTo("100.00");
        Refused.with(403, "NOT_A_DISTRIBUTOR", () -> module.resellerQuotas.allocate(parent, List.of("rivertech"), BigDecimal.TEN, null, VoucherModule.FINANCE));

        ResellerQuotas.Allocation given = allocate(parent, "40.00", "rivertech");

        QuotaView child = module.quotaRecords.item(given.quotas().get(0).quotaKey(), VoucherModule.RESELLER);
        assertThat(child).extracting(QuotaView::value, QuotaView::balance, QuotaView::minFaceValue, QuotaView::maxFaceValue, QuotaView::cloudServiceTypes,
                QuotaView::expireAt, QuotaView::parentQuotaKey).containsExactly("40.00", "40.00", "5.00", "50.00", List.of("ecs"), g.expireAt(), parent);
        assertThat(module.quota(parent).balance()).isEqualTo("60.00");
        assertThat(module.quotaRecords.item(child.key(), VoucherModule.DISTRIBUTOR).key()).as("whoever gave it sees it").isEqualTo(child.key());
        Refused.with(409, "QUOTA_NOT_USABLE", () -> adjust(child.key(), "50.00"));
    }

    @Test
    @Rule({"VCH-20", "VCH-09"})
    @DisplayName("that names customers goes only to the reseller whose they are, with the list")
    void allocationOfANamedQuota() {
        String parent = module.granted("starbridge", "100.00");
        String resellers = module.customer("rivertech", "2");
        String own = module.customer("starbridge", "2");
        VoucherModule.as(VoucherModule.DISTRIBUTOR, () -> module.quotas.whitelist(parent, List.of(own), VoucherModule.DISTRIBUTOR));
        Refused.with(409, "NOT_ON_WHITELIST", () -> allocate(parent, "10.00", "rivertech"));
        VoucherModule.as(VoucherModule.DISTRIBUTOR, () -> module.quotas.whitelist(parent, List.of(resellers), VoucherModule.DISTRIBUTOR));

        String child = allocate(parent, "10.00", "rivertech").quotas().get(0).quotaKey();

        String another = module.customer("rivertech", "2");
        Refused.with(409, "NOT_ON_WHITELIST", () -> module.issue(VoucherModule.RESELLER, VoucherModule.order(child, "1.00", another)));
        assertThat(module.issue(VoucherModule.RESELLER, VoucherModule.order(child, "1.00", resellers)).issued()).hasSize(1);
    }

    @Test
    @Rule({"VCH-20", "VCH-09"})
    @DisplayName("that came with a list can be narrowed by the reseller, neither widened nor opened")
    void inheritedWhitelist() {
        String parent = module.granted("starbridge", "100.00");
        String first = module.customer("rivertech", "2");
        String second = module.customer("rivertech", "2");
        String other = module.customer("rivertech", "2");
        String open = allocate(parent, "10.00", "rivertech").quotas().get(0).quotaKey();
        VoucherModule.as(VoucherModule.DISTRIBUTOR, () -> module.quotas.whitelist(parent, List.of(first, second), VoucherModule.DISTRIBUTOR));
        String child = allocate(parent, "10.00", "rivertech").quotas().get(0).quotaKey();
        module.pass(Duration.ofMinutes(1));

        Refused.with(409, "NOT_ON_WHITELIST", () -> ofReseller(child, first, other));
        Refused.with(409, "NOT_ON_WHITELIST", () -> ofReseller(child));
        ofReseller(child, first);
        ofReseller(child, first, second);
        ofReseller(open, other);
        ofReseller(open);
        assertThat(module.quota(child).whitelistCustomers()).isEqualTo(2);
    }

    private void ofReseller(String quota, String... customers) {
        VoucherModule.as(VoucherModule.RESELLER, () -> module.quotas.whitelist(quota, List.of(customers), VoucherModule.RESELLER));
    }

    @Test
    @Rule("VCH-21")
    @DisplayName("is taken back whole, if it is normal; vouchers cut from it stay valid; one by one")
    void takingBack() {
        String parent = module.granted("starbridge", "100.00");
        String used = allocate(parent, "40.00", "rivertech").quotas().get(0).quotaKey();
        String frozen = allocate(parent, "20.00", "rivertech").quotas().get(0).quotaKey();
        move(frozen, QuotaStatus.FROZEN);
        String voucher = module.issue(VoucherModule.RESELLER, VoucherModule.order(used, "15.00", module.customer("rivertech", "2"))).issued().get(0).voucherKey();
        String foreign = module.granted("cloudstar", "1.00");

        ReclaimResult result = takeBack(used, frozen, foreign);

        assertThat(result.reclaimed()).containsExactly(new ReclaimResult.Reclaimed(used, "25.00", false));
        assertThat(result.failed()).extracting(ReclaimResult.Failed::key, ReclaimResult.Failed::code)
                .containsExactly(tuple(frozen, "QUOTA_NOT_USABLE"), tuple(foreign, "NOT_FOUND"));
        assertThat(module.quota(parent).balance()).isEqualTo("65.00");
        assertThat(module.quota(used)).extracting(q -> q.status().code(), QuotaView::balance).containsExactly("reclaimed", "0.00");
        assertThat(module.voucher(voucher).status().code()).isEqualTo("usable");
        assertThat(takeBack(used).failed()).extracting(ReclaimResult.Failed::code).as("final").containsExactly("QUOTA_NOT_USABLE");
    }

    @Test
    @Rule({"VCH-13", "VCH-21"})
    @DisplayName("that was taken back gets nothing more: what is reclaimed lapses, and the record says so")
    void lapses() {
        String quota = module.granted("cloudstar", "100.00");
        String voucher = module.issued(quota, "100.00", module.customer("cloudstar", "2"));
        move(quota, QuotaStatus.INVALID);

        ReclaimResult result = module.reclaim(voucher);

        assertThat(result.reclaimed()).containsExactly(new ReclaimResult.Reclaimed(voucher, "100.00", true));
        assertThat(module.quota(quota).balance()).isEqualTo("0.00");
        assertThat(module.operations(voucher)).extracting(OperationView::recordType, OperationView::lapsed)
                .containsExactly(tuple(1, false), tuple(2, true));
    }

    @Test
    @Rule("VCH-13")
    @DisplayName("that is frozen or adjusted gets back what is reclaimed")
    void returnsToAFrozenQuota() {
        String quota = module.granted("cloudstar", "100.00");
        String voucher = module.issued(quota, "60.00", module.customer("cloudstar", "2"));
        String second = module.issued(quota, "40.00", module.customer("cloudstar", "2"));
        move(quota, QuotaStatus.FROZEN);
        module.reclaim(voucher);
        adjust(quota, "50.00");
        module.reclaim(second);
        confirm(quota, APPROVE);

        assertThat(module.quota(quota)).extracting(q -> q.status().code(), QuotaView::value, QuotaView::balance).containsExactly("frozen", "50.00", "50.00");
    }

    @Test
    @Rule("VCH-24")
    @DisplayName("of a frozen partner gives out and takes back nothing by hand; the automatic causes go on")
    void frozenPartner() {
        String quota = module.granted("cloudstar", "100.00");
        String customer = module.customer("cloudstar", "2");
        String voucher = module.issued(quota, "100.00", customer);
        module.jdbc.sql("update partner set status = 'frozen' where id in ('cloudstar', 'starbridge')").update();

        cannotIssue("PARTNER_FROZEN", quota);
        Refused.with(409, "PARTNER_FROZEN", () -> module.reclaim(voucher));
        Refused.with(409, "PARTNER_FROZEN", () -> allocate(quota, "1.00", "rivertech"));
        Refused.with(409, "PARTNER_FROZEN", () -> takeBack(quota));
        Refused.with(409, "PARTNER_FROZEN", () -> whitelist(quota, customer));
        module.work(module.cause("cloudstar", OperationType.BOND_ENDED, "CHG-1", Recall.Target.customer(customer)));
        assertThat(module.quota(quota).balance()).isEqualTo("100.00");
    }

    @Test
    @Rule("VCH-24")
    @DisplayName("that pays a slip is good for twelve months, without limits, and there is one for each slip")
    void payoutQuota() {
        String key = module.quotas.grantForPayout("cloudstar", "PAY-2026-000001", new BigDecimal("520.00"));
        assertThat(module.quotas.grantForPayout("cloudstar", "PAY-2026-000001", new BigDecimal("520.00"))).isEqualTo(key);
        QuotaView quota = module.quota(key);

        assertThat(quota).extracting(q -> q.status().code(), QuotaView::kind, QuotaView::value, QuotaView::balance, QuotaView::slipKey)
                .containsExactly("normal", "voucher", "520.00", "520.00", "PAY-2026-000001");
        assertThat(quota.expireAt().atZone(module.clock.getZone()).toLocalDateTime()).isEqualTo("2027-03-02T10:00:00");
    }

    @Test
    @Rule("PTR-13")
    @DisplayName("is issued from, reclaimed to, given and taken back with a code where the partner wants one")
    void verificationCodes() {
        String quota = module.granted("starbridge", "100.00");
        String child = allocate(quota, "10.00", "rivertech").quotas().get(0).quotaKey();
        String customer = module.customer("starbridge", "2");
        String voucher = module.issue(VoucherModule.DISTRIBUTOR, VoucherModule.order(quota, "1.00", customer)).issued().get(0).voucherKey();
        Refusal wrong = Refusal.of(400, "VERIFICATION_CODE_WRONG", "verificationCode", "wrong");
        List<Map.Entry<String, ThrowingCallable>> critical = List.of(
                Map.entry("voucher-issue", () -> module.issue(VoucherModule.DISTRIBUTOR, VoucherModule.order(quota, "1.00", customer))),
                Map.entry("voucher-reclaim", () -> module.vouchers.reclaim(List.of(voucher), null, null, VoucherModule.DISTRIBUTOR)),
                Map.entry("quota-issue", () -> allocate(quota, "1.00", "rivertech")),
                Map.entry("quota-reclaim", () -> takeBack(child)));

        critical.forEach(action -> {
            doThrow(wrong).when(module.codes).require(any(), eq(action.getKey()), any());
            Refused.with(400, "VERIFICATION_CODE_WRONG", action.getValue());
        });
        assertThat(module.quota(quota).balance()).as("nothing has changed").isEqualTo("89.00");
    }

    @Test
    @DisplayName("is refused field by field")
    void fields() {
        QuotaGrant g = module.grant("cloudstar", "1.00");
        Refused.field("value", () -> module.quotas.grant(module.grant("cloudstar", "0.00"), VoucherModule.OPERATIONS));
        Refused.field("partnerId", () -> module.quotas.grant(module.grant("nobody", "1.00"), VoucherModule.OPERATIONS));
        Refused.field("expireAt", () -> module.quotas.grant(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.effectiveAt(),
                UseLimits.NONE, null, null, false, "x"), VoucherModule.OPERATIONS));
        Refused.field("maxFaceValue", () -> module.quotas.grant(new QuotaGrant("cloudstar", QuotaKind.VOUCHER, g.value(), g.effectiveAt(), g.expireAt(),
                UseLimits.NONE, BigDecimal.TEN, BigDecimal.ONE, false, "x"), VoucherModule.OPERATIONS));
        Refused.with(403, "NOT_ALLOWED", () -> module.quotas.grant(g, VoucherModule.FINANCE));
    }
}
