package io.tributary.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a problem: what becomes {@code application/problem+json}, or the {@code
 * problem} of a batch's item.
 *
 * @param type its kind
 * @param detail what happened here, value and expectation; null where the title says it all
 * @param errors all wrong fields at once; empty where it is not about fields
 * @param extensions further members, for example {@code from} and {@code to} of a refused
 *     transition
 */
public record Problem(
        ProblemType type,
        @Nullable String detail,
        List<FieldProblem> errors,
        Map<String, Object> extensions) {

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /** A problem that its kind says whole. */
    public static Problem of(ProblemType type) {
        return new Problem(type, null, List.of(), Map.of());
    }

    /** A problem with a sentence of its own. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /** Fields that do not have the expected form. */
    public static Problem invalid(List<FieldProblem> errors) {
        return new Problem(CommonProblem.INVALID_REQUEST, null, errors, Map.of());
    }

    /** The same with a further member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, detail, errors, more);
    }

    /** To be thrown, or handed to {@code Mono.error}. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
