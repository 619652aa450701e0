package org.partnercenter.funds;

/** What an entry is known by: booked once (FND-19). */
record EntryId(String partnerId, FundAccount account, String tradeId, TradeDetail detail) {

    static EntryId of(Booking booking) {
        return new EntryId(booking.partnerId(), booking.account(), booking.tradeId(), booking.detail());
    }
}
