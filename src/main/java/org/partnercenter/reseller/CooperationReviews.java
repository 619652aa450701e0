package org.partnercenter.reseller;

import java.util.List;
import org.partnercenter.platform.forms.Decision;

/** The distributor's review of many applications at once, carried out where the engine is known (RSL-06). */
public interface CooperationReviews {

    /** Completes the review of each application for itself, as the signed-in user; one refused does not hold up the others. */
    List<Result> review(List<String> keys, Decision decision);

    /**
     * What became of one row.
     *
     * @param code    null when it was done, else the code of its refusal
     * @param message null when it was done, else why not
     */
    record Result(String key, boolean ok, String code, String message) {

        public static Result done(String key) {
            return new Result(key, true, null, null);
        }

        public static Result refused(String key, String code, String message) {
            return new Result(key, false, code, message);
        }
    }
}
