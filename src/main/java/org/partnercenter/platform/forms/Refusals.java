package org.partnercenter.platform.forms;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.partnercenter.platform.Refusal;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Gives the refusals of the engine's services their status. engine-rest answers 500 to everything but its own exceptions, so
 * a refusal leaves the services as one of these; lost races are tried again before they become an answer.
 */
final class Refusals {

    private static final int TRIES = 4;

    private Refusals() {
    }

    /** Runs the call; {@code over} tells whether its subject has ended meanwhile, then a failure means that somebody else was first. */
    static <T> T translated(Supplier<T> call, BooleanSupplier over) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (RestException e) {
                throw e;
            } catch (RuntimeException e) {
                Refusal refusal = refusal(e);
                if (refusal != null) {
                    throw rest(refusal);
                }
                if (over.getAsBoolean()) {
                    throw rest(Refusal.alreadyDecided());
                }
                if (!isLostRace(e)) {
                    throw e instanceof AuthorizationException ? rest(Refusal.notAllowed("your role does not permit this")) : e;
                }
                if (attempt == TRIES) {
                    throw rest(Refusal.alreadyDecided());
                }
            }
        }
    }

    static InvalidRequestException rest(Refusal refusal) {
        return new InvalidRequestException(Response.Status.fromStatusCode(refusal.status()), refusal.line());
    }

    /** The refusal in the chain of causes: some of the engine's callers wrap what a bean throws. */
    private static Refusal refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static boolean isLostRace(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof org.camunda.bpm.engine.OptimisticLockingException
                    || cause instanceof java.sql.SQLIntegrityConstraintViolationException
                    || cause instanceof java.sql.SQLTransactionRollbackException) {
                return true;
            }
        }
        return e instanceof NullValueException || e instanceof ProcessEngineException p && p.getCode() == 1;
    }
}
