package org.partnercenter.voucher;

class VoucherRacesOnH2Test extends VoucherRaces {

    VoucherRacesOnH2Test() {
        super(new VoucherModule());
    }
}
