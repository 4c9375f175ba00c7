package io.tributary.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is written: the members of RFC 9457, {@code traceId}, {@code errors}, and the
 * extensions beside them.
 */
public final class ProblemBody {

    private static final String URN = "urn:tributary:problem:";

    private ProblemBody() {}

    /**
     * The {@code problem} of one item of a batch; it carries no trace id, since the batch has only
     * one.
     */
    public static Map<String, Object> ofItem(Problem problem) {
        return write(problem, null);
    }

    /** The body of an answer. */
    public static Map<String, Object> of(Problem problem, String traceId) {
        return write(problem, traceId);
    }

    /** The body of an answer of which the status says all. */
    public static Map<String, Object> ofStatus(int status, String traceId) {
        return write(Problem.of(ErrorProblems.typeOf(status)), traceId);
    }

    private static Map<String, Object> write(Problem problem, @Nullable String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", URN + problem.type().code());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        String detail = problem.detail();
        if (detail != null) {
            body.put("detail", detail);
        }
        if (traceId != null) {
            body.put("traceId", traceId);
        }
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        problem.extensions().forEach(body::putIfAbsent);
        return body;
    }
}
