package io.tributary.interaction.recording;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Why a transaction failed, as far as that decides what is done next. */
enum SqlFailure {
    /** A value cannot be stored, whatever is tried: SQLSTATE class 22, 23 or 54. */
    CONTENT,
    /**
     * Another transaction was in the way, or the database cannot be reached; whether it committed
     * may be unknown.
     */
    PASSING,
    /** A fault of ours. */
    FAULT;

    private static final Set<String> CONTENT_CLASSES = Set.of("22", "23", "54");
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    static SqlFailure of(Throwable error) {
        SqlFailure failure = FAULT;
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException sql
                    && sql.getSqlState() != null
                    && sql.getSqlState().length() == 5) {
                return ofState(sql.getSqlState());
            }
            if (isAway(cause)) {
                failure = PASSING;
            }
        }
        return failure;
    }

    private static SqlFailure ofState(String state) {
        String type = state.substring(0, 2);
        if (CONTENT_CLASSES.contains(type)) {
            return CONTENT;
        }
        return PASSING_CLASSES.contains(type) ? PASSING : FAULT;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof R2dbcTransientResourceException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TimeoutException
                || cause instanceof IOException;
    }
}
