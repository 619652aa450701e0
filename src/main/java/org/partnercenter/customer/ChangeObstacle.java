package org.partnercenter.customer;

import java.time.LocalDate;
import java.util.Arrays;

/** What people read for each code of {@code change-guard}. */
enum ChangeObstacle {
    CHANGE_OPEN("已有处理中的申请", "A request is open", "等待其结束或撤回", "Wait for its end or withdraw it"),
    ORDERS_AWAITING_PAYMENT("有待伙伴支付订单", "Orders await the partner's payment", "取消或由伙伴支付这些订单", "Cancel or pay them"),
    PARTNER_LIMIT("3个月内已申请", "The partner asked within 3 months", "到期后再申请", "Ask again from the date shown"),
    CUSTOMER_FILED("客户3个月内申请过解除", "The customer asked to leave within 3 months", "到期后再申请", "Ask from the date shown"),
    CUSTOMER_LIMIT("3个月内已申请", "The customer asked within 3 months", "到期后再申请", "Ask again from the date shown"),
    INDEPENDENT_MEMBER("是非财务托管子账号", "The account is an independent member", "先与主账号解绑", "Leave the master account first"),
    MASTER_WITH_INDEPENDENT_MEMBERS("有非财务托管子账号", "The account has independent members", "先解绑这些子账号", "Detach the members first"),
    MEMBER_ACCOUNT("企业子账号", "The account is a member of an enterprise", "由主账号申请", "The master account asks instead"),
    RESERVED_INSTANCE("有未到期预留实例", "Reserved instances are running", "先退订", "Unsubscribe them first"),
    IN_ARREARS("欠费", "The account is in arrears", "顾问销售由客户缴清，代售由伙伴拨款", "Type 1 the customer pays, type 2 the partner allocates money"),
    INVOICE_DEBT("欠票", "Invoices are owed", "先结清欠票", "Settle them first"),
    OWN_CASH_LEFT("有剩余现金未提现", "Own cash is left", "先提现", "Withdraw the money first"),
    SPECIAL_CONTRACT("有特殊合同", "A special contract runs", "先与伙伴线下了结", "Settle it with the partner first"),
    PICKUP_VOUCHER("有未用提货券", "Pick-up vouchers are unused", "先用完", "Use them up first");

    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    ChangeObstacle(String zh, String en, String remedyZh, String remedyEn) {
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    /** The blocker of this code; those that only {@code association-check} knows have their words there (CUS-24). */
    static ChangeBlocker blocker(String code, LocalDate possibleFrom) {
        return Arrays.stream(values()).filter(o -> o.name().equals(code)).findFirst()
                .map(o -> new ChangeBlocker(code, o.zh, o.en, o.remedyZh, o.remedyEn, possibleFrom))
                .orElseGet(() -> ofCheck(AssociationFailure.valueOf(code)));
    }

    private static ChangeBlocker ofCheck(AssociationFailure failure) {
        return new ChangeBlocker(failure.code(), failure.status().zh(), failure.status().en(), "不能切换为代售，请联系客服处理。",
                "Not possible as resale (代售): ask customer service.", null);
    }
}
