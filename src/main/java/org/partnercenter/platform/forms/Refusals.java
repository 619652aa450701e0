package org.partnercenter.platform.forms;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.partnercenter.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives the refusals of the engine's services their status. engine-rest answers 500 to everything but its own exceptions, so
 * a refusal leaves the services as one of these; lost races are tried again before they become an answer. Within a transaction of the
 * caller's, which is lost with the race, nothing is tried again: whoever began it does.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    static final int TRIES = 4;
    private static final Set<Integer> COLLISIONS = Set.of(BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode(),
            BuiltinExceptionCode.DEADLOCK.getCode(), BuiltinExceptionCode.FOREIGN_KEY_CONSTRAINT_VIOLATION.getCode());
    /** Unique keys on both databases, foreign keys on PostgreSQL and on H2: two inserts, or an insert beside a delete. */
    private static final Set<String> UNIQUE_OR_FOREIGN_KEY = Set.of("23505", "23503", "23506");

    private Refusals() {
    }

    /** Runs the call; {@code over} tells whether its subject has ended meanwhile, then a failure means that somebody else was first. */
    static <T> T translated(Supplier<T> call, BooleanSupplier over) {
        boolean joined = TransactionSynchronizationManager.isActualTransactionActive();
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
                if (joined && isLostRace(e)) {
                    throw new ConcurrencyFailureException("somebody else changed the same at the same moment", e);
                }
                if (over.getAsBoolean()) {
                    LOG.info("lost to somebody else who was first: {}", e.toString());
                    throw rest(Refusal.alreadyDecided());
                }
                if (!isLostRace(e)) {
                    throw e instanceof AuthorizationException ? rest(Refusal.notAllowed("your role does not permit this")) : e;
                }
                if (attempt == TRIES) {
                    LOG.warn("collided {} times, giving up", TRIES, e);
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

    /** Whether trying again can help: somebody else changed, deleted or inserted the same rows at the same moment. */
    static boolean isLostRace(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof OptimisticLockingException
                    || cause instanceof UnexpectedRollbackException
                    || cause instanceof ProcessEngineException engine && COLLISIONS.contains(engine.getCode())
                    || cause instanceof SQLException sql && isCollision(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCollision(String sqlState) {
        return sqlState != null && (sqlState.startsWith("40") || UNIQUE_OR_FOREIGN_KEY.contains(sqlState));
    }
}
