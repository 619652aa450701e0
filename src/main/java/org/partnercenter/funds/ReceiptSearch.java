package org.partnercenter.funds;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners find receipts by what only the remitter knows (FND-02). Whoever guesses is slowed down (FND-04): a search is a transaction of
 * its own, so that a miss counts also when what asked for it is refused.
 */
@Service
public class ReceiptSearch {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ReceiptRepository receipts;
    private final Partners partners;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int missesPerHour;

    ReceiptSearch(ReceiptRepository receipts, Partners partners, JdbcClient jdbc, Clock clock,
                  @Value("${funds.search-misses-per-hour}") int missesPerHour) {
        this.receipts = receipts;
        this.partners = partners;
        this.jdbc = jdbc;
        this.clock = clock;
        this.missesPerHour = missesPerHour;
    }

    /**
     * What matches, the oldest first.
     *
     * @param keys all receipts
     * @param open those of them with an unclaimed rest
     */
    public record Matches(List<String> keys, List<String> open) {
    }

    /**
     * The receipts that match, those without an unclaimed rest too; none of them with a rest counts as a miss. 429 {@code SEARCH_LIMIT}
     * while the partner has to wait; the organisation's row lets its searches come one after the other.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Matches matching(String partnerId, RemitterFields fields) {
        partners.lock(partnerId);
        Instant now = clock.instant();
        Timestamp hourAgo = Timestamp.from(now.minus(HOUR));
        jdbc.sql("delete from receipt_search_miss where partner_id = ? and at <= ?").params(partnerId, hourAgo).update();
        int misses = jdbc.sql("select count(*) from receipt_search_miss where partner_id = ?").param(partnerId).query(Integer.class).single();
        if (misses >= missesPerHour) {
            throw Refusal.of(429, "SEARCH_LIMIT", null, "after " + missesPerHour + " searches without a result in an hour you have to wait");
        }
        List<Receipt> found = receipts.matching(fields);
        List<String> open = found.stream().filter(receipt -> receipt.rest().signum() > 0).map(receipt -> receipt.key).toList();
        if (open.isEmpty()) {
            jdbc.sql("insert into receipt_search_miss (partner_id, at) values (?, ?)").params(partnerId, Timestamp.from(now)).update();
        }
        return new Matches(found.stream().map(receipt -> receipt.key).toList(), open);
    }
}
