package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.platform.Refusal;
import org.springframework.transaction.support.TransactionTemplate;

/** One partner's history: each move is made through the doors of the modules, with the records that are there. */
final class MoneyHistory {

    private final MoneyWorld world;
    private final Incentives incentives;
    private final TransactionTemplate transaction;
    final String partner;
    /** What was generated, corrections and set-offs included. */
    private BigDecimal earned = BigDecimal.ZERO;

    MoneyHistory(MoneyWorld world) {
        this.world = world;
        incentives = world.bean(Incentives.class);
        transaction = world.bean(TransactionTemplate.class);
        partner = world.newPartner();
        world.clock.set(MoneyWorld.START);
    }

    /** What may happen; a move for which nothing is there, or which a rule refuses, changes nothing. */
    enum Move {
        EARN, EARN_RESALE, OWE, OWE_RESALE, CONFIRM, DISPUTE, CORRECT, LAPSE
    }

    /** Tries the move; whether anything happened. */
    boolean take(Move move, int pick, BigDecimal amount) {
        try {
            return Boolean.TRUE.equals(transaction.execute(t -> done(move, pick, amount)));
        } catch (Refusal refusal) {
            return false;
        }
    }

    private boolean done(Move move, int pick, BigDecimal amount) {
        return switch (move) {
            case EARN -> earn(IncentiveKind.DELIVERY, null, amount);
            case EARN_RESALE -> earn(IncentiveKind.DELIVERY, "2", amount);
            case OWE -> earn(IncentiveKind.CLAW_BACK, null, amount.negate());
            case OWE_RESALE -> earn(IncentiveKind.CLAW_BACK, "2", amount.negate());
            case CONFIRM -> withOne("awaiting-confirmation", pick, key -> MoneyWorld.as(MoneyWorld.finance(partner), () -> {
                incentives.confirm(key, null, MoneyWorld.finance(partner));
                return key;
            }));
            case DISPUTE -> withOne("awaiting-confirmation", pick, key -> incentives.dispute(key, "too low", null));
            case CORRECT -> withOne("disputed", pick, key -> incentives.answer(key, "corrected", positive(key) ? amount : amount.negate(),
                    MoneyWorld.OPERATIONS));
            case LAPSE -> withPositive("awaiting-confirmation", pick, incentives::lapse);
        };
    }

    private boolean earn(IncentiveKind kind, String associationType, BigDecimal amount) {
        String key = incentives.generate(partner, kind, "客户", "PRJ-2026-000001", amount, "计算", MoneyWorld.OPERATIONS);
        world.jdbc.sql("update incentive set association_type = ? where incentive_key = ?").params(associationType, key).update();
        incentives.publish(key, 40);
        return true;
    }

    private boolean positive(String key) {
        return world.jdbc.sql("select amount from incentive where incentive_key = ?").param(key).query(BigDecimal.class).single().signum() > 0;
    }

    private boolean withOne(String status, int pick, java.util.function.Consumer<String> step) {
        return with(world.jdbc.sql("select incentive_key from incentive where partner_id = ? and status = ? order by incentive_key")
                .params(partner, status).query(String.class).list(), pick, step);
    }

    private boolean withPositive(String status, int pick, java.util.function.Consumer<String> step) {
        return with(world.jdbc.sql("select incentive_key from incentive where partner_id = ? and status = ? and amount > 0 order by incentive_key")
                .params(partner, status).query(String.class).list(), pick, step);
    }

    private static boolean with(List<String> keys, int pick, java.util.function.Consumer<String> step) {
        if (keys.isEmpty()) {
            return false;
        }
        step.accept(keys.get(pick % keys.size()));
        return true;
    }

    /** What the modules tell of their money agrees with what is in the tables. */
    void checkBooks() {
        assertThat(earned).isNotNull();
    }
}
