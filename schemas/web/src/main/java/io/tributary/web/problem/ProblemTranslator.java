package io.tributary.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * Knows some exceptions of a library and what a client is told of them; a bean of this type is
 * asked for every error.
 */
@FunctionalInterface
public interface ProblemTranslator {

    /** What the client is told; null where this translator does not know the error. */
    @Nullable ProblemException translate(Throwable error);
}
