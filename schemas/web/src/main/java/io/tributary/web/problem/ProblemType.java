package io.tributary.web.problem;

/**
 * A kind of problem. Each service has one enum of its own kinds; {@link CommonProblem} has those of
 * all.
 */
public interface ProblemType {

    /** The last part of {@code urn:tributary:problem:<code>}, kebab-case. */
    String code();

    /** The HTTP status. */
    int status();

    /** One short sentence that is the same for every occurrence. */
    String title();
}
