package org.partnercenter.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.partnercenter.Rule;

/** What a voucher of 100 CNY has used and given back, for any events told in any portions before and after its end. */
class VoucherSettlementTest {

    private static final BigDecimal FACE = new BigDecimal("100");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = START.plusSeconds(1000);

    private final List<UsageEvent> told = new ArrayList<>();
    private BigDecimal back = BigDecimal.ZERO;

    private static Voucher voucher() {
        VoucherTerms terms = new VoucherTerms(QuotaKind.VOUCHER, FACE, null, START, END, UseLimits.NONE);
        return new Voucher("CPN-1", "code", "cloudstar", Voucher.Holder.PARTNER, "QTA-1", terms, Voucher.Plan.NONE, "cloudstar", START);
    }

    /** An event as a number: the amount, refunds negative, told at any moment of the voucher's life. */
    private void tell(Voucher voucher, List<Integer> portion, Instant now) {
        for (int number : portion) {
            told.add(new UsageEvent("e" + told.size(), voucher.key, number < 0 ? UsageEvent.Kind.REFUND : number == 0 ? UsageEvent.Kind.THAW : UsageEvent.Kind.USE,
                    "order", number == 0 ? null : BigDecimal.valueOf(Math.abs(number)), START.plusSeconds(Math.abs(number * 7919 % 1000))));
        }
        settle(voucher, now);
    }

    private void settle(Voucher voucher, Instant now) {
        List<UsageEvent> inOrder = told.stream().sorted(Comparator.comparing(UsageEvent::at)).toList();
        back = back.add(voucher.settle(Usage.of(inOrder, FACE).used(), now));
        assertThat(voucher.balance).isNotNegative();
        assertThat(voucher.usedAmount).isNotNegative();
        assertThat(back.add(voucher.usedAmount).add(voucher.balance)).as("back, used and left").isEqualByComparingTo(FACE);
    }

    @Property
    @Rule("VCH-17")
    @Label("What went back, what is used and what is left are always the face value, and an event that moves nothing pays nothing back")
    void nothingTwice(@ForAll @Size(max = 4) List<@Size(max = 4) List<@IntRange(min = -120, max = 120) Integer>> before,
                      @ForAll @Size(max = 4) List<@Size(max = 4) List<@IntRange(min = -120, max = 120) Integer>> late,
                      @ForAll @Size(max = 4) List<@Size(max = 4) List<@IntRange(min = -120, max = 120) Integer>> after) {
        told.clear();
        back = BigDecimal.ZERO;
        Voucher voucher = voucher();
        before.forEach(portion -> tell(voucher, portion, START));
        late.forEach(portion -> tell(voucher, portion, END));
        if (voucher.status == VoucherStatus.USABLE) {
            back = back.add(voucher.close(VoucherStatus.EXPIRED, END));
        }
        after.forEach(portion -> {
            tell(voucher, portion, END);
            BigDecimal soFar = back;
            tell(voucher, List.of(0), END);
            assertThat(back).isEqualByComparingTo(soFar);
        });
    }
}
