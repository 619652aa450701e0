package org.partnercenter.voucher;

/** Where a partner asks for vouchers; the rules differ in two points (VCH-05). */
public enum IssueDoor {

    /** Pages and {@code /api}: associated customers of both types. */
    PAGE,
    /** The vendor-compatible partner API: 代售 customers only. */
    PARTNER_API
}
