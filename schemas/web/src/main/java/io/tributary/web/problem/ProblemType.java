package io.tributary.web.problem;

import java.util.Locale;

/**
 * A kind of problem. Each service has one enum of its own kinds, whose constants are named as their
 * codes; {@link CommonProblem} has those of all.
 */
public interface ProblemType {

    /** The constant's name. */
    String name();

    /** What every occurrence says. */
    ProblemKind kind();

    /** The last part of {@code urn:tributary:problem:<code>}, kebab-case. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    default int status() {
        return kind().status();
    }

    /** One short sentence that is the same for every occurrence. */
    default String title() {
        return kind().title();
    }
}
