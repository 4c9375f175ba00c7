package io.tributary.operations;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;

/** What cannot be done now and may be later. */
final class Unavailable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Unavailable() {}

    static ProblemException of(String detail) {
        return new ProblemException(Problem.of(CommonProblem.OVERLOADED, detail), RETRY_AFTER);
    }
}
