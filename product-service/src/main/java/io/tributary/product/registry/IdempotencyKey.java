package io.tributary.product.registry;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * By which a client's tries of one request are known as such
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value 1..255 printable ASCII characters
 */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** The request's key; null without one, 422 for several or an unprintable one. */
    static @Nullable IdempotencyKey of(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || !PRINTABLE.matcher(values.getFirst()).matches()) {
            FieldProblem wrong =
                    new FieldProblem(
                            HEADER, values.getFirst(), "once, 1..255 printable ASCII characters");
            throw Problem.invalid(List.of(wrong)).exception();
        }
        return new IdempotencyKey(values.getFirst());
    }
}
