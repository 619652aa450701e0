package org.partnercenter.funds;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The trade types of the ledger, with the vendor's codes. */
public enum TradeType implements StatusCode {
    RECHARGE("RECHARGE", "充值", "Recharge"),
    BEADJUST("BEADJUST", "拨款", "Allocation"),
    BERETRIEVE("BERETRIEVE", "回收", "Reclaim"),
    BEUNBIND("BEUNBIND", "解绑/切换回收", "Returned at the end of a bond"),
    ADJUST("ADJUST", "调账", "Adjustment"),
    DEDEUCT("DEDEUCT", "消费", "Consumption"),
    REFUND("REFUND", "退款", "Refund");

    private final Status status;

    TradeType(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
