package org.partnercenter.customer;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Why a prospect cannot be reported, or not without a review, as the decision {@code report-eligibility} names it (CUS-04). */
public enum ReportCause implements StatusCode {

    INTERNATIONAL_ACCOUNT("国际站账号", "Account of the international site"),
    ALREADY_ASSOCIATED("已关联伙伴", "Associated with a partner already"),
    REPORTED_BY_OTHER_PARTNER("已被其他伙伴报备", "Reported by another partner"),
    CONSUMER_CLOUD_USER("消费者云用户", "User of the consumer cloud"),
    SIGNED_WITH_VENDOR("已与云厂商签约", "Has a contract with the vendor"),
    CASH_CONSUMPTION("有现金消费且无直销跟进", "Has consumed for cash, without direct sales"),
    TRUSTEESHIP_MEMBER("财务托管子账号", "Member account under financial trusteeship"),
    REWARD_PROGRAMME("已加入奖励推广计划", "In the reward programme"),
    DIRECT_SALES_OLD_ACCOUNT("注册超过7天且直销跟进", "Registered for more than 7 days, followed by direct sales"),
    DIRECT_SALES_CONSUMPTION("有现金消费且直销跟进", "Has consumed for cash, followed by direct sales"),
    REPORTED_BY_VENDOR("已被云厂商报备", "Reported by the vendor"),
    ONLINE_SALES_TEAM("归属线上销售团队", "Belongs to the online sales team"),
    SALES_SUPPORT_CENTRE("归属授权销售支持中心", "Belongs to a sales support centre");

    private final Status status;

    ReportCause(String zh, String en) {
        this.status = new Status(name(), zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
