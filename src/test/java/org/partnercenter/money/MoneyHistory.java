package org.partnercenter.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.partnercenter.funds.RemittanceClaims;
import org.partnercenter.funds.NewClaim;
import org.partnercenter.funds.Receipts;
import org.partnercenter.funds.RemitterFields;
import org.partnercenter.incentive.IncentiveKind;
import org.partnercenter.incentive.Incentives;
import org.partnercenter.payout.Payments;
import org.partnercenter.payout.Payouts;
import org.partnercenter.payout.SlipReviews;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.attachment.Upload;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.Rows;
import org.partnercenter.platform.forms.Decision;
import org.partnercenter.voucher.IssueDoor;
import org.partnercenter.voucher.IssueResult;
import org.partnercenter.voucher.QuotaGrant;
import org.partnercenter.voucher.QuotaKind;
import org.partnercenter.voucher.UseLimits;
import org.partnercenter.voucher.VoucherExpiry;
import org.partnercenter.voucher.VoucherOrder;
import org.partnercenter.voucher.VoucherQuotas;
import org.partnercenter.voucher.Vouchers;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One partner's history: each move goes through the doors of the modules, with one of the records that are there. What the models do
 * next by themselves is done in the same move, steps behind a save point twice, as after a crash.
 */
final class MoneyHistory {

    private static final List<String> WAYS = List.of("bank-transfer", "cloud-account", "cloud-account-uninvoiced", "voucher-quota");
    private static final Upload PAPER = new Upload("paper.pdf", "%PDF-1.4".getBytes());
    private static final Decision APPROVE = new Decision(true, null);
    private static final Decision REJECT = new Decision(false, "no");
    private static int numbers;

    private final MoneyWorld world;
    private final Incentives incentives;
    private final Payouts payouts;
    private final SlipReviews reviews;
    private final Payments payments;
    private final VoucherQuotas quotas;
    private final Vouchers vouchers;
    private final VoucherExpiry expiry;
    private final RemittanceClaims claims;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    final String partner;
    private final Actor finance;

    MoneyHistory(MoneyWorld world) {
        this.world = world;
        incentives = world.bean(Incentives.class);
        payouts = world.bean(Payouts.class);
        reviews = world.bean(SlipReviews.class);
        payments = world.bean(Payments.class);
        quotas = world.bean(VoucherQuotas.class);
        vouchers = world.bean(Vouchers.class);
        expiry = world.bean(VoucherExpiry.class);
        claims = world.bean(RemittanceClaims.class);
        receipts = world.bean(Receipts.class);
        transaction = world.bean(TransactionTemplate.class);
        partner = world.newPartner();
        finance = MoneyWorld.finance(partner);
        world.clock.set(MoneyWorld.START);
    }

    /** What may happen; a move for which nothing is there, or which a rule refuses, changes nothing. */
    enum Move {
        EARN, EARN_RESALE, OWE, OWE_RESALE, CONFIRM, DISPUTE, CORRECT, LAPSE,
        REQUEST, INVOICE, ACCEPT_INVOICE, REJECT_INVOICE, APPROVE_PAYOUT, REJECT_PAYOUT, RESUBMIT, REINVOICE, CANCEL, PAY, TRANSFERRED, RETURNED,
        BILL, SETTLE_OFFLINE,
        GRANT, ISSUE, USE, REFUND, RECLAIM, EXPIRE,
        RECEIVE, CLAIM, APPROVE_CLAIM, REJECT_CLAIM, WITHDRAW_CLAIM, CREDIT_CLAIM, GIVE_BACK
    }

    /** The move, or the next after it for which something is there; answers what happened. */
    Optional<Move> takeFrom(Move first, int pick, BigDecimal amount) {
        Move[] moves = Move.values();
        return IntStream.range(0, moves.length).mapToObj(i -> moves[(first.ordinal() + i) % moves.length])
                .filter(move -> take(move, pick, amount)).findFirst();
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
            case EARN -> earn(IncentiveKind.DELIVERY, null, amount, pick);
            case EARN_RESALE -> earn(IncentiveKind.DELIVERY, "2", amount, pick);
            case OWE -> pick % 3 == 0 && earn(IncentiveKind.CLAW_BACK, null, amount.negate(), pick);
            case OWE_RESALE -> pick % 3 == 0 && earn(IncentiveKind.CLAW_BACK, "2", amount.negate(), pick);
            case CONFIRM -> one("incentive", "status = 'awaiting-confirmation'", pick, this::confirm);
            case DISPUTE -> one("incentive", "status = 'awaiting-confirmation'", pick, key -> incentives.dispute(key, "too low", null));
            case CORRECT -> one("incentive", "status = 'disputed'", pick, key -> correct(key, pick, amount));
            case LAPSE -> one("incentive", "status = 'awaiting-confirmation' and amount > 0", pick, incentives::lapse);
            case REQUEST -> request(pick);
            case INVOICE -> one("payout_slip", "status in ('awaiting-invoice', 'invoice-rejected')", pick, this::invoice);
            case ACCEPT_INVOICE -> pick % 4 != 1 && one("payout_slip", "status = 'invoice-reviewing'", pick, key -> reviews.reviewInvoice(key, APPROVE));
            case REJECT_INVOICE -> one("payout_slip", "status = 'invoice-reviewing'", pick, key -> reviews.reviewInvoice(key, REJECT));
            case APPROVE_PAYOUT -> pick % 3 != 0 && one("payout_slip", "status = 'payout-reviewing'", pick, key -> reviews.reviewPayout(key, APPROVE));
            case REJECT_PAYOUT -> one("payout_slip", "status = 'payout-reviewing'", pick, key -> reviews.reviewPayout(key, REJECT));
            case RESUBMIT -> pick % 2 == 0 && one("payout_slip", "status in ('payout-rejected', 'failed')", pick, key -> reviews.correct(key, "resubmit", null));
            case REINVOICE -> one("payout_slip", "status in ('payout-rejected', 'failed')", pick, key -> reviews.correct(key, "reinvoice", null));
            case CANCEL -> one("payout_slip", "status not in ('completed', 'cancelled')", pick, this::cancel);
            case PAY -> one("payout_slip", "status = 'paying'", pick, this::pay);
            case TRANSFERRED -> one("payout_slip", "status = 'paying' and way = 'bank-transfer'", pick, this::transferred);
            case RETURNED -> one("payout_slip", "status = 'paying' and way = 'bank-transfer'", pick, key -> payments.returned(key, "no such account"));
            case BILL -> bill(pick % 3 == 0 ? BigDecimal.ZERO : pick % 3 == 1 ? amount : amount.negate());
            case SETTLE_OFFLINE -> one("payout_slip", "status = 'settling-offline'", pick, this::settleOffline);
            case GRANT -> grant(amount);
            case ISSUE -> one("voucher_quota", "status = 'normal' and balance > 0", pick, key -> issue(key, pick, amount));
            case USE -> one("voucher", "status = 'usable'", pick, key -> usage(key, "use", amount));
            case REFUND -> one("voucher", "used_amount > 0", pick, key -> usage(key, "refund", amount));
            case RECLAIM -> one("voucher", "status = 'usable'", pick, key -> vouchers.reclaim(partner, List.of(key), "back", IssueDoor.PAGE));
            case EXPIRE -> pick % 4 == 0 && one("voucher", "status = 'usable'", pick, this::expire);
            case RECEIVE -> receive(amount);
            case CLAIM -> one("receipt", "status <> 'returned'", pick, key -> claim(key, pick, amount));
            case APPROVE_CLAIM -> one("remittance_claim", "status = 'reviewing'", pick, key -> claims.review(key, APPROVE, false, MoneyWorld.FINANCE2));
            case REJECT_CLAIM -> one("remittance_claim", "status = 'reviewing'", pick, key -> claims.review(key, REJECT, false, MoneyWorld.FINANCE2));
            case WITHDRAW_CLAIM -> one("remittance_claim", "status in ('reviewing', 'approved')", pick, key -> claims.withdraw(key, null, finance));
            case CREDIT_CLAIM -> one("remittance_claim", "status = 'approved'", pick, this::credit);
            case GIVE_BACK -> one("receipt", "status <> 'returned'", pick, key -> receipts.giveBack(key, "wrong account", MoneyWorld.FINANCE));
        };
    }

    // ---- earning

    private boolean earn(IncentiveKind kind, String associationType, BigDecimal amount, int pick) {
        String key = incentives.generate(partner, kind, "客户", "PRJ-2026-000001", amount, "计算", MoneyWorld.OPERATIONS);
        world.jdbc.sql("update incentive set association_type = ? where incentive_key = ?").params(associationType, key).update();
        incentives.publish(key, 40);
        // most of them are confirmed at once: what comes of payable ones is what matters
        if (pick % 4 != 0) {
            confirm(key);
        }
        return true;
    }

    private void confirm(String key) {
        incentives.confirm(key, null, finance);
    }

    private void correct(String key, int pick, BigDecimal amount) {
        boolean negative = world.jdbc.sql("select amount from incentive where incentive_key = ?").param(key).query(BigDecimal.class).single().signum() < 0;
        incentives.answer(key, "corrected", pick % 5 == 0 ? BigDecimal.ZERO : negative ? amount.negate() : amount, MoneyWorld.OPERATIONS);
    }

    // ---- payouts

    private boolean request(int pick) {
        // mostly of one class: what mixes them is refused
        String ofClass = pick % 7 == 0 ? "" : pick % 5 < 2 ? " and association_type = '2'" : " and association_type is null";
        List<String> payable = keys("incentive", "status = 'payable' and amount > 0" + ofClass);
        // every other, or all of them
        List<String> wanted = IntStream.range(0, payable.size()).filter(i -> pick % 2 == 0 || i % 2 == 0).mapToObj(payable::get).toList();
        if (wanted.isEmpty()) {
            return false;
        }
        String slip = payouts.requestByPartner(partner, wanted, WAYS.get(pick % WAYS.size()));
        goOn(slip);
        return true;
    }

    /** What the model does once the slip is prepared. */
    private void goOn(String slip) {
        payouts.goOn(slip);
        if (payouts.settlement(slip).sign().equals("zero")) {
            payouts.complete(slip);
        }
    }

    private void invoice(String slip) {
        BigDecimal amount = world.jdbc.sql("select amount from payout_slip where slip_key = ?").param(slip).query(BigDecimal.class).single();
        JsonNode invoices = new ObjectMapper().valueToTree(List.of(Map.of("number", "%020d".formatted(++numbers), "amount", amount.toPlainString(),
                "issuedOn", "2026-01-20")));
        reviews.issueInvoice(slip, invoices, Map.of(1, PAPER));
    }

    private void cancel(String slip) {
        payouts.cancel(slip, Map.of("reason", "given up"), MoneyWorld.OPERATIONS);
    }

    private void pay(String slip) {
        payments.pay(slip);
        payments.pay(slip);
        if (!payouts.settlement(slip).byBank()) {
            payouts.complete(slip);
        }
    }

    private void transferred(String slip) {
        payments.paid(slip, "B-1", world.today());
        payouts.complete(slip);
    }

    private void settleOffline(String slip) {
        reviews.settleOffline(slip, "JV-1", "from the next bill");
        payouts.complete(slip);
    }

    /** A countersigned bill's incentive with its slip; asked for twice, as after a crash. */
    private boolean bill(BigDecimal amount) {
        String bill = world.countersignedBill(partner, amount);
        String slip = world.createSlip(bill);
        world.createSlip(bill);
        goOn(slip);
        return true;
    }

    // ---- vouchers

    private boolean grant(BigDecimal amount) {
        Instant now = world.clock.instant();
        String quota = quotas.grant(new QuotaGrant(partner, QuotaKind.VOUCHER, amount, now.minus(1, ChronoUnit.DAYS), now.plus(30, ChronoUnit.DAYS),
                UseLimits.NONE, null, null, false, "test"), MoneyWorld.OPERATIONS);
        quotas.confirm(quota, APPROVE, MoneyWorld.OPERATIONS2);
        return true;
    }

    private void issue(String quota, int pick, BigDecimal amount) {
        BigDecimal rest = world.jdbc.sql("select balance from voucher_quota where quota_key = ?").param(quota).query(BigDecimal.class).single();
        IssueResult result = vouchers.issue(partner, new VoucherOrder(quota, List.of("c-" + partner), pick % 3 == 0 ? rest : amount, null, null, null,
                UseLimits.NONE, null), IssueDoor.PAGE);
        if (result.issued().isEmpty()) {
            throw Refusal.conflict(result.failed().get(0).code(), result.failed().get(0).message());
        }
    }

    private void usage(String voucher, String event, BigDecimal amount) {
        Rows.take(world.bean("usageImport", ImportKind.class), "operations", List.of(Map.of("eventId", "E-" + ++numbers, "voucherKey", voucher, "event", event,
                "orderId", "O-1", "amount", amount.toPlainString(), "at", world.clock.instant().toString())));
    }

    /** The voucher's time is over; the hourly job runs twice. */
    private void expire(String voucher) {
        world.jdbc.sql("update voucher set expire_at = ? where voucher_key = ?")
                .params(Timestamp.from(world.clock.instant().minusSeconds(1)), voucher).update();
        expiry.work();
        expiry.work();
    }

    // ---- remittances

    private boolean receive(BigDecimal amount) {
        Map<String, String> row = new HashMap<>(Map.of("bankReference", "BR-" + ++numbers, "receivedOn", "2026-01-19", "remitterName",
                world.company(partner), "remitterBank", "中国工商银行", "remitterAccount", "62220000" + partner, "amount", amount.toPlainString()));
        Rows.take(world.bean("receiptImport", ImportKind.class), MoneyWorld.FINANCE.userId(), List.of(row));
        return true;
    }

    private void claim(String receipt, int pick, BigDecimal amount) {
        BigDecimal whole = world.jdbc.sql("select amount from remittance_receipt where receipt_key = ?").param(receipt).query(BigDecimal.class).single();
        boolean several = keys("receipt", "status <> 'returned' and amount = " + whole.toPlainString()).size() > 1;
        claims.claim(partner, new NewClaim(new RemitterFields(world.company(partner), "62220000" + partner, whole), several ? receipt : null,
                pick % 3 == 0 ? whole : amount, PAPER, null), finance);
    }

    private void credit(String claim) {
        claims.credit(claim);
        claims.credit(claim);
    }

    // ---- records

    private boolean one(String table, String condition, int pick, Consumer<String> step) {
        List<String> keys = keys(table, condition);
        if (keys.isEmpty()) {
            return false;
        }
        MoneyWorld.as(finance, () -> {
            step.accept(keys.get(pick % keys.size()));
            return null;
        });
        return true;
    }

    private List<String> keys(String table, String condition) {
        String sql = switch (table) {
            case "incentive" -> "select incentive_key from incentive where partner_id = :partner";
            case "payout_slip" -> "select slip_key from payout_slip where partner_id = :partner";
            case "voucher_quota" -> "select quota_key from voucher_quota where partner_id = :partner";
            case "voucher" -> "select voucher_key from voucher where partner_id = :partner";
            case "remittance_claim" -> "select claim_key from remittance_claim where partner_id = :partner";
            // the partner's own are those that carry its account
            case "receipt" -> "select receipt_key from remittance_receipt where remitter_account = '62220000' || :partner";
            default -> throw new IllegalArgumentException(table);
        };
        return world.jdbc.sql(sql + " and " + condition + " order by 1").param("partner", partner).query(String.class).list();
    }
}
