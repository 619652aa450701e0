package org.partnercenter.funds;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger (收支明细): the one way in which money moves on partners' accounts. Entries are never changed or deleted (FND-18). */
@Service
@Transactional
public class Ledger {

    private final LedgerRepository ledger;

    Ledger(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /**
     * Books an entry, once for each partner, account, trade id and detail: repeated it answers the first entry's key, and nothing changes.
     * 409 {@code INSUFFICIENT_BALANCE} when the account would fall below 0 or a credit account rise above its line (FND-19).
     *
     * @return the entry's key
     */
    public String book(Booking booking) {
        AccountBalance account = ledger.locked(booking.partnerId(), booking.account());
        Optional<String> booked = ledger.booked(booking);
        if (booked.isPresent()) {
            return booked.get();
        }
        BigDecimal balanceAfter = account.move(booking.direction(), booking.amount());
        String key = ledger.insert(booking, balanceAfter);
        ledger.update(account);
        return key;
    }

    /** What stands in the account now, in CNY. */
    @Transactional(readOnly = true)
    public BigDecimal balance(String partnerId, FundAccount account) {
        return ledger.read(partnerId, account).balance();
    }
}
