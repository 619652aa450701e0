package org.partnercenter.funds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Locks the accounts of several partners before more than one of them is booked: always in one order, so that nobody waits for ever. */
    void lock(FundAccount account, String... partnerIds) {
        ledger.locked(Stream.of(partnerIds).map(partnerId -> new LedgerRepository.AccountId(partnerId, account)).toList());
    }

    /**
     * Sets the credit line and books the difference; 409 {@code INSUFFICIENT_BALANCE} when more of it is in use than the new line has.
     *
     * @return the entry's key, null when the line was the same before
     */
    String setCreditLine(String partnerId, BigDecimal line, Instant at, String tradeId) {
        AccountBalance account = ledger.locked(partnerId, FundAccount.CREDIT);
        BigDecimal difference = line.subtract(account.creditLine());
        account.line(line);
        if (difference.signum() == 0) {
            return null;
        }
        Booking booking = new Booking(partnerId, FundAccount.CREDIT, TradeDetail.CREDIT_LINE, Direction.ofSign(difference), difference.abs(), at, tradeId,
                null);
        String key = ledger.insert(booking, account.move(booking.direction(), booking.amount()));
        ledger.update(account);
        return key;
    }

    /** The credit line that the vendor has set, in CNY. */
    @Transactional(readOnly = true)
    public BigDecimal creditLine(String partnerId) {
        return ledger.read(partnerId, FundAccount.CREDIT).creditLine();
    }

    /** What stands in the account now, in CNY. */
    @Transactional(readOnly = true)
    public BigDecimal balance(String partnerId, FundAccount account) {
        return ledger.read(partnerId, account).balance();
    }
}
