package org.partnercenter.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.partnercenter.platform.Refusal;

/** What a refused call says. */
final class Refused {

    private Refused() {
    }

    static void with(int status, String code, ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
    }

    static void field(String field, ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("a refusal of %s", field).isNotNull();
        assertThat(refusal.code()).isEqualTo("FIELD_INVALID");
        assertThat(refusal.field()).isEqualTo(field);
    }
}
