package org.partnercenter.customer;

import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.Status;

/**
 * Why a click on a link did not associate the customer: the outcomes of the decision {@code association-check} other than {@code OK},
 * each with its text, the advice and its class, which says what the partner may do (CUS-18).
 */
public enum AssociationFailure implements StatusCode {
    SYSTEM_BUSY("S", 503, "系统繁忙", "The system is busy", Advice.LATER),
    LINK_NOT_FOUND("R", 404, "邀请链接不存在", "The invitation link does not exist", Advice.SEND_AGAIN),
    LINK_EXPIRED("R", 410, "邀请链接已失效", "The invitation link is no longer valid", Advice.SEND_AGAIN),
    LINK_USED("R", 410, "邀请链接已被使用", "The invitation link has been used", Advice.SEND_AGAIN),
    CODE_USED("R", 409, "邀请码已被使用", "The invitation code has been used", Advice.SEND_AGAIN),
    MOBILE_MISMATCH("R", 200, "手机号与报备不一致", "Not the mobile number that was reported", Advice.REPORTED_MOBILE),
    INTERNATIONAL_ACCOUNT("X", 200, "国际站账号", "Account of the international site", Advice.IMPOSSIBLE),
    INTERNAL_ACCOUNT("X", 200, "云厂商内部账号", "The cloud vendor's own account", Advice.IMPOSSIBLE),
    CONSUMER_CLOUD_USER("X", 200, "消费者云用户", "Consumer cloud user", Advice.IMPOSSIBLE),
    IS_PARTNER("X", 200, "已是或正申请成为伙伴", "Is a partner or applying to be one", Advice.IMPOSSIBLE),
    ALREADY_ASSOCIATED("X", 200, "已关联伙伴", "Already associated with a partner", Advice.IMPOSSIBLE),
    REPORTED_BY_VENDOR("X", 200, "已被云厂商报备", "Reported by the cloud vendor", Advice.IMPOSSIBLE),
    REPORTED_BY_OTHER_PARTNER("X", 200, "已被其他伙伴报备", "Reported by another partner", Advice.WHEN_LAPSED),
    SPECIAL_CONTRACT("X", 200, "有特殊合同", "Has a special contract", Advice.END_CONTRACT),
    REWARD_PROGRAMME("X", 200, "已加入奖励推广计划", "Is in the reward programme", Advice.OTHER_ACCOUNT),
    CREDIT_ACCOUNT("T", 200, "有信用账户", "Has a credit account", Advice.AS_TYPE_1),
    MASTER_WITH_INDEPENDENT_MEMBERS("T", 200, "主账号有非财务托管子账号", "Master account with independent members", Advice.AS_TYPE_1),
    MEMBER_ACCOUNT("T", 200, "企业子账号", "Enterprise member account", Advice.AS_TYPE_1),
    RESERVED_INSTANCE("T", 200, "有未到期预留实例", "Has unexpired reserved instances", Advice.AS_TYPE_1),
    STORED_VALUE_CARD("T", 200, "有未用储值卡", "Has unused stored-value cards", Advice.AS_TYPE_1),
    BONUS_BALANCE("TS", 200, "有充值赠送余额", "Has a bonus balance", Advice.AS_TYPE_1_OR_SERVICE),
    HAS_CONSUMPTION("S", 200, "有消费记录", "Has consumption", Advice.REPORT_FIRST),
    REGISTERED_TOO_LONG("S", 200, "注册超过7天", "Registered for more than 7 days", Advice.REPORT_FIRST),
    INVOICE_DEBT("S", 200, "欠票", "Owes invoices", Advice.SERVICE),
    IN_ARREARS("S", 200, "欠费", "In arrears", Advice.PAY);

    private final Status label;
    private final String classes;
    private final int httpStatus;
    private final Advice advice;

    AssociationFailure(String classes, int httpStatus, String zh, String en, Advice advice) {
        this.label = new Status(name(), zh, en);
        this.classes = classes;
        this.httpStatus = httpStatus;
        this.advice = advice;
    }

    /** Code and labels; a failure is shown the way a status is. */
    @Override
    public Status status() {
        return label;
    }

    /** {@code R}, {@code S}, {@code T}, {@code X}, or {@code TS}. */
    public String classes() {
        return classes;
    }

    /** The HTTP status of the page that tells the customer. */
    public int httpStatus() {
        return httpStatus;
    }

    public String adviceZh() {
        return advice.zh;
    }

    public String adviceEn() {
        return advice.en;
    }

    /** Whether this customer cannot be associated at all: the association is over (class X). */
    boolean isFinal() {
        return classes.equals("X");
    }

    /** Whether the invitation may be sent again (classes R and T). */
    boolean allowsResend() {
        return classes.contains("R") || classes.contains("T");
    }

    /** Whether customer service may be asked (class S). */
    boolean allowsService() {
        return classes.contains("S");
    }

    /** What can be done about it; read by the partner and by the customer. */
    private enum Advice {
        LATER("请客户稍后重试；仍未成功请联系客服。", "The customer tries again later; if it still fails, ask customer service."),
        SEND_AGAIN("请伙伴重新发送邀请。", "The partner sends the invitation again."),
        REPORTED_MOBILE("请客户使用报备的手机号，或由伙伴释放报备后重新报备；也可重新发送邀请。",
                "The customer uses the reported mobile number, or the partner releases the report and reports anew; the invitation can be sent again."),
        IMPOSSIBLE("该客户不能关联。", "This customer cannot be associated."),
        WHEN_LAPSED("该客户暂不能关联，待对方报备失效后再报备。", "This customer cannot be associated now; report it once that report has lapsed."),
        END_CONTRACT("请客户先终止特殊合同，再重新邀请。", "The customer ends the contract; then invite it anew."),
        OTHER_ACCOUNT("请客户使用其他账号，再重新邀请。", "The customer uses another account; then invite it anew."),
        AS_TYPE_1("不能以代售类型关联，请伙伴以顾问销售类型重新发送邀请。", "Not possible as resale (代售): the partner sends the invitation again as consulting sales (顾问销售)."),
        AS_TYPE_1_OR_SERVICE("不能以代售类型关联，请伙伴以顾问销售类型重新发送邀请，或联系客服处理赠送余额。",
                "Not possible as resale (代售): the partner sends the invitation again as consulting sales (顾问销售), or asks customer service about the bonus balance."),
        REPORT_FIRST("请伙伴先报备该客户，再邀请；或联系客服。", "The partner reports the customer first and then invites it, or asks customer service."),
        SERVICE("请联系客服处理。", "Ask customer service."),
        PAY("请客户先缴清欠费；仍未成功请联系客服。", "The customer pays what it owes; if it still fails, ask customer service.");

        private final String zh;
        private final String en;

        Advice(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }
}
