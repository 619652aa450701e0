package org.partnercenter.funds;

import java.util.Arrays;
import java.util.Optional;

/** What an entry was booked for: one constant for each detail code, in the vendor's own spelling, which is part of the contract. */
public enum TradeDetail {
    /** A claim is credited. */
    REMITTANCE(TradeType.RECHARGE, "SOURCE_OPERAIION_RECHARGE"),
    /** A payout slip goes to the account (PAY-10). */
    REBATE(TradeType.RECHARGE, "SOURCE_OPERAIION_RECHARGE_REBATE"),
    /** Money is allocated to a customer or a reseller. */
    ALLOCATION(TradeType.BEADJUST, "SOURCE_OPERATION_BEADJUST"),
    /** Allocated money is reclaimed, or returns because a cooperation ended (RSL-10). */
    RECLAIM(TradeType.BERETRIEVE, "SOURCE_OPERATION_BERETRIEVE"),
    /** A bond ended or switched (CUS-27). */
    UNBIND(TradeType.BEUNBIND, "SOURCE_OPERATION_BEUNBIND"),
    /** The vendor sets the credit line. */
    CREDIT_LINE(TradeType.ADJUST, "SOURCE_OPERAIION_ADJUST_CREDIT"),
    /** A mistake is corrected. */
    CORRECTION(TradeType.ADJUST, "SOURCE_OPERAIION_ADJUST"),
    /** Billing outside took money. */
    CONSUMPTION(TradeType.DEDEUCT, "SOURCE_OPERAIION_DEDEUCT"),
    /** Billing outside took money for pay-per-use. */
    USAGE(TradeType.DEDEUCT, "SOURCE_OPERAIION_USAGE"),
    /** Billing outside gave money back. */
    REFUND(TradeType.REFUND, "SOURCE_OPERAIION_REFUND");

    private final TradeType type;
    private final String detail;

    TradeDetail(TradeType type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    /** The trade type that the detail belongs to. */
    public TradeType type() {
        return type;
    }

    /** The detail's code, as the vendor spells it. */
    public String detail() {
        return detail;
    }

    /** The constant with this code. */
    static Optional<TradeDetail> of(String detail) {
        return Arrays.stream(values()).filter(each -> each.detail.equals(detail)).findFirst();
    }
}
