package org.partnercenter.funds;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.money;
import static org.partnercenter.platform.forms.ApiForm.text;

import java.math.BigDecimal;
import java.util.Map;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;

/**
 * Money that a partner wants to give or take back.
 *
 * @param customerId or null
 * @param resellerId or null; one of the two is there
 */
public record NewAllocation(AllocationKind kind, String customerId, String resellerId, BigDecimal amount, String verificationCode) {

    private static final ApiForm FORM = ApiForm.of(choice("kind", AllocationKind.ALLOCATE.code(), AllocationKind.RECLAIM.code()).required(),
            text("customerId", 64), text("resellerId", 64), money("amount").required(), text("verificationCode", 16));

    /** What a body asks for; 400 naming the field that is wrong. */
    public static NewAllocation of(Map<String, ?> body) {
        ApiForm.Values values = FORM.check(body);
        if (values.has("customerId") == values.has("resellerId")) {
            throw Refusal.field(values.has("customerId") ? "resellerId" : "customerId", "one of customerId and resellerId is to be given");
        }
        if (values.decimal("amount").signum() <= 0) {
            throw Refusal.field("amount", "must be above 0");
        }
        return new NewAllocation(StatusCode.of(AllocationKind.class, values.text("kind")), values.text("customerId"), values.text("resellerId"),
                values.decimal("amount"), values.text("verificationCode"));
    }

    boolean isReclaim() {
        return kind == AllocationKind.RECLAIM;
    }
}
