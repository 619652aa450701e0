package org.partnercenter.voucher;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.instant;
import static org.partnercenter.platform.forms.ApiForm.list;
import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.prose;
import static org.partnercenter.platform.forms.ApiForm.text;
import static org.partnercenter.platform.forms.ApiForm.yesNo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.forms.Decision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The fields that the actions on quotas and vouchers take, for {@code /api} and the pages alike. */
@Component
public class VoucherForms {

    private static final int MOST_QUOTA_LIMITS = 50;
    private static final int MOST_VOUCHER_LIMITS = 10;
    private static final int MOST_KEYS = 100;
    /** Lists go out joined by commas and are kept line by line. */
    private static final Pattern CODE = Pattern.compile("[^,\\p{Cntrl}]{1,64}");
    private static final String KIND_VOUCHER = QuotaKind.VOUCHER.code();
    private static final String KIND_FLEXI = QuotaKind.FLEXI.code();

    private static final ApiForm GRANT = ApiForm.of(text("partnerId", 64).required(), choice("kind", KIND_VOUCHER, KIND_FLEXI).required(),
            money("value").required(), instant("effectiveAt").required(), instant("expireAt").required(), list("cloudServiceTypes", MOST_QUOTA_LIMITS),
            list("productIds", MOST_QUOTA_LIMITS), money("minFaceValue"), money("maxFaceValue"), yesNo("firstAssociatedOnly"), prose("reason", 500).required());
    private static final ApiForm ADJUST = ApiForm.of(money("newValue").required(), prose("reason", 500).required());
    private static final ApiForm CONFIRM = ApiForm.of(choice("decision", "approve", "reject").required(), prose("comment", 500),
            money("pendingValue"));
    private static final ApiForm STATUS = ApiForm.of(choice("status", QuotaStatus.FROZEN.code(), QuotaStatus.NORMAL.code(), QuotaStatus.INVALID.code())
            .required(), prose("reason", 500).required());
    private static final ApiForm RECLAIM = ApiForm.of(list("voucherKeys", MOST_KEYS).required(), prose("remark", 256), text("verificationCode", 6));
    private static final ApiForm ALLOCATE = ApiForm.of(list("resellerIds", MOST_KEYS).required(), money("amount").required(), text("verificationCode", 6));
    private static final ApiForm TAKE_BACK = ApiForm.of(list("quotaKeys", MOST_KEYS).required(), prose("remark", 256), text("verificationCode", 6));
    private static final ApiForm OWN = ApiForm.of(text("partnerId", 64).required(), choice("kind", KIND_VOUCHER, KIND_FLEXI).required(),
            money("faceValue").required(), instant("effectiveAt").required(), instant("expireAt").required(), text("planId", 64).required(),
            text("planName", 512), prose("planDescription", 512));

    private final ApiForm issue;

    VoucherForms(@Value("${voucher.page-batch}") int pageBatch, @Value("${voucher.memo-max}") int memoMax) {
        issue = ApiForm.of(text("quotaKey", 64).required(), list("customerIds", pageBatch).required(), money("faceValue").required(),
                money("minOrderAmount"), instant("effectiveAt"), instant("expireAt"), list("cloudServiceTypes", MOST_VOUCHER_LIMITS),
                list("productIds", MOST_VOUCHER_LIMITS), prose("memo", memoMax), text("verificationCode", 6));
    }

    /** Keys to be taken back. */
    public record Reclaim(List<String> keys, String remark, String verificationCode) {
    }

    /** Vouchers to be issued. */
    public record Issue(VoucherOrder order, String verificationCode) {
    }

    /** Quota to be given to resellers. */
    public record Allocate(List<String> resellerIds, BigDecimal amount, String verificationCode) {
    }

    /** A grant, checked field by field. */
    public QuotaGrant grant(Map<String, ?> body) {
        ApiForm.Values v = GRANT.check(body);
        return new QuotaGrant(v.text("partnerId"), kind(v), v.decimal("value"), moment(v, "effectiveAt"), moment(v, "expireAt"), limits(v),
                v.decimal("minFaceValue"), v.decimal("maxFaceValue"), v.yes("firstAssociatedOnly", false), v.text("reason"));
    }

    /** A new value, checked field by field. */
    public ApiForm.Values adjust(Map<String, ?> body) {
        return ADJUST.check(body);
    }

    /** Another state, checked field by field. */
    public ApiForm.Values status(Map<String, ?> body) {
        return STATUS.check(body);
    }

    /**
     * The second member's decision.
     *
     * @param seenValue the value that it was made on, or null
     */
    public record Confirm(Decision decision, BigDecimal seenValue) {
    }

    /** The second member's decision; a rejection has a comment. */
    public Confirm confirm(Map<String, ?> body) {
        ApiForm.Values v = CONFIRM.check(body);
        boolean approved = v.text("decision").equals("approve");
        if (!approved && !v.has("comment")) {
            throw Refusal.field("comment", "is required to reject");
        }
        return new Confirm(new Decision(approved, v.text("comment")), v.decimal("pendingValue"));
    }

    /** Vouchers to be issued, checked field by field. */
    public Issue issue(Map<String, ?> body) {
        ApiForm.Values v = issue.check(body);
        return new Issue(new VoucherOrder(v.text("quotaKey"), texts(v, "customerIds"), v.decimal("faceValue"), v.decimal("minOrderAmount"),
                moment(v, "effectiveAt"), moment(v, "expireAt"), limits(v), v.text("memo")), v.text("verificationCode"));
    }

    /** Vouchers to be taken back. */
    public Reclaim reclaim(Map<String, ?> body) {
        ApiForm.Values v = RECLAIM.check(body);
        return new Reclaim(texts(v, "voucherKeys"), v.text("remark"), v.text("verificationCode"));
    }

    /** Quota to be given to resellers. */
    public Allocate allocate(Map<String, ?> body) {
        ApiForm.Values v = ALLOCATE.check(body);
        return new Allocate(texts(v, "resellerIds"), v.decimal("amount"), v.text("verificationCode"));
    }

    /** Quotas to be taken back. */
    public Reclaim takeBack(Map<String, ?> body) {
        ApiForm.Values v = TAKE_BACK.check(body);
        return new Reclaim(texts(v, "quotaKeys"), v.text("remark"), v.text("verificationCode"));
    }

    /** A voucher for the partner itself, checked field by field. */
    public ApiForm.Values own(Map<String, ?> body) {
        return OWN.check(body);
    }

    /** The kind that the values name. */
    public static QuotaKind kind(ApiForm.Values values) {
        return StatusCode.of(QuotaKind.class, values.text("kind"));
    }

    /** The database keeps microseconds. */
    public static Instant moment(ApiForm.Values values, String key) {
        Instant at = (Instant) values.object(key);
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static UseLimits limits(ApiForm.Values values) {
        return new UseLimits(texts(values, "cloudServiceTypes"), texts(values, "productIds"));
    }

    private static List<String> texts(ApiForm.Values values, String key) {
        List<String> texts = values.list(key).stream().map(e -> e instanceof String text ? text.strip() : "").toList();
        if (!texts.stream().allMatch(text -> CODE.matcher(text).matches()) || texts.stream().distinct().count() < texts.size()) {
            throw Refusal.field(key, "must be a list of texts of 1 to 64 characters without commas, each once");
        }
        return texts;
    }
}
