package io.tributary.web.problem;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import io.tributary.web.outage.OutageLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    private static final Duration SOON = Duration.ofSeconds(1);

    private final OutageLog log =
            new OutageLog(LoggerFactory.getLogger(DatabaseProblems.class), "database trouble");

    @Override
    public @Nullable ProblemException translate(Throwable error) {
        if (!passes(error)) {
            return null;
        }
        log.note(error);
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the database does not answer"), SOON);
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
