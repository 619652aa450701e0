package org.partnercenter.platform.forms;

import org.camunda.bpm.engine.rest.exception.RestException;
import org.partnercenter.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of one row of an action on many: done, or refused with code and reason, which stops no other row.
 *
 * @param ok      whether it was done
 * @param code    the refusal's code, null when it was done
 * @param message the refusal's reason, null when it was done
 */
public record RowResult(String key, boolean ok, String code, String message) {

    private static final Logger LOG = LoggerFactory.getLogger(RowResult.class);

    /**
     * Runs the action for one row, which is a transaction of its own; what a rule turns down becomes its result, whether the module or a
     * task's door refused it. A lost race is tried again, and is {@code TRY_AGAIN} when it stays lost.
     */
    public static RowResult of(String key, Runnable action) {
        for (int attempt = 1; ; attempt++) {
            try {
                action.run();
                return new RowResult(key, true, null, null);
            } catch (Refusal refusal) {
                return new RowResult(key, false, refusal.code(), refusal.getMessage());
            } catch (RestException refusal) {
                String line = String.valueOf(refusal.getMessage());
                int colon = line.indexOf(':');
                return colon < 0 ? new RowResult(key, false, "NOT_ALLOWED", line)
                        : new RowResult(key, false, line.substring(0, colon).split(" ")[0], line.substring(colon + 1).strip());
            } catch (RuntimeException e) {
                if (!Refusals.isLostRace(e)) {
                    throw e;
                }
                if (attempt == Refusals.TRIES) {
                    LOG.warn("{} collided {} times, giving up", key, attempt, e);
                    return new RowResult(key, false, "TRY_AGAIN", "somebody else works on it at this moment; please try again");
                }
            }
        }
    }
}
