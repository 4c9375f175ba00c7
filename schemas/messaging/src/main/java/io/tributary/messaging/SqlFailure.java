package io.tributary.messaging;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failed statement or transaction tells, by SQLSTATE (PostgreSQL, appendix A). */
public enum SqlFailure {
    /**
     * Class 22 (data exception), 23 (constraint) or 54 (a limit of the program, for example of an
     * index): a value did it, and will do it again.
     */
    CONTENT,
    /** 40001 or 40P01: two transactions met; the same again may go through at once. */
    CONFLICT,
    /**
     * The database is away, overloaded, or refuses for reasons of its own; whether it committed is
     * unknown.
     */
    UNAVAILABLE,
    /** Nothing that the database said. */
    OTHER;

    private static final int MAX_CAUSES = 20;
    private static final Set<String> CONTENT_CLASSES = Set.of("22", "23", "54");
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /** What the exception or the nearest of its causes tells. */
    public static SqlFailure of(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            switch (cause) {
                case R2dbcException e -> {
                    return ofState(Objects.requireNonNullElse(e.getSqlState(), ""));
                }
                case TimeoutException _, IOException _ -> {
                    return UNAVAILABLE;
                }
                default -> cause = cause.getCause();
            }
        }
        return OTHER;
    }

    private static SqlFailure ofState(String state) {
        if (CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        return CONTENT_CLASSES.stream().anyMatch(state::startsWith) ? CONTENT : UNAVAILABLE;
    }
}
