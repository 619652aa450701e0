package org.partnercenter.incentive;

import java.time.Instant;
import java.util.List;
import org.partnercenter.platform.Refusal;

/** What a partner earned with the consumption of one period (INC-18), and the legal steps of it. */
final class Statement {

    final String key;
    final String partnerId;
    /** Such as {@code 2026-10}. */
    final String period;
    final Instant createdAt;
    StatementStatus status;

    Statement(String key, String partnerId, String period, StatementStatus status, Instant createdAt) {
        this.key = key;
        this.partnerId = partnerId;
        this.period = period;
        this.status = status;
        this.createdAt = createdAt;
    }

    /** Its period was closed: the amounts are no estimate any more. */
    void issue() {
        become(StatementStatus.AWAITING_CONFIRMATION, StatementStatus.ESTIMATED);
    }

    void beginRelease() {
        become(StatementStatus.RELEASING, StatementStatus.AWAITING_CONFIRMATION);
    }

    void release() {
        become(StatementStatus.RELEASED, StatementStatus.RELEASING);
    }

    void correct() {
        become(StatementStatus.AWAITING_CONFIRMATION, StatementStatus.RELEASING);
    }

    void require(StatementStatus... legal) {
        if (!List.of(legal).contains(status)) {
            throw Refusal.alreadyDecided();
        }
    }

    private void become(StatementStatus next, StatementStatus from) {
        require(from);
        status = next;
    }

    String title() {
        return "业绩激励 " + period;
    }
}
