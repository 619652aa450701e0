package org.partnercenter.voucher;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** How {@code /api} answers what became of a batch: a single one that stays as it was is a problem, which is kept like any answer. */
final class ReclaimAnswer {

    private ReclaimAnswer() {
    }

    static ResponseEntity<?> of(ReclaimResult result) {
        if (result.failed().size() != 1 || !result.reclaimed().isEmpty()) {
            return ResponseEntity.ok(result);
        }
        ReclaimResult.Failed failed = result.failed().get(0);
        ProblemDetail problem = ProblemDetail.forStatus(failed.status());
        problem.setDetail(failed.message());
        problem.setProperty("code", failed.code());
        problem.setProperty("key", failed.key());
        return ResponseEntity.of(problem).build();
    }
}
