package org.partnercenter.customer;

/**
 * What a link opens: who invites, as what, and the notice to accept.
 *
 * @param maskedMobile the reported mobile, masked, which alone gets in over a mailed link (CUS-15); null where any does
 */
public record JoinPage(String partnerName, String type, NoticeVersion notice, String maskedMobile) {

    /** The type in both languages. */
    public String typeZh() {
        return AssociationType.zh(type);
    }

    public String typeEn() {
        return AssociationType.en(type);
    }
}
