package io.tributary.web.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    /** A problem that trying again does not mend. */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** A passing problem: the answer carries {@code Retry-After}. */
    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(
                problem.type().code() + (problem.detail() == null ? "" : ": " + problem.detail()),
                null,
                false,
                false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }

    /** When to try again; null where that does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
