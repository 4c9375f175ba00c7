package io.tributary.web.problem;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Says 503 with {@code Retry-After} while the database cannot be reached or gives way to another
 * transaction.
 */
final class DatabaseProblems implements ProblemTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(10);

    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - REST.toNanos());

    @Override
    public @Nullable ProblemException translate(Throwable error) {
        if (!passes(error)) {
            return null;
        }
        log(error);
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the database does not answer"), SOON);
    }

    /** A warning now and then: every request of a busy service meets the same trouble. */
    private void log(Throwable error) {
        long now = System.nanoTime();
        long last = warnedAt.get();
        if (now - last >= REST.toNanos() && warnedAt.compareAndSet(last, now)) {
            LOG.warn("database trouble: {}", error.toString());
        } else {
            LOG.debug("database trouble: {}", error.toString());
        }
    }

    private static boolean passes(Throwable error) {
        return error instanceof DataAccessResourceFailureException
                || error instanceof TransientDataAccessException
                || error instanceof RecoverableDataAccessException
                || error instanceof CannotCreateTransactionException
                || error instanceof TransactionTimedOutException
                || error instanceof R2dbcTransientException
                || error instanceof R2dbcNonTransientResourceException;
    }
}
